// The phone's own back button or gesture leads to the screen before, not off the page.

export class BackButton {
  constructor(app) {
    this.app = app;
    this.guarded = false;
    this.listener = () => this.pressed();
    window.addEventListener("popstate", this.listener);
  }

  // One entry of ours lies on top of the browser's history while there is somewhere to go back to.
  guard() {
    if (!this.app.session.hosted || this.guarded) return;
    window.history.pushState({ wli: true }, "");
    this.guarded = true;
  }

  pressed() {
    const { app } = this;
    if (!this.guarded) return;
    this.guarded = false;
    // In the dark nothing can be seen to move.
    if (app.headsUp.isOn) return void this.guard();
    if (app.menu.open) app.menu.toggle(false);
    else if (app.looking) app.look(false);
    else if (app.journey.canGoBack) app.go(() => app.journey.back());
    if (app.journey.canGoBack) this.guard();
  }

  stop() {
    window.removeEventListener("popstate", this.listener);
  }
}

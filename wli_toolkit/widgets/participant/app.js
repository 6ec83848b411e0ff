// The page: what is heard and pressed decides which screen is drawn; around it stand notices and the frame.

import { announce, focusOn, h, liveRegion, replace, setText } from "../base/dom.js";
import { Words } from "../base/words.js";
import { askScreen } from "./asking.js";
import { BackButton } from "./backing.js";
import { carryOver } from "./carrying.js";
import { chooseScreen } from "./choosing.js";
import { conflictNews } from "./conflict_notice.js";
import { draftsScreen } from "./drafts.js";
import { feedbackScreen } from "./feedback.js";
import { lookBackScreen } from "./follow_up.js";
import { barOf, fillNav } from "./frame.js";
import { handInScreen } from "./handing.js";
import { HeadsUp } from "./heads_up.js";
import { helpNews } from "./help.js";
import { lateScreen } from "./late.js";
import { Menu } from "./menu.js";
import { Meanwhile, shows } from "./meanwhile.js";
import { noticesOf } from "./notices.js";
import { picturesScreen } from "./released.js";
import { rowsScreen } from "./rows.js";
import { codeScreen, consentScreen, goodbyeScreen, introScreen, pauseScreen, restScreen, waitScreen } from "./scenes.js";
import { isFirst, screenAsking } from "./screens.js";
import { statusOf } from "./status.js";
import { Journey } from "./steps.js";
import { takeHomeScreen } from "./taking.js";

const SCREENS = {
  ask: askScreen,
  choose: chooseScreen,
  code: codeScreen,
  consent: consentScreen,
  drafts: draftsScreen,
  feedback: feedbackScreen,
  handIn: handInScreen,
  intro: introScreen,
  late: lateScreen,
  lookBack: lookBackScreen,
  pause: pauseScreen,
  rows: rowsScreen,
  takeHome: takeHomeScreen,
  wait: waitScreen,
};
const TICK_MS = 500;

export class App {
  constructor(session, el) {
    this.session = session;
    this.words = new Words({}, "ja");
    this.journey = null;
    this.resting = false;
    this.looking = false;
    this.notice = null;
    // A row just removed, to be brought back; what is ticked for handing in.
    this.removed = null;
    this.ticked = null;
    this.news = {};
    // Parts of the screen that look at every change themselves.
    this.following = [];
    this.typedAt = -Infinity;
    this.size = Number(session.drawer.read("wli-size")) || 1;
    this.live = liveRegion();
    this.history = new BackButton(this);
    this.meanwhile = new Meanwhile(this);
    this.status = h("p", { class: "wli-status", role: "status" });
    this.root = h("div", { class: "wli wli-participant" }, h("p", { class: "wli-loading" }, "…"));
    el.append(this.root);
    this.headsUp = new HeadsUp(this, el);
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    // A finger on the page is in the middle of something, however long it rests.
    this.holding = false;
    this.hold = () => (this.holding = true);
    this.release = () => (this.holding = false);
    this.root.addEventListener("pointerdown", this.hold);
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, this.release, true);
    session.listen((what, detail) => this.hear(what, detail));
  }

  stop() {
    this.meanwhile.stop();
    clearInterval(this.ticking);
    this.headsUp.stop();
    for (const end of ["pointerup", "pointercancel"]) window.removeEventListener(end, this.release, true);
    this.history.stop();
    this.root.remove();
  }

  hear(what, detail) {
    if (what === "state") this.begin();
    else if (what === "gone") this.draw();
    else if (what === "live") this.follow();
    else if (what === "link" || what === "saving") this.drawStatus();
    else if (what === "elsewhere") this.meanwhile.changed(detail);
    else if (what === "conflict") this.showNews(conflictNews(this, detail));
    else if (what === "row_moved") this.meanwhile.moved(detail);
    else if (what === "pictures") this.showNews(detail && this.words._("A picture of the whole room is there."));
    else if (what === "help") this.showNews(helpNews(this));
    else if (what === "problem") this.tell(this.words.t(detail), null, true);
    else if (what === "reply") this.tellOfReply();
    else if (what === "refused") this.refused(detail);
    if (this.news[what]) this.news[what](detail);
    if (what === "live") this.tick();
    this.following.forEach((update) => update());
    this.headsUp.update();
  }

  tick() {
    if (this.scene && this.scene.tick) this.scene.tick();
  }

  tellOfReply() {
    const { _ } = this.words;
    if (["handIn", "takeHome"].includes(this.journey.screen.kind)) return;
    this.tell(_("The facilitator has sent you a note. You find it with what you handed in and on the page “Take your page home”."));
  }

  // What stands above the screen has changed; only what is new is spoken.
  showNews(text) {
    if (!this.journey || this.resting) return;
    this.drawNotices();
    if (text) announce(this.live, text);
  }

  // The room's pictures, in place of the screen one is at.
  look(on) {
    this.looking = on;
    this.menu.open = false;
    this.draw();
    if (this.session.hosted) window.scrollTo(0, 0);
    focusOn(this.main.querySelector("h2"));
  }

  begin() {
    const { session } = this;
    const spoken = this.words.lang;
    this.words = new Words(session.content.words, session.lang);
    if (!this.journey) {
      this.journey = new Journey(session);
      this.journey.begin();
    } else if (this.journey.moved()) {
      this.journey.follow(this.journey.elsewhere || this.journey.step);
    } else if (spoken !== session.lang) {
      if (session.hosted) document.documentElement.lang = session.lang;
      return void this.redraw();
    }
    if (session.hosted) document.documentElement.lang = session.lang;
    return void this.draw();
  }

  // The facilitator opened a step: go there, unless someone is in the middle of a sentence.
  follow() {
    const { journey } = this;
    if (!journey) return;
    if (this.session.closed && journey.screen.kind === "wait") return void this.go(() => journey.takeHome());
    const to = journey.moved() && journey.elsewhere;
    if (!to || this.meanwhile.isBusy) {
      if (journey.screen.kind === "wait" && journey.following()) this.go(() => journey.next());
      else this.drawNotices();
      this.drawStatus();
      return;
    }
    const { _ } = this.words;
    this.go(() => journey.follow(to));
    this.tell(_("The facilitator has moved on to “{step}”.", { step: this.stepTitle(to) }));
  }

  stepTitle(step) {
    return this.words.t(step.title) || this.words.t((this.session.content.exercises[step.exercise] || {}).title);
  }

  isFirstAsked(step) {
    return isFirst(this.session, step);
  }

  refused(entry) {
    const { content } = this.session;
    const field = (content.exercises[entry.exercise] || { fields: {} }).fields[entry.field];
    const step = this.journey.stepOf(entry);
    if (!field || !step || shows(this.journey, entry)) return;
    const { _, t } = this.words;
    this.tell(`${t(field.ask)} — ${t(entry.refused)}`, {
      label: _("Go to that question"),
      act: () => this.go(() => {
        if (step.alternatives) this.session.choose(step.id, entry.exercise);
        this.journey.move(step.id, screenAsking(this.session, step, entry.field, entry.row));
      }),
    }, true);
  }

  // Move, then show where one is.
  go(move) {
    this.session.hurry();
    this.notice = null;
    this.removed = null;
    this.ticked = null;
    this.looking = false;
    this.typedAt = -Infinity;
    this.menu.open = false;
    move();
    this.draw();
    this.history.guard();
    if (this.session.hosted) window.scrollTo(0, 0);
    else if (this.root.getBoundingClientRect().top < 0) this.root.scrollIntoView();
    focusOn(this.main.querySelector("h2") || this.main);
  }

  next() {
    this.go(() => this.journey.next());
  }

  // One notice at a time, spoken as well as shown.
  tell(text, action = null, bad = false) {
    if (!text) return;
    this.notice = { text, action, bad };
    this.drawNotices();
    announce(this.live, text);
  }

  rest(resting) {
    this.resting = resting;
    this.draw();
    this.headsUp.update();
    focusOn(this.main.querySelector("h2"));
  }

  draw() {
    const { session, root } = this;
    this.news = {};
    this.following = [];
    if (!session.content) return;
    root.lang = this.words.lang;
    root.classList.toggle("wli-page", session.hosted);
    root.style.setProperty("--wli-scale", String(this.size));
    this.main = h(session.hosted ? "main" : "div", { class: "wli-main" });
    this.notices = h(session.hosted ? "aside" : "div", { class: "wli-notices" });
    this.nav = h("nav", { class: "wli-nav", "aria-label": this.words._("Back and next") });
    if (session.gone || this.resting) {
      this.fill(session.gone ? goodbyeScreen(this) : restScreen(this));
      replace(root, h("header", { class: "wli-hidden" }, h("h1", {}, this.words.t(session.content.title))), this.main);
      return;
    }
    this.menu = this.menu || new Menu(this);
    replace(root, barOf(this), this.menu.draw(), this.notices, this.main, this.nav, this.live);
    const { screen, step } = this.journey;
    session.answers.drawn();
    const scene = this.looking ? picturesScreen(this) : SCREENS[screen.kind](this, step, screen);
    this.fill(scene);
    fillNav(this, scene);
    this.drawNotices();
    this.drawStatus();
  }

  // The same screen in another language or size: what is half said goes along.
  redraw() {
    const before = this.main;
    this.draw();
    carryOver(before, this.main);
  }

  // What came from elsewhere is shown where it stands; whoever was in a field is in it again.
  redrawInPlace() {
    const fields = () => [...this.main.querySelectorAll("textarea, input, button")];
    const at = fields().indexOf(document.activeElement);
    this.draw();
    if (at >= 0) focusOn(fields()[at]);
  }

  fill(scene) {
    replace(this.main, h("div", { class: "wli-scene wli-stack" }, scene.body));
    this.scene = scene;
    this.news = scene.news || {};
  }

  // Changed at once: "saved" must never stand there while something is still on its way.
  drawStatus() {
    const { text, tone } = statusOf(this.session, this.words._);
    this.status.dataset.tone = tone;
    setText(this.status, text);
  }

  drawNotices() {
    replace(this.notices, noticesOf(this));
  }
}

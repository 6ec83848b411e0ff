// The two things an assistant does: help at the seats, and look at what is to go on the wall.

import { SeatsPanel } from "./seats_panel.js";
import { WallPanel } from "./wall_panel.js";

export class HelpPanel extends SeatsPanel {
  constructor(state, words) {
    super(state, words);
    this.name = words._("Helping");
  }
}

// What is shown on the screen, and which words are held back, the facilitator decides.
export class AssistantWallPanel extends WallPanel {
  constructor(state, words) {
    super(state, words);
    [this.screen, this.heldWords.node].forEach((node) => node.remove());
  }
}

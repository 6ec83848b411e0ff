// What an assistant's console knows: the console's own state, and whether one is still let in.

import { ConsoleState } from "./console_state.js";

export class AssistantState extends ConsoleState {
  constructor(model) {
    super(model);
    this.isOut = false;
  }

  // The passcode was renewed or withdrawn, or the workshop is over: nothing of the room stays on this device.
  hear(message) {
    if (message.type !== "signed_out") {
      super.hear(message);
      return;
    }
    this.isOut = true;
    this.wall = null;
    this.progress = {};
    this.drop();
    this.tell();
  }
}

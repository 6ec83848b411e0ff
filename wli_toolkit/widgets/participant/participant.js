// The participant's page: one widget, from consent to the page that is taken home.

import { App } from "./app.js";
import { Session } from "./session.js";

export function render({ model, el }) {
  const session = new Session(model);
  const app = new App(session, el);
  session.start();
  return () => {
    session.stop();
    app.stop();
  };
}

export default { render };

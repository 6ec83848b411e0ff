// The first page: codes that come in an address's fragment, which no server receives, are put into the form; and
// whoever was here before is told of while something of theirs has not been sent.

import { Drawer } from "../../widgets/participant/drawer.js";
import { keepsUnsent } from "../../widgets/participant/on_phone.js";

function takeFragment() {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  const resumeCode = fragment.get("r");
  const passcode = fragment.get("p");
  if (resumeCode === null && passcode === null) return false;
  history.replaceState(null, "", window.location.pathname + window.location.search);
  const resuming = document.getElementById("resume-code");
  if (resumeCode !== null && resuming !== null) {
    document.getElementById("resume").open = true;
    resuming.value = resumeCode;
    resuming.form.querySelector("button").focus();
  }
  const login = document.getElementById("passcode");
  if (passcode !== null && login !== null) {
    login.value = passcode;
    login.form.submit();
  }
  return true;
}

function warnOfUnsent() {
  const warning = document.getElementById("unsent");
  if (warning !== null) warning.hidden = !keepsUnsent(Drawer.ofPage(), warning.dataset.session);
}

const opened = [takeFragment(), warnOfUnsent()];

export default opened;

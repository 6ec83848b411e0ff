// The page that says that one's place is not there any more: nothing of it stays on this phone either.

import { Drawer } from "../../widgets/participant/drawer.js";
import { clearPhone, moveOut, whoIsHere } from "../../widgets/participant/on_phone.js";

function clearUp(code) {
  const drawer = Drawer.ofPage();
  const here = whoIsHere(drawer, code);
  if (typeof here.participant === "string") clearPhone(drawer, here);
  moveOut(drawer, code, "deleted");
  return code;
}

const gone = clearUp(document.querySelector("main").dataset.gone);

export default gone;

// The served screen page: its widget, hosted.

import { render } from "../../widgets/screen/screen.js";
import { leaveByTheDoor } from "./door.js";
import { startPage } from "./host.js";

const hosted = leaveByTheDoor(startPage(render));

export default hosted;

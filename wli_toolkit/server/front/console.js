// The served console page: its widget, hosted.

import { render } from "../../widgets/console/console.js";
import { leaveByTheDoor } from "./door.js";
import { startPage } from "./host.js";

const hosted = leaveByTheDoor(startPage(render));

export default hosted;

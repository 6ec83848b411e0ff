// The served page of an assistant's console: its widget, hosted; it notices when nobody is let in any more.

import { render } from "../../widgets/console/assistant.js";
import { watchDoor } from "./door.js";
import { startPage } from "./host.js";

const hosted = watchDoor(startPage(render));

export default hosted;

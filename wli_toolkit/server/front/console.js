// The served console page: its widget, hosted.

import { render } from "../../widgets/console/console.js";
import { startPage } from "./host.js";

const hosted = startPage(render);

export default hosted;

// The served screen page: its widget, hosted.

import { render } from "../../widgets/screen/screen.js";
import { startPage } from "./host.js";

const hosted = startPage(render);

export default hosted;

// The served workshop page: its widget, hosted.

import { render } from "../../widgets/participant/participant.js";
import { startPage } from "./host.js";

const hosted = startPage(render);

export default hosted;

// Which control asks which kind of field. `single` controls are one input and get a label of their own.

import { buildChips } from "./chips.js";
import { buildChoice } from "./choice.js";
import { buildChoices } from "./choices.js";
import { buildDate } from "./date.js";
import { buildDay } from "./day.js";
import { buildPlace } from "./place.js";
import { buildPoints } from "./points.js";
import { buildScale } from "./scale.js";
import { buildHours, buildMinutes } from "./stepper.js";
import { buildText } from "./text.js";
import { buildTime } from "./time.js";

function buildYesNo(field, value, context) {
  const { _ } = context.words;
  const options = [{ value: true, label: _("Yes") }, { value: false, label: _("No") }];
  return buildChoice({ ...field, options }, value, context);
}

export const CONTROLS = {
  scale: { build: buildScale },
  choice: { build: buildChoice },
  choices: { build: buildChoices },
  text: { build: buildText, single: true },
  yes_no: { build: buildYesNo },
  minutes: { build: buildMinutes, single: true },
  hours: { build: buildHours, single: true },
  day: { build: buildDay },
  date: { build: buildDate, single: true },
  time: { build: buildTime, single: true },
  points: { build: buildPoints },
  chips: { build: buildChips },
  place: { build: buildPlace },
};

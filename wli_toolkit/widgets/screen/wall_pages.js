// How the texts on the wall are dealt to pages: by question, as many as can be read from the back of the room.

import { list, record } from "../console/room.js";

const MOST_ON_A_PAGE = 6;
const MOST_TO_READ = 170;
const FIRST_WIDE_LETTER = 0x2e80;
const NARROW_LETTER = 0.55;
// A page stays so long, and a second more for each of these many wide letters, up to the longest.
const SHORTEST_S = 10;
const LETTERS_A_SECOND = 10;
const LONGEST_S = 30;

export function readVoices(raw) {
  return list(raw).map(record).filter((voice) => typeof voice.text === "string" && voice.text);
}

// The room a text takes, in letters as wide as a Japanese one.
function widthOf(text) {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) >= FIRST_WIDE_LETTER ? 1 : NARROW_LETTER), 0);
}

// [{exercise, question, voices}]: what stands first on the wall comes first; a question's texts stay together.
export function pagesOf(voices, t) {
  const groups = new Map();
  voices.forEach((voice) => {
    const asked = { exercise: t(voice.exercise), question: t(voice.question) };
    const key = JSON.stringify(asked);
    groups.set(key, { ...asked, voices: [...(groups.has(key) ? groups.get(key).voices : []), voice] });
  });
  return [...groups.values()].flatMap((group) => dealt(group.voices).map((some) => ({ ...group, voices: some })));
}

// As even as can be: seven are four and three, not six and one.
function dealt(voices) {
  const fewest = Math.ceil(voices.length / MOST_ON_A_PAGE);
  const most = Math.ceil(voices.length / fewest);
  const pages = [];
  voices.forEach((voice) => {
    const page = pages[pages.length - 1];
    const read = page ? page.reduce((sum, one) => sum + widthOf(one.text), 0) : 0;
    if (page && page.length < most && read + widthOf(voice.text) <= MOST_TO_READ) page.push(voice);
    else pages.push([voice]);
  });
  return pages;
}

// Seconds that a page stays: what slow readers need, and never in a hurry.
export function dwellOf({ voices }) {
  const read = voices.reduce((sum, voice) => sum + widthOf(voice.text), 0);
  return Math.min(LONGEST_S, SHORTEST_S + read / LETTERS_A_SECOND);
}

/** The mark of each code, a shape and a colour of its own, and the icons of the exercises. */

import { drawn } from "./drawing.js";

const SHAPES = [
  "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z",
  "M2.5 2.5h11v11h-11z",
  "M8 1.5 15 14H1z",
  "M8 .8 15.2 8 8 15.2.8 8z",
  "M5.7 1.5h4.6v4.2h4.2v4.6h-4.2v4.2H5.7v-4.2H1.5V5.7h4.2z",
  "m8 .8 2.1 4.8 5.3.5-4 3.5 1.2 5.2L8 12l-4.6 2.8 1.2-5.2-4-3.5 5.3-.5z",
  "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zM8 5a3 3 0 1 1 0 6 3 3 0 1 1 0-6z",
  "M8 14.5 1 2h14z",
  "M4 1.5a6.5 6.5 0 0 1 0 13z",
];

/**
 * The mark of the code at this place in the palette. After the ninth, a shape has the colour of another one.
 * @param {number} place
 */
export function codeIcon(place) {
  const svg = drawn(SHAPES[place % SHAPES.length], "entraide-code-icon");
  const round = Math.floor(place / SHAPES.length);
  svg.dataset.mark = String(((place + 4 * round) % SHAPES.length) + 1);
  return svg;
}

const CROSS = "M4.1 2.8 8 6.7l3.9-3.9 1.3 1.3L9.3 8l3.9 3.9-1.3 1.3L8 9.3l-3.9 3.9-1.3-1.3L6.7 8 2.8 4.1z";
const INFO =
  "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zm0 1.4a5.6 5.6 0 1 1 0 11.2 5.6 5.6 0 1 1 0-11.2zM7.2 4.2h1.6v1.6H7.2zm0 2.7h1.6v5H7.2z";

export const ICONS = {
  found: "M6.2 13.4 1.4 8.6l1.9-1.9 2.9 2.9 6.5-6.5L14.6 5z",
  fits: "M1.6 9.7C2.8 6.6 5 5.6 7.6 7.1c2 1.2 3 1.2 4.3-1.3l2.5 1.1c-1.6 3.6-4.2 4.4-7.2 2.7-1.6-.9-2.3-.7-3.2 1.2z",
  missed: "M8 1.6a6.4 6.4 0 1 0 0 12.8A6.4 6.4 0 1 0 8 1.6zm0 2.2a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 1 1 0-8.4z",
  extra: "M2 5h6.9l1.7-2.8 1.5.8-1.2 2H14v1.8H9.7L8.3 9.2H14V11H7.1l-1.7 2.8-1.5-.8 1.2-2H2V9.2h4.3l1.5-2.4H2z",
  wrong: CROSS,
  other: CROSS,
  undo: "M6.5 2 2 6l4.5 4V7.3h3a2.6 2.6 0 0 1 0 5.2H5v1.7h4.5a4.3 4.3 0 0 0 0-8.6h-3z",
  redo: "M9.5 2 14 6l-4.5 4V7.3h-3a2.6 2.6 0 0 0 0 5.2H11v1.7H6.5a4.3 4.3 0 0 1 0-8.6h3z",
  about: INFO,
  meanings: INFO,
  memo: "M2.5 1.5h8.2l2.8 2.8v10.2h-11zM4 5.5v1.3h8V5.5zm0 2.6v1.3h8V8.1zm0 2.6V12h5v-1.3z",
  previous: "m10.5 2.2 1.4 1.4L7.5 8l4.4 4.4-1.4 1.4L4.7 8z",
  next: "M5.5 2.2 4.1 3.6 8.5 8l-4.4 4.4 1.4 1.4L11.3 8z",
  fold: "m2.2 5.5 1.4-1.4L8 8.5l4.4-4.4 1.4 1.4L8 11.3z",
  wait: "M8 4a4 4 0 1 0 0 8 4 4 0 1 0 0-8z",
  warning: "M8 1 15.5 14.5H.5zM7.2 6v4h1.6V6zm0 5v1.6h1.6V11z",
  deselect: CROSS,
};

/** @typedef {keyof typeof ICONS} IconName */

/** @param {IconName} name */
export function icon(name) {
  return drawn(ICONS[name]);
}

/** The coding exercise as a widget: exercise.js draws it, here and where another exercise has it coded. */

import { renderCoding } from "./exercise.js";

/** @param {import("../common/frame.js").Host<import("./exercise.js").Coding>} host */
function render(host) {
  return renderCoding(host);
}

export default { render };

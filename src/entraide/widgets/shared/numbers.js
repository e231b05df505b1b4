/** Numbers as each language writes them. French is given its unbreakable spaces. */

/** 12,675 or 12 675. @param {string} lang @param {number} number */
export function whole(lang, number) {
  const digits = String(Math.round(number));
  return digits.replace(/\B(?=(\d{3})+$)/g, lang === "fr" ? "\u00a0" : ",");
}

/** At most one decimal: 1.3 or 1,3. @param {string} lang @param {number} number @param {number} [places] */
export function decimal(lang, number, places = 1) {
  const text = String(Number(number.toFixed(places)));
  return lang === "fr" ? text.replace(".", ",") : text;
}

/** $75 or 75 $; cents only where there are some. @param {string} lang @param {number} dollars */
export function money(lang, dollars) {
  const cents = Math.round(dollars * 100) % 100;
  const text = cents && dollars < 100 ? dollars.toFixed(2) : whole(lang, dollars);
  return lang === "fr" ? `${text.replace(".", ",")}\u00a0$` : `$${text}`;
}

/** 25 min, 2 h, 1 h 25 min (1 h 25 in French). @param {string} lang @param {number} minutes */
export function duration(lang, minutes) {
  const total = Math.round(minutes);
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  if (!hours) return `${rest}\u00a0min`;
  if (!rest) return `${hours}\u00a0h`;
  return lang === "fr"
    ? `${hours}\u00a0h\u00a0${String(rest).padStart(2, "0")}`
    : `${hours}\u00a0h\u00a0${rest}\u00a0min`;
}

/**
 * How many of 100 a chance makes, never saying none or all of what is only rare or common.
 * @param {number} chance
 * @returns {{ kind: "few" | "some" | "most", n: number }}
 */
export function outOf100(chance) {
  if (chance < 0.01) return { kind: "few", n: 1 };
  if (chance > 0.99) return { kind: "most", n: 99 };
  return { kind: "some", n: Math.round(chance * 100) };
}

/** A number typed by a person, in either language's manner; NaN where it is none. @param {string} text */
export function typed(text) {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return plain === "" ? NaN : Number(plain);
}

/** A coefficient from −1 to 1, with two decimals and a true minus sign: 0.45 or 0,45. @param {string} lang @param {number} number */
export function ratio(lang, number) {
  const text = Math.abs(number).toFixed(2);
  const signed = number < 0 && Number(text) ? `−${text}` : text;
  return lang === "fr" ? signed.replace(".", ",") : signed;
}

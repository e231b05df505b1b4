/**
 * Whether somebody said, as long as this tab is open, that the answers to an assignment are hers. On a shared computer
 * nothing of another's is shown or handed in before.
 *
 * @typedef {Pick<import("./store.js").Store, "prefix" | "write">} Site
 */

/** Under which key a tab keeps that somebody said so of an assignment. @param {Pick<Site, "prefix">} site @param {string} assignment */
export const confirmedBy = ({ prefix }, assignment) => `${prefix}mine/${assignment}`;

/** Whether she has said so in this tab. @param {Pick<Site, "prefix">} site @param {string} assignment */
export function areHers(site, assignment) {
  try {
    return globalThis.sessionStorage.getItem(confirmedBy(site, assignment)) !== null;
  } catch {
    return false; // A tab that keeps nothing knows of nobody.
  }
}

/** Under which name the other tabs hear of it; nothing stays there. */
export const BROUGHT = "brought";

/** Answers have come that nobody gave here: whose they are is to be asked again, of every assignment, in every tab. @param {Site} site @param {Storage} [tab] */
export function askAgain({ prefix, write }, tab) {
  write(BROUGHT, { at: new Date().toISOString() });
  write(BROUGHT, null);
  try {
    const kept = tab ?? globalThis.sessionStorage;
    const marks = Array.from({ length: kept.length }, (_, n) => kept.key(n) ?? "");
    for (const mark of marks) if (mark.startsWith(confirmedBy({ prefix }, ""))) kept.removeItem(mark);
  } catch (error) {
    // Where the tab keeps nothing, it is asked each time.
    console.debug(error);
  }
}

// Scores and comments in nbgrader's gradebook, through Formgrader's own addresses.

/**
 * @typedef {{ id: string, name: string, auto_score: number | null, manual_score: number | null,
 *   extra_credit: number | null, max_score: number, needs_manual_grade: boolean }} Grade
 * @typedef {{ id: string, name: string, auto_comment: string | null, manual_comment: string | null }} Comment
 */

const { address = "", submission = "" } = document.body.dataset;

/** @param {string} path @param {RequestInit} [options] @returns {Promise<any>} */
async function ask(path, options) {
  // A hub wants the token even from who only reads.
  const headers = { "X-CSRFToken": document.cookie.match(/\b_xsrf=([^;]*)/)?.[1] ?? "" };
  const answer = await fetch(`${address}/api/${path}`, { credentials: "same-origin", headers, ...options });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.json();
}

/** @param {string} path @param {object} body */
const put = (path, body) => ask(path, { method: "PUT", body: JSON.stringify(body) });

/** @returns {Promise<Grade[]>} */
export const grades = () => ask(`grades?submission_id=${encodeURIComponent(submission)}`);

/** @returns {Promise<Comment[]>} */
export const comments = () => ask(`comments?submission_id=${encodeURIComponent(submission)}`);

/** @param {Grade} grade @param {number | null} score @param {number | null} extra @returns {Promise<Grade>} */
export const giveScore = (grade, score, extra) =>
  put(`grade/${grade.id}`, { manual_score: score, extra_credit: extra });

/** @param {Comment} comment @param {string} text @returns {Promise<Comment>} */
export const giveComment = (comment, text) => put(`comment/${comment.id}`, { manual_comment: text });

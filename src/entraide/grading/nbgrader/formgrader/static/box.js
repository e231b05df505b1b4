// The box under an answer: its score, its criteria, its comment; each is in the gradebook as soon as it is given.

import { Criteria, parted, total, withPoints } from "./criteria.js";
import * as gradebook from "./gradebook.js";
import * as kept from "./kept.js";
import { t } from "./texts.js";

/** @type {import("./criteria.js").Line} */
const line = (name, points, of) => t("reading.criterion", { name, points, of });

/** @param {ParentNode} root @param {string} selector @returns {any} */
const find = (root, selector) => root.querySelector(selector);

/** One answer's box, with its grade and its comment from the gradebook, where it has them. */
export class Box {
  /**
   * @param {HTMLElement} element
   * @param {gradebook.Grade | undefined} grade
   * @param {gradebook.Comment | undefined} comment
   */
  constructor(element, grade, comment) {
    this.element = element;
    this.part = /** @type {HTMLElement} */ (element.closest(".part"));
    this.grade = grade;
    this.comment = comment;
    this.criteria = new Criteria(element);
    /** @type {HTMLInputElement | null} */
    this.score = find(element, ".score");
    /** @type {HTMLInputElement | null} */
    this.extra = find(element, ".extra-credit");
    /** @type {HTMLTextAreaElement | null} */
    this.text = find(element, ".comment");
    /** @type {Promise<boolean>} whether all that was given so far is in the gradebook */
    this.saving = Promise.resolve(true);
    element.addEventListener("submit", (event) => event.preventDefault());
    if (grade) this.#openScore(grade);
    if (comment) this.#openComment(comment);
  }

  /** @returns {boolean} Whether somebody must look at it. */
  get waits() {
    return this.grade?.needs_manual_grade ?? false;
  }

  /** Put the hand where it goes on: on the first criterion without points, else in the score. */
  focus() {
    const place = this.criteria.open ?? (this.waits ? this.score : this.criteria.groups[0]?.querySelector("input"));
    (place ?? this.score ?? this.text)?.focus({ preventScroll: true });
  }

  /** @param {gradebook.Grade} grade */
  #openScore(grade) {
    const { score, extra } = this;
    if (!score || !extra) return;
    score.placeholder = grade.auto_score === null ? "" : String(grade.auto_score);
    score.value = String(grade.manual_score ?? "");
    extra.value = String(grade.extra_credit ?? "");
    extra.placeholder = "0";
    score.disabled = extra.disabled = false;
    for (const field of [score, extra]) field.addEventListener("change", () => this.saveScore());
    score.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.saveScore();
    });
    for (const group of this.criteria.groups) group.addEventListener("change", () => this.#count());
    find(this.element, ".stands").addEventListener("click", () => this.saveScore());
    this.#showStanding();
  }

  /** @param {gradebook.Comment} comment */
  #openComment(comment) {
    const { text } = this;
    if (!text) return;
    const { points, words } = parted(this.criteria.named, comment.manual_comment ?? "", line);
    // Where the score was given otherwise since, they are shown as she wrote them.
    const count = points.length > 0 && total(points) === this.grade?.manual_score;
    if (count) this.criteria.show(points);
    text.value = count ? words : (comment.manual_comment ?? "");
    text.placeholder = t("reading.comment-here");
    text.disabled = false;
    text.addEventListener("change", () => this.saveComment());
    find(this.element, ".keep").addEventListener("click", () => this.#keep());
    this.#showKept();
  }

  /** What the criteria come to goes into the score, once each has its points. */
  #count() {
    const points = this.criteria.given;
    const sum = total(points);
    if (sum === null || !this.score || !this.grade) {
      const done = points.filter((one) => one !== null).length;
      this.#say(t("reading.criteria-given", { done, all: points.length }));
      return;
    }
    this.score.value = String(sum);
    this.saveScore();
  }

  /** Put the score and the extra points into the gradebook. */
  saveScore() {
    const { grade, score, extra } = this;
    if (!grade || !score || !extra) return;
    const [points, more] = [score, extra].map((field) => (field.value === "" ? null : Number(field.value)));
    if ([points, more].some((one) => one !== null && !(one >= 0)) || (points ?? 0) > grade.max_score) {
      this.saving = Promise.resolve(false);
      this.#say(t("reading.most", { points: grade.max_score }), true);
      return;
    }
    this.#save(async () => {
      this.grade = await gradebook.giveScore(grade, points, more);
      await this.#giveComment();
      this.#showStanding();
      const sum = total(this.criteria.given);
      return sum === null || sum === points ? t("reading.saved") : t("reading.overruled", { sum });
    });
  }

  /** Put the comment into the gradebook. */
  saveComment() {
    if (this.#whole === (this.comment?.manual_comment ?? "")) return;
    this.#save(async () => {
      await this.#giveComment();
      return t("reading.saved");
    });
  }

  /** The comment with the points for each criterion above it, where these make the score. */
  get #whole() {
    const words = this.text?.value ?? "";
    const { given, named } = this.criteria;
    const sum = total(given);
    return sum !== null && sum === this.grade?.manual_score ? withPoints(named, given, words, line) : words;
  }

  async #giveComment() {
    const { comment } = this;
    if (!comment || !this.text || this.#whole === (comment.manual_comment ?? "")) return;
    this.comment = await gradebook.giveComment(comment, this.#whole);
  }

  /** @param {() => Promise<string>} work What to do once all before it is done; gives what to say then. */
  #save(work) {
    this.saving = this.saving.then(async () => {
      try {
        this.#say(await work());
        return true;
      } catch (error) {
        this.#say(t("reading.not-saved", { cause: error instanceof Error ? error.message : "" }), true);
        return false;
      }
    });
  }

  #showStanding() {
    const { grade } = this;
    if (!grade) return;
    const again = grade.needs_manual_grade && grade.manual_score !== null;
    const score = (grade.manual_score ?? grade.auto_score ?? 0) + (grade.extra_credit ?? 0);
    const won = t("reading.won", { won: score, points: grade.max_score });
    const standing = find(this.part, ".standing");
    standing.textContent = again ? t("reading.graded-again", { won }) : this.waits ? t("reading.waiting") : won;
    standing.classList.toggle("waits", this.waits);
    find(this.element, ".stands").hidden = !again;
  }

  #keep() {
    const text = this.text?.value.trim();
    if (!text) return;
    this.#say(kept.keep(text) ? t("reading.kept-now") : t("reading.keeps-nothing"), !kept.comments().includes(text));
    this.#showKept();
  }

  /** The kept comments, each a button that puts it into the comment, and one that removes it. */
  #showKept() {
    const list = find(this.element, ".kept");
    list.replaceChildren(
      ...kept.comments().map((text) => {
        const row = document.createElement("li");
        const [use, remove] = [document.createElement("button"), document.createElement("button")];
        use.type = remove.type = "button";
        use.textContent = text;
        use.className = "use";
        use.addEventListener("click", () => this.#use(text));
        remove.textContent = "×";
        remove.setAttribute("aria-label", t("reading.remove", { comment: text }));
        remove.addEventListener("click", () => {
          kept.drop(text);
          this.#showKept();
        });
        row.append(use, remove);
        return row;
      }),
    );
  }

  /** @param {string} text */
  #use(text) {
    if (!this.text) return;
    this.text.value = [this.text.value.trimEnd(), text].filter(Boolean).join("\n");
    this.saveComment();
    this.text.focus();
  }

  /** @param {string} text @param {boolean} [wrong] */
  #say(text, wrong = false) {
    const status = find(this.element, ".status");
    status.textContent = text;
    status.classList.toggle("wrong", wrong);
  }
}

/**
 * Every word the exercises say of themselves, in both languages, under the same keys.
 *
 * A text is a string, or `{ one, other }` chosen by the value `n`; `{name}` stands for a value. French is written with
 * plain spaces; `say` makes them the unbreakable ones its punctuation asks for.
 */

/** @typedef {"en" | "fr"} Lang */
/** @typedef {string | { one: string, other: string }} Text */

export const TEXTS = {
  en: {
    codingExercise: "Coding exercise",
    choiceExercise: "Question",
    memoExercise: "Memo",

    excerpt: "Excerpt",
    excerptOf: "Excerpt {n} of {total}",
    speaker: "Worker {speaker}",
    sentences: "Units of the excerpt",
    progress: { one: "{n} of {total} excerpts coded", other: "{n} of {total} excerpts coded" },
    previous: "Previous",
    next: "Next",
    excerpts: "Excerpts",
    violence: "This excerpt speaks of violence. You may skip it.",
    bereavement: "This excerpt speaks of a death and of grief. You may skip it.",
    distress: "This excerpt speaks of someone in distress. You may skip it.",
    skip: "Skip this excerpt",
    support: "Where to find support",

    hint: "Each unit is a sentence. Choose one or several, then the code that fits.",
    hintWords: "Each unit is a word or a few. Choose one or several, then the codes that fit.",
    selected: { one: "{n} unit selected", other: "{n} units selected" },
    noneSelected: "No unit selected",
    deselected: "Selection cleared",
    selectFirst: "Select a unit first.",
    deselect: "Deselect",

    codes: "Codes",
    codesMeaning: "The codes and what they mean",
    find: "Find a code",
    matches: { one: "{n} code found", other: "{n} codes found" },
    noMatch: "No code found.",
    about: "What {code} means",
    include: "When to use it",
    exclude: "When not to",
    keyOf: "key {key}",

    applied: { one: "{code} applied to unit {list}", other: "{code} applied to units {list}" },
    removed: { one: "{code} removed from unit {list}", other: "{code} removed from units {list}" },
    memoChanged: "memo changed on unit {list}",
    answersCleared: "answers cleared",
    undone: "Undone: {what}",
    redone: "Redone: {what}",
    nothingToUndo: "Nothing to undo",
    nothingToRedo: "Nothing to redo",
    undo: "Undo",
    redo: "Redo",

    codesOn: "Codes on unit {n}",
    withMemo: "with a memo",
    memoFor: "{code}, on unit {n}",
    memoLabel: "Memo: why this code here?",
    removeCode: "Remove this code",
    close: "Close",
    noCodeHere: "No code on this unit yet",

    check: "Check this excerpt",
    tryFirst: "Try first: give a code to at least one unit of this excerpt, then check.",
    countFound: { one: "{n} found", other: "{n} found" },
    countMissed: { one: "{n} missed", other: "{n} missed" },
    countExtra: { one: "{n} extra", other: "{n} extra" },
    perfect: "Nothing missed and nothing extra: your coding agrees with the reference coding.",
    hit: "Found",
    fits: "Fits too",
    miss: "Missed",
    extra: "Extra",
    outdated: "Changed since you checked.",
    reveal: "Show the reference coding",
    hideReference: "Hide the reference coding",
    referenceShown: "The reference coding is shown under each unit.",
    reference: "Reference coding",
    acceptable: "would fit too",
    noReference: "No code on this unit.",
    feedbackOn: "Feedback on unit {n}",

    checkChoice: "Check",
    chooseFirst: "Choose an answer first.",
    several: "More than one answer may be right.",
    right: "Right",
    wrong: "Not this one",
    other: "Not this one",
    missed: "The right answer",
    missedOne: "Right, but not chosen",
    choiceRight: "That is right.",
    choiceAll: "You have them all.",
    choiceWrong: "Not this one. See why, then try again.",
    choiceChanged: "You changed your answer. Check again.",
    revealChoice: "Show all the explanations",
    hideChoice: "Hide the other explanations",

    words: { one: "{n} word", other: "{n} words" },
    wordsExpected: "{min} to {max} expected",
    onlyYou: "Only you see this.",
    onlyYouHere: "Only you see this; it stays in this browser.",

    clear: "Clear my answers",
    clearSure: "Clear all your answers to this exercise?",
    clearYes: "Yes, clear them",
    clearNo: "No, keep them",
    clearDone: "Answers cleared.",
    clearBack: "Bring them back",
    clearedBack: "Your answers are back.",

    inBrowser: "Kept in this browser",
    nothing: "Nothing answered yet",
    saving: "Saving…",
    kept: "Kept. Save the notebook ({key}) before you hand it in.",
    notebook: "Saved in the notebook, {time}",
    lost: "Not stored: run this cell again (Shift+Enter).",

    keys: "Keys",
    and: "and",
    keyHelp: [
      [["↑", "↓", "Home", "End"], "Move from unit to unit"],
      [["Space", "Enter"], "Select the unit, or deselect it"],
      [["Shift+↑", "Shift+↓"], "Extend the selection"],
      [["Esc"], "Clear the selection, close a memo"],
      [["1", "…", "9", "0"], "Apply a code to the selection, or remove it"],
      [["/"], "Find a code by typing, then Enter"],
      [["I"], "On a code: read what it means"],
      [["→", "←"], "From a unit to its codes, and back"],
      [["M"], "Write a memo about the last code of the unit"],
      [["Del"], "On a code of a unit: remove it"],
      [["N", "P"], "Next excerpt, previous excerpt"],
      [["{mod}+Z", "{mod}+Y"], "Undo, redo"],
      [["?"], "Show these keys, or hide them"],
    ],
  },

  fr: {
    codingExercise: "Exercice de codage",
    choiceExercise: "Question",
    memoExercise: "Mémo",

    excerpt: "Extrait",
    excerptOf: "Extrait {n} sur {total}",
    speaker: "Intervenante {speaker}",
    sentences: "Unités de l'extrait",
    progress: { one: "{n} extrait codé sur {total}", other: "{n} extraits codés sur {total}" },
    previous: "Précédent",
    next: "Suivant",
    excerpts: "Extraits",
    violence: "Cet extrait parle de violence. Vous pouvez le passer.",
    bereavement: "Cet extrait parle d'une mort et d'un deuil. Vous pouvez le passer.",
    distress: "Cet extrait parle d'une personne en détresse. Vous pouvez le passer.",
    skip: "Passer cet extrait",
    support: "Où trouver du soutien",

    hint: "Chaque unité est une phrase. Choisissez-en une ou plusieurs, puis le code qui convient.",
    hintWords:
      "Chaque unité est un mot ou quelques mots. Choisissez-en une ou plusieurs, puis les codes qui conviennent.",
    selected: { one: "{n} unité choisie", other: "{n} unités choisies" },
    noneSelected: "Aucune unité choisie",
    deselected: "Plus aucune unité choisie",
    selectFirst: "Choisissez d'abord une unité.",
    deselect: "Désélectionner",

    codes: "Codes",
    codesMeaning: "Les codes et ce qu'ils veulent dire",
    find: "Trouver un code",
    matches: { one: "{n} code trouvé", other: "{n} codes trouvés" },
    noMatch: "Aucun code trouvé.",
    about: "Ce que veut dire {code}",
    include: "Quand le prendre",
    exclude: "Quand ne pas le prendre",
    keyOf: "touche {key}",

    applied: { one: "« {code} » appliqué à l'unité {list}", other: "« {code} » appliqué aux unités {list}" },
    removed: { one: "« {code} » retiré de l'unité {list}", other: "« {code} » retiré des unités {list}" },
    memoChanged: "mémo modifié à l'unité {list}",
    answersCleared: "réponses effacées",
    undone: "Annulé : {what}",
    redone: "Rétabli : {what}",
    nothingToUndo: "Rien à annuler",
    nothingToRedo: "Rien à rétablir",
    undo: "Annuler",
    redo: "Rétablir",

    codesOn: "Codes de l'unité {n}",
    withMemo: "avec un mémo",
    memoFor: "{code}, à l'unité {n}",
    memoLabel: "Mémo : pourquoi ce code ici ?",
    removeCode: "Retirer ce code",
    close: "Fermer",
    noCodeHere: "Aucun code sur cette unité pour l'instant",

    check: "Vérifier cet extrait",
    tryFirst: "Essayez d'abord : donnez un code à au moins une unité de cet extrait, puis vérifiez.",
    countFound: { one: "{n} trouvé", other: "{n} trouvés" },
    countMissed: { one: "{n} manqué", other: "{n} manqués" },
    countExtra: { one: "{n} en trop", other: "{n} en trop" },
    perfect: "Rien ne manque et rien n'est en trop : votre codage s'accorde avec le codage de référence.",
    hit: "Trouvé",
    fits: "Convient aussi",
    miss: "Manqué",
    extra: "En trop",
    outdated: "Modifié depuis votre vérification.",
    reveal: "Montrer le codage de référence",
    hideReference: "Cacher le codage de référence",
    referenceShown: "Le codage de référence est affiché sous chaque unité.",
    reference: "Codage de référence",
    acceptable: "conviendrait aussi",
    noReference: "Aucun code sur cette unité.",
    feedbackOn: "Rétroaction sur l'unité {n}",

    checkChoice: "Vérifier",
    chooseFirst: "Choisissez d'abord une réponse.",
    several: "Il peut y avoir plus d'une bonne réponse.",
    right: "Bonne réponse",
    wrong: "Pas celle-ci",
    other: "Pas celle-ci",
    missed: "La bonne réponse",
    missedOne: "Bonne réponse, non choisie",
    choiceRight: "C'est la bonne réponse.",
    choiceAll: "Vous les avez toutes.",
    choiceWrong: "Pas celle-ci. Voyez pourquoi, puis essayez encore.",
    choiceChanged: "Vous avez changé votre réponse. Vérifiez de nouveau.",
    revealChoice: "Montrer toutes les explications",
    hideChoice: "Cacher les autres explications",

    words: { one: "{n} mot", other: "{n} mots" },
    wordsExpected: "de {min} à {max} attendus",
    onlyYou: "Vous seule voyez ce texte.",
    onlyYouHere: "Vous seule voyez ce texte ; il reste dans ce navigateur.",

    clear: "Effacer mes réponses",
    clearSure: "Effacer toutes vos réponses à cet exercice ?",
    clearYes: "Oui, les effacer",
    clearNo: "Non, les garder",
    clearDone: "Réponses effacées.",
    clearBack: "Les remettre",
    clearedBack: "Vos réponses sont revenues.",

    inBrowser: "Gardé dans ce navigateur",
    nothing: "Aucune réponse pour l'instant",
    saving: "Enregistrement en cours…",
    kept: "Réponse gardée. Enregistrez le carnet ({key}) avant de le remettre.",
    notebook: "Enregistré dans le carnet à {time}",
    lost: "Réponse non gardée : exécutez de nouveau cette cellule (Maj+Entrée).",

    keys: "Touches",
    and: "et",
    keyHelp: [
      [["↑", "↓", "Début", "Fin"], "Passer d'une unité à l'autre"],
      [["Espace", "Entrée"], "Choisir l'unité, ou ne plus la choisir"],
      [["Maj+↑", "Maj+↓"], "Étendre le choix"],
      [["Échap"], "Ne plus rien choisir, fermer un mémo"],
      [["1", "…", "9", "0"], "Appliquer un code aux unités choisies, ou le retirer"],
      [["/"], "Trouver un code en tapant son nom, puis Entrée"],
      [["I"], "Sur un code : lire ce qu'il veut dire"],
      [["→", "←"], "De l'unité à ses codes, et retour"],
      [["M"], "Écrire un mémo sur le dernier code de l'unité"],
      [["Suppr"], "Sur un code d'une unité : le retirer"],
      [["N", "P"], "Extrait suivant, extrait précédent"],
      [["{mod}+Z", "{mod}+Y"], "Annuler, rétablir"],
      [["?"], "Montrer ces touches, ou les cacher"],
    ],
  },
};

/**
 * The text under `key`, with its values filled in. An unknown language reads as English.
 * @param {string} lang
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(lang, key, values = {}) {
  const texts = lang === "fr" ? TEXTS.fr : TEXTS.en;
  const text = texts[key];
  // French counts zero with one, English with many.
  const one = lang === "fr" ? Math.abs(Number(values.n)) < 2 : Number(values.n) === 1;
  const pattern = typeof text === "string" ? text : one ? text.one : text.other;
  return spaced(lang, fill(pattern, values));
}

/** @param {string} pattern @param {Record<string, string | number>} values */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Apostrophes are curly in both languages. French punctuation keeps to its word: a narrow space before ? ! ;, a full one before : and % and inside guillemets.
 * @param {string} lang
 * @param {string} text
 */
export function spaced(lang, text) {
  const typeset = text.replaceAll("'", "’");
  if (lang !== "fr") return typeset;
  return typeset
    .replace(/ ([?!;])/g, "\u202f$1")
    .replace(/ ([:»%])/g, "\u00a0$1")
    .replace(/« /g, "«\u00a0");
}

/**
 * "2, 3 and 5", as the language writes it.
 * @param {string} lang
 * @param {Array<string | number>} items
 */
export function listed(lang, items) {
  const texts = lang === "fr" ? TEXTS.fr : TEXTS.en;
  const last = items[items.length - 1];
  return items.length < 2 ? String(last ?? "") : `${items.slice(0, -1).join(", ")} ${texts.and} ${last}`;
}

/**
 * A time of day as it is written here: 14:05, 14 h 05.
 * @param {string} lang
 * @param {Date} date
 */
export function clock(lang, date) {
  const [hours, minutes] = [date.getHours(), String(date.getMinutes()).padStart(2, "0")];
  return lang === "fr" ? `${hours}\u00a0h\u00a0${minutes}` : `${String(hours).padStart(2, "0")}:${minutes}`;
}

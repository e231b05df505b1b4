"""What the feedback says, in both languages; `say` fills in the details, escaped."""
# ruff: noqa: E501  (a sentence stays on its line)

from html import escape, unescape

from entraide.coding.answers import Note
from entraide.lang import typeset

NOTES = {
    "file-unreadable": {
        "en": "The file {file} could not be read: it is damaged or cut short. What could be found in it or elsewhere was graded.",
        "fr": "Le fichier {file} n'a pas pu être lu : il est endommagé ou incomplet. Ce qu'on a pu y trouver, ou trouver ailleurs, a été noté.",
    },
    "file-too-large": {
        "en": "The file {file} is larger than {limit} and was not read. Clear the outputs that you added, then hand it in again.",
        "fr": "Le fichier {file} dépasse {limit} et n'a pas été lu. Effacez les sorties que vous avez ajoutées, puis remettez-le de nouveau.",
    },
    "file-large": {
        "en": "The file {file} is larger than {limit}. Of it, only the answers given in the exercises were read, and some of it could not be. Clear the outputs that you added, then hand it in again.",
        "fr": "Le fichier {file} dépasse {limit}. On n'y a lu que les réponses données dans les exercices, et il s'y trouve des choses qu'on n'a pas pu lire. Effacez les sorties que vous avez ajoutées, puis remettez-le de nouveau.",
    },
    "file-not-a-file": {
        "en": "In place of the file {file} there is a folder, a link or something else, which was not opened. Hand in the file itself.",
        "fr": "À la place du fichier {file} se trouve un dossier, un lien ou autre chose, qu'on n'a pas ouvert. Remettez le fichier lui-même.",
    },
    "unknown-exercise": {
        "en": "An answer to “{exercise}” was found, which is not an exercise of this course. It was left out.",
        "fr": "Une réponse à « {exercise} », qui n'est pas un exercice de ce cours, a été laissée de côté.",
    },
    "not-a-record": {
        "en": "An answer to this exercise could not be read. It was left out.",
        "fr": "Une réponse à cet exercice n'a pas pu être lue. Elle a été laissée de côté.",
    },
    "too-large": {
        "en": "An answer larger than {limit} was left out.",
        "fr": "Une réponse de plus de {limit} a été laissée de côté.",
    },
    "unknown-schema": {
        "en": "An answer in a format that this course does not know ({schema}) was left out.",
        "fr": "Une réponse dans un format que ce cours ne connaît pas ({schema}) a été laissée de côté.",
    },
    "wrong-kind": {
        "en": "An answer of another kind than this exercise asks for ({found}) was left out.",
        "fr": "Une réponse qui n'est pas de la sorte demandée ({found}) a été laissée de côté.",
    },
    "no-date": {
        "en": "An answer without a valid date ({found}) was left out.",
        "fr": "Une réponse sans date valide ({found}) a été laissée de côté.",
    },
    "not-a-value": {
        "en": "An answer whose content could not be read was left out.",
        "fr": "Une réponse dont le contenu est illisible a été laissée de côté.",
    },
    "too-many": {
        "en": "Only the first {limit} codings were read.",
        "fr": "Seuls les {limit} premiers codages ont été lus.",
    },
    "unknown-codings": {
        "en": "Codings that name no unit or no code of this exercise were left out: {count}, the first being “{first}”.",
        "fr": "Des codages qui ne nomment ni une unité ni un code de cet exercice ont été laissés de côté : {count}, dont « {first} ».",
    },
    "unknown-options": {
        "en": "A choice that this question does not offer was left out: “{first}”.",
        "fr": "Un choix que cette question n'offre pas a été laissé de côté : « {first} ».",
    },
    "several-chosen": {
        "en": "Several options were chosen where one was asked for; none was counted.",
        "fr": "Plusieurs choix ont été faits là où un seul était demandé ; aucun n'a été compté.",
    },
    "text-cut": {
        "en": "Only the first {limit} characters were kept.",
        "fr": "Seuls les {limit} premiers caractères ont été gardés.",
    },
}  # fmt: skip

WORDS = {
    "notes": {"en": "About what you handed in", "fr": "À propos de ce que vous avez remis"},
    "blank": {"en": "Nothing was answered here.", "fr": "Vous n'avez rien répondu ici."},
    "points": {"en": "{won} of {points} points", "fr": "Points : {won} sur {points}"},
    "coding-sum": {
        "en": "{found} found, {missed} missed, {extra} extra: 2 × {found} ÷ (2 × {found} + {missed} + {extra}) = {share}",
        "fr": "trouvés : {found}, manqués : {missed}, en trop : {extra} ; 2 × {found} ÷ (2 × {found} + {missed} + {extra}) = {share}",
    },
    "choice-sum": {
        "en": "({found} right − {extra} wrong) ÷ {right} to find = {share}",
        "fr": "bons choix : {found}, mauvais : {extra}, à trouver : {right} ; ({found} − {extra}) ÷ {right} = {share}",
    },
    "no-code": {"en": "No code here, and none was needed.", "fr": "Aucun code ici, et il n'en fallait pas."},
    "no-code-yours": {"en": "No code.", "fr": "Aucun code."},
    "later": {
        "en": "What the authors put, and why, will stand here once your teacher releases it.",
        "fr": "Ce que l'équipe du cours a mis, et pourquoi, apparaîtra ici quand la personne qui vous enseigne le permettra.",
    },
    "again": {"en": "To read again in the book:", "fr": "À relire dans le livre :"},
    "found": {"en": "Found", "fr": "Trouvé"},
    "missed": {"en": "Missed", "fr": "Manqué"},
    "extra": {"en": "Extra", "fr": "En trop"},
    "fits": {"en": "Fits too", "fr": "Convient aussi"},
    "choice-found": {"en": "Right", "fr": "Bonne réponse"},
    "choice-missed": {"en": "Not chosen", "fr": "Bonne réponse, non choisie"},
    "choice-extra": {"en": "Not right", "fr": "Pas celle-ci"},
    "memo": {"en": "Your memo on this coding:", "fr": "Votre mémo sur ce codage :"},
    "excerpt": {"en": "Excerpt {number}", "fr": "Extrait {number}"},
    "written": {"en": "Your text, read and graded by your teacher:", "fr": "Votre texte, lu et noté par la personne qui vous enseigne :"},
}  # fmt: skip


def say(key: str, lang: str, **details: object) -> str:
    """A text of `WORDS`, its details escaped for HTML."""
    return typeset(WORDS[key][lang], lang).format(**{name: escape(str(value)) for name, value in details.items()})


def note_text(note: Note, lang: str) -> str:
    """A note as a sentence, its details escaped for HTML."""
    return typeset(NOTES[note.key][lang], lang).format(**{name: escape(value) for name, value in note.details.items()})


def note_line(note: Note, lang: str) -> str:
    """A note as a line of plain text, for a terminal."""
    return unescape(note_text(note, lang))


def number(value: float, lang: str, digits: int = 2) -> str:
    """A number as the language writes it, without idle zeros: 12.5, 12,5."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return text.replace(".", ",") if lang == "fr" else text

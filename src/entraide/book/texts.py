"""What the frame of a page says, in both languages."""

from __future__ import annotations

from entraide.lang import typeset

NAMES = {"en": "English", "fr": "Français"}

SAY: dict[str, dict[str, str]] = {
    "en": {
        "skip": "Skip to main content",
        "menu": "Menu",
        "close": "Close",
        "home": "Home",
        "book_contents": "Contents of the book",
        "contents": "On this page",
        "search": "Search",
        "search_field": "Search this book",
        "search_needs_scripts": "The search needs JavaScript, which is turned off in this browser.",
        "colours": "Light or dark",
        "previous": "Previous",
        "next": "Next",
        "neighbours": "Previous and next pages",
        "exit": "Leave quickly",
        "exit_keys": "Leave this site at once (or press Esc three times)",
        "exercise": "Exercise",
        "exercise_loading": "The exercise is on its way.",
        "exercise_needs_scripts": "This exercise needs JavaScript, which is turned off in this browser.",
        "exercise_failed": "This exercise could not be shown. Reload the page to try again.",
        "call": "Call",
        "emergency": "In an emergency",
        "clear": "Erase what this site keeps in this browser",
        "clear_what": "Your answers, your settings and the pages kept for reading offline will be erased from this "
        "browser. This cannot be undone.",
        "clear_yes": "Yes, erase everything",
        "clear_no": "No, keep it",
        "code_include": "Use it when:",
        "code_exclude": "Not when:",
        "cleared": "Everything is erased. The list of pages you visited is still in your browser's history. If you "
        "open another page here, it will be kept again for reading offline.",
        "clear_needs_scripts": "JavaScript is turned off in this browser: this site keeps nothing in it.",
    },
    "fr": {
        "skip": "Aller au contenu principal",
        "menu": "Menu",
        "close": "Fermer",
        "home": "Accueil",
        "book_contents": "Table des matières",
        "contents": "Sur cette page",
        "search": "Rechercher",
        "search_field": "Rechercher dans le livre",
        "search_needs_scripts": "La recherche a besoin de JavaScript, qui est désactivé dans ce navigateur.",
        "colours": "Clair ou sombre",
        "previous": "Précédent",
        "next": "Suivant",
        "neighbours": "Pages précédente et suivante",
        "exit": "Quitter vite",
        "exit_keys": "Quitter ce site tout de suite (ou appuyer trois fois sur Échap)",
        "exercise": "Exercice",
        "exercise_loading": "L'exercice arrive.",
        "exercise_needs_scripts": "Cet exercice a besoin de JavaScript, qui est désactivé dans ce navigateur.",
        "exercise_failed": "Cet exercice n'a pas pu s'afficher. Rechargez la page pour réessayer.",
        "call": "Appeler",
        "emergency": "En cas d'urgence",
        "clear": "Effacer ce que ce site garde dans ce navigateur",
        "clear_what": "Vos réponses, vos réglages et les pages gardées pour la lecture hors ligne seront effacés de ce "
        "navigateur. Vous ne pourrez pas revenir en arrière.",
        "clear_yes": "Oui, tout effacer",
        "clear_no": "Non, tout garder",
        "code_include": "À prendre quand :",
        "code_exclude": "À ne pas prendre quand :",
        "cleared": "Tout est effacé. La liste des pages visitées reste dans l'historique de votre navigateur. Si vous "
        "ouvrez une autre page du site, elle sera de nouveau gardée pour la lecture hors ligne.",
        "clear_needs_scripts": "JavaScript est désactivé dans ce navigateur : ce site n'y garde rien.",
    },
}


def say(language: str) -> dict[str, str]:
    """Return the texts of a language; those of English for a language the course does not have."""
    return {key: typeset(text, language) for key, text in SAY.get(language, SAY["en"]).items()}

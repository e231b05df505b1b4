"""How Moodle names files: those in its archive of submissions, and those it takes as feedback."""

import re
import unicodedata
from dataclasses import dataclass

SUBMISSION, FEEDBACK, FILE = "assignsubmission", "assignfeedback", "file"
"""The parts of a file's name that tell Moodle's plugins apart."""


@dataclass(frozen=True)
class Place:
    """Where an archive's entry belongs: ``file`` is the student's own path, ``plugin`` tells files from online text."""

    name: str
    participant: str
    plugin: str
    file: str


def cleaned(text: str) -> str:
    """A file's name as Moodle writes it: without ``& < > " ` | ' : \\ /`` and control characters (its PARAM_FILE)."""
    text = re.sub(r"[&<>\"`|':\\/]", "", text)
    text = "".join(character for character in text if unicodedata.category(character) not in ("Cc", "Cs"))
    return "" if text in (".", "..") else text


def submission_name(full_name: str, participant: int | str, file: str, folders: bool, older: bool = False) -> str:
    """The name of an entry in Moodle's “download all submissions” archive (downloader::get_student_prefix).

    ``file`` is the student's own file; ``folders`` the layout with a folder for each student. Before Moodle 4.1
    (``older``) a folder's name ended in an underscore.
    """
    prefix = cleaned(f"{full_name.replace('_', ' ')}_{participant}") + f"_{SUBMISSION}_{FILE}"
    if folders:
        path = "/".join(part for part in map(cleaned, file.split("/")) if part)
        return f"{prefix}{'_' if older else ''}/{path}"
    return f"{prefix}_{cleaned(file)}"


def place(entry: str) -> Place | None:
    """Whose an archive's entry is, from its path; None where no part of the path is named as Moodle names it.

    A group's or the blind word's prefix stays in the name. The number counts, as it does for Moodle's own import.
    """
    parts = entry.split("/")
    for depth, part in enumerate(parts):
        match = re.fullmatch(rf"(.*?)_(\d+)_{SUBMISSION}_([a-z][a-z0-9]*)(?:_(.*))?", part, re.DOTALL)
        if match:
            name, participant, plugin, rest = match.groups()
            file = "/".join(piece for piece in (rest, *parts[depth + 1 :]) if piece)
            return Place(name.strip(), participant, plugin, file)
    return None


def feedback_name(full_name: str, participant: int | str, file: str) -> str:
    """The name under which Moodle's “upload multiple feedback files in a zip” takes a file for a participant.

    The import splits the name on ``_`` into full name, number, plugin type, plugin and the file's own name, looks at
    the number alone, and passes over names that begin with a dot or a tilde
    (assignfeedback_file_zip_importer::is_valid_filename_for_import). Files in folders are taken with a doubled slash
    in their path, so that the flat layout is the safe one. A name in Moodle's table of files has 255 characters.
    """
    name = " ".join(cleaned(full_name.replace("_", " ")).split()).lstrip(".~ ")[:100].strip()
    return f"{name or 'Participant'}_{participant}_{FEEDBACK}_{FILE}_{cleaned(file)}"

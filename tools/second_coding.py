"""Write what the page about the data says of the second coding of graded excerpts, from the keys: figures, and no code.

python tools/second_coding.py
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from entraide import course
from entraide.analysis.second_coding import LEFT, compared
from entraide.coding import agreement as measures
from entraide.course import assigned, definitions, reference, second_coding

TABLE = "second_by_assignment"


def rows(folder: Path) -> Iterator[dict[str, str]]:
    """A row for each assignment that has excerpts, and each language in which they were coded a second time."""
    whole = course.load(folder)
    keys = reference.load(folder / "keys")
    for name, assignment in assigned.load(folder).items():
        exercises = [whole.exercise(part.exercise) for part in assignment.exercises]
        if not any(exercise.kind == "coding" for exercise in exercises):
            continue
        titles = {f"label_{lang}": _short(title) for lang, title in assignment.parts[0].title.items()}
        for lang, coded in second_coding.load(folder / "keys").items():
            decided = list(compared(whole, keys, coded, exercises).values())
            judged = [one for decisions in decided for one in decisions if one != LEFT]
            kappa, interval = measures.pooled_kappa(decided), measures.kappa_interval(decided)
            least, most = (f"{limit:.3f}" for limit in interval) if interval else ("", "")
            yield {
                "assignment": name,
                **titles,
                "lang": lang,
                "decisions": str(len(judged)),
                "same": str(sum(one == other for one, other in judged)),
                "kappa": "" if kappa is None else f"{kappa:.3f}",
                "least": least,
                "most": most,
            }


def _short(title: str) -> str:
    """A title without what each begins with, as one types it: “Assignment: mutual aid” → “Mutual aid”."""
    title = title.partition(":")[2].strip().replace("’", "'")
    return title[:1].upper() + title[1:]


def main() -> None:
    folder = course.data_folder()
    with (folder / f"{TABLE}.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, definitions.names(TABLE), lineterminator="\n")
        table.writeheader()
        table.writerows(rows(folder))


if __name__ == "__main__":
    main()

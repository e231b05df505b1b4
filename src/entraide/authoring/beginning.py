"""`entraide new-assignment`: begin an assignment that has the shape of another, with ids of its own.

Its rows stand in the tables, with “…” where a text, a code or a reason is hers to write; its keys begin in a folder
outside the course's own, which may be public.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from entraide import course as courses
from entraide import files
from entraide.authoring import notebooks
from entraide.authoring.rows import Rows, add, next_id
from entraide.course import Course, definitions, reference
from entraide.course.assigned import ASSIGNMENT_COLUMNS, TABLE, Assignment
from entraide.course.assigned_check import NAME
from entraide.course.corpus import GRADED
from entraide.course.definitions.common import OF_TABLES
from entraide.course.drafts import TO_WRITE
from entraide.course.reference import REQUIRED
from entraide.course.tables import bilingual, find, read
from entraide.errors import CourseError
from entraide.grading.classroom import Classroom
from entraide.lang import LANGUAGES, current, say
from entraide.lang.typography import keyed

KEYS = ("reference", "solutions")
OPTIONAL = ("numbers", "values")
"""The steps of calculations, and in the keys their values: tables that a course may do without."""


@dataclass(frozen=True)
class Begun:
    """The rows of a new assignment, by table: those of the data folder by their place in it, and those of the keys."""

    data: dict[str, Rows]
    keys: dict[str, Rows]


def begin(room: Classroom, name: str, like: str, small: bool = False) -> None:
    """Write the rows and both notebooks of a new assignment, and say what is to be done next.

    A ``small`` one has one exercise of each kind, the coding of one excerpt among them: enough to learn on.

    Raises `CourseError` where the name is taken, the model is not in the table, or a table cannot be added to.
    """
    course = room.course
    if not course.folder.resolve().is_relative_to(room.root.resolve()):
        raise CourseError("course.no-tables-here", file=str(room.root))
    table = notebooks.in_order(course)
    _check_names(room, table, name, like)
    begun = _rows(*(_small(course, table[like]) if small else (course, table[like])), name)
    keys = private_keys(room)
    places = {course.folder / f"{place}.csv": rows for place, rows in begun.data.items()}
    places |= {keys / f"{place}.csv": rows for place, rows in begun.keys.items()}
    _make_room(places)
    add(places)
    course = room.course  # with the new rows
    assignment = notebooks.in_order(course)[name]
    for lang in LANGUAGES:
        print(notebooks.put(room.root, assignment, course, lang))
    _tell(room, name, like, keys, begun)


def _make_room(places: dict[Path, Rows]) -> None:
    """Make the tables that a course may do without, where there is something to write into them."""
    for path, rows in places.items():
        if rows and path.stem in OPTIONAL and not find(path):
            files.write(path, (",".join(definitions.names(path.stem)) + "\n").encode())


def _check_names(room: Classroom, table: dict[str, Assignment], name: str, like: str) -> None:
    if like not in table:
        raise CourseError("assignments.unknown", table=f"data/{TABLE}", assignment=like, known=list(table))
    if not NAME.fullmatch(name):
        raise CourseError("begin.not-name", name=name)
    # Where capitals make no difference in names of files, a notebook made by hand would be written over.
    taken = name in table or name in [one.casefold() for one in courses.assignments(room.root)]
    taken = taken or any(one.startswith(f"{name}-") for one in room.course.exercises)
    if taken:
        raise CourseError("begin.taken", name=name)


def private_keys(room: Classroom) -> Path:
    """The folder for keys that leave the course's folder by no push: the one that grading is told of, else one beside.

    Where it is made, `reference.ELSEWHERE` in the course's own keys says where it is.
    """
    if not room.keys.resolve().is_relative_to(room.root.resolve()):
        return room.keys
    listed = reference.elsewhere(room.keys)
    folder = listed[0] if listed else room.root.resolve().with_name(f"{room.root.resolve().name}-keys")
    columns = {"reference": reference.REFERENCE_COLUMNS, "solutions": reference.SOLUTION_COLUMNS}
    for place in (folder, room.keys):
        place.mkdir(parents=True, exist_ok=True)
        for table, names in columns.items():
            if not (place / f"{table}.csv").is_file():
                files.write(place / f"{table}.csv", (",".join(names) + "\n").encode())
    if not listed:
        files.write(room.keys / reference.ELSEWHERE, f"{folder}\n".encode())
    return folder


def _small(course: Course, like: Assignment) -> tuple[Course, Assignment]:
    """The model with one exercise of each kind and one excerpt, and the course in which it is so."""
    kinds = {course.exercises[part.exercise].kind: part.exercise for part in reversed(like.exercises)}
    kept = [part for part in like.parts if not part.exercise or part.exercise in kinds.values()]
    exercises = {name: course.exercises[name] for name in kinds.values()}
    first = {name: replace(exercise, items=exercise.items[:1]) for name, exercise in exercises.items()}
    return replace(course, exercises=course.exercises | first), replace(like, parts=kept)


def _rows(course: Course, like: Assignment, name: str) -> Begun:
    """The rows of an assignment that is like another: the same parts and codes, texts to be written."""
    ids = _Ids(course, like, name)
    data: dict[str, Rows] = {f"{GRADED}/{one}": [] for one in ("excerpts", "units", "questions", "options", "numbers")}
    keys: dict[str, Rows] = {table: [] for table in (*KEYS, "values")}
    for old, new in ids.items.items():
        (_excerpt if old in course.excerpts else _question)(course, old, new, data, keys)
    if not _names_facts(course):
        for row in (*data[f"{GRADED}/excerpts"], *data[f"{GRADED}/questions"]):
            row["basis"] = ""
    data[f"{GRADED}/exercises"] = [_exercise(course, part.exercise, ids) for part in like.exercises]
    data[TABLE.removesuffix(".csv")] = _parts(course, like, name, ids)
    return Begun(data, keys)


def _names_facts(course: Course) -> bool:
    """Whether a course rests on numbered facts, which each row then names; another course gives none at all."""
    return any(row["basis"] for row in read(course.folder / "codebook.csv", definitions.names("codebook")))


class _Ids:
    """The new id of each exercise, excerpt and question of the model."""

    def __init__(self, course: Course, like: Assignment, name: str) -> None:
        self.exercises: dict[str, str] = {}
        self.items: dict[str, str] = {}
        for place, part in enumerate(like.exercises, 1):
            old = part.exercise
            own = old.removeprefix(f"{like.assignment}-")
            own = str(place) if own == old or own.isdecimal() else own
            self.exercises[old] = f"{name}-{own}"
            for item in course.exercises[old].items if course.exercises[old].kind not in OF_TABLES else ():
                known = course.excerpts if item in course.excerpts else course.questions
                self.items.setdefault(item, next_id(item, [*known, *self.items.values()]))


def _parts(course: Course, like: Assignment, name: str, ids: _Ids) -> Rows:
    """The model's own rows under the new name; the day it was due is not the day this one is."""
    rows = read(course.folder / TABLE, ASSIGNMENT_COLUMNS)
    changed = {"assignment": name, "due": ""}
    parts = {part.part for part in like.parts}
    own = [row for row in rows if row["assignment"] == like.assignment and row["part"] in parts]
    return [row | changed | {"exercise": ids.exercises.get(row["exercise"], "")} for row in own]


def _exercise(course: Course, old: str, ids: _Ids) -> dict[str, str]:
    exercise = course.exercises[old]
    return {
        "exercise": ids.exercises[old],
        "kind": exercise.kind,
        "pool": exercise.pool,
        "items": " ".join(ids.items.get(item, item) for item in exercise.items),
        "codes": " ".join(exercise.codes),
        "layout": exercise.layout,
        **{f"title_{lang}": keyed(exercise.title[lang]) for lang in LANGUAGES},
    }


def _excerpt(course: Course, old: str, new: str, data: dict[str, Rows], keys: dict[str, Rows]) -> None:
    excerpt = course.excerpts[old]
    told = {"excerpt": new, "pool": GRADED, "topic": excerpt.topic, "care": ""}
    data[f"{GRADED}/excerpts"].append(told | _open("speaker", *bilingual("context"), "basis"))
    for unit in excerpt.units:
        data[f"{GRADED}/units"].append({"excerpt": new, "unit": str(unit.unit)} | _open(*bilingual("text")))
    coded = {"excerpt": new, "unit": "1", "status": REQUIRED}
    keys["reference"].append(coded | _open("code", *bilingual("rationale")))


def _question(course: Course, old: str, new: str, data: dict[str, Rows], keys: dict[str, Rows]) -> None:
    question = course.questions[old]
    several = ("yes" if question.several else "no") if question.options else ""
    told = {"question": new, "pool": GRADED, "topic": question.topic, "several": several}
    data[f"{GRADED}/questions"].append(told | _open(*bilingual("prompt"), "basis"))
    for option in question.options:
        place = {"question": new, "option": option.option}
        data[f"{GRADED}/options"].append(place | _open(*bilingual("text")))
        keys["solutions"].append(place | _open("right", *bilingual("why")))
    for step in question.steps:
        number = {"question": new, "step": str(step.step)}
        data[f"{GRADED}/numbers"].append(number | {"unit": step.unit} | _open(*bilingual("label")))
        keys["values"].append(number | {"right": "yes"} | _open("value", "tolerance", *bilingual("why")))


def _open(*columns: str) -> dict[str, str]:
    return dict.fromkeys(columns, TO_WRITE)


def _tell(room: Classroom, name: str, like: str, keys: Path, begun: Begun) -> None:
    """What was begun, where its keys are, and the way from here."""
    lang = current()
    excerpts, questions = (begun.data[f"{GRADED}/{one}"] for one in ("excerpts", "questions"))
    print(say(lang, "begin.begun", name=name, like=like))
    for row_id, rows, key in (
        ("excerpt", excerpts, "begin.excerpts"),
        ("question", questions, "begin.questions"),
    ):
        if rows:
            print(say(lang, key, n=len(rows), first=rows[0][row_id], last=rows[-1][row_id]))
    print(say(lang, "begin.keys", folder=keys))
    print(say(lang, "begin.next", name=name, like=like, table=f"data/{TABLE}"))

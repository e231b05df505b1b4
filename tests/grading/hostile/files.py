"""Files that suffered, were taken apart, or are no files: whole folders of what could be handed in."""

import base64
import copy
import gzip
import html
import io
import json
import os
import pickle
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from entraide.coding import answers
from tests.classroom import ASSIGNMENT
from tests.grading.hostile.student import (
    ANSWERS,
    CODE,
    FULL,
    NONE,
    PART,
    SCRIPT,
    Good,
    Hostile,
    cell,
    dumped,
    hands_in,
    output,
)  # fmt: skip


def files_that_suffered(good: Good) -> list[Hostile]:
    """Bytes that are no notebook any more."""
    raw = dumped(good.notebook())
    pretty = json.dumps(good.notebook(), indent=1, sort_keys=True, ensure_ascii=False)
    last = raw.rindex(b'"cell_type"')  # What the release carries stands after the cells, and holds no answer.
    half = raw.index(b'"cell_type"', last // 2)
    cells = b'"cells": ['
    large = good.notebook()
    large["cells"][0]["source"] = ["x" * 12_000_000]
    return [
        hands_in("empty", b"", NONE),
        hands_in("blanks", b" \n\t " * 1000, NONE),
        *(
            hands_in(f"json-{value}", value.encode(), NONE)
            for value in ("null", "[]", '"text"', "0", "NaN", "-Infinity")
        ),
        hands_in("pickle", pickle.dumps(Runs()), NONE),
        hands_in("pickle-around-a-notebook", pickle.dumps((Runs(), raw.decode())), FULL),
        hands_in("zip", b"PK\x03\x04" + bytes(range(256)) * 4, NONE),
        hands_in("web-page", f"<!DOCTYPE html><title>Log in</title>{SCRIPT}".encode(), NONE),
        hands_in("utf-16", pretty.encode("utf-16"), FULL),
        hands_in("utf-8-with-a-mark", b"\xef\xbb\xbf" + raw, FULL),
        hands_in("two-marks", b"\xef\xbb\xbf\xef\xbb\xbf" + raw, FULL),
        hands_in("latin-1", pretty.encode("latin-1", "replace"), FULL),
        hands_in("lines-of-windows", pretty.replace("\n", "\r\n").encode(), FULL),
        hands_in("lines-of-old-macs", pretty.replace("\n", "\r").encode(), FULL),
        hands_in("utf-16-and-cut", pretty.encode("utf-16")[: pretty.rindex('"cell_type"') * 3 // 2], PART),
        *(hands_in(f"cut-at-{tenth}-tenths", raw[: last * tenth // 10], "") for tenth in range(1, 10)),
        hands_in("nul-in-the-middle", raw[:half] + b"\0" * 64 + raw[half:], FULL),
        hands_in("bytes-that-are-no-text", raw[:half] + b"\xff\xfe\xed\xa0\x80\xf5" + raw[half:], FULL),
        hands_in("something-after-the-end", raw + b"\n-- \nSent from my phone", FULL),
        hands_in("twice-the-same", raw + raw, FULL),
        hands_in("badly-merged", raw[:half] + b"\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n" + raw[half:], FULL),
        hands_in("nested-a-hundred-thousand-times", raw.replace(cells, cells + b"[" * 100_000, 1), FULL),
        hands_in("nested-at-the-end", raw[:-1] + b', "x": ' + b'{"x":' * 100_000, FULL),
        hands_in("nested-but-whole", raw[:-1] + b', "x": ' + b"[" * 800 + b"]" * 800 + b"}", FULL),
        hands_in("a-long-number", raw[:-1] + b', "x": ' + b"9" * 100_000 + b"}", FULL),
        hands_in("numbers-out-of-reach", raw[:-1] + b', "x": [1e999999, -1e999999, NaN, Infinity]}', FULL),
        hands_in("a-million-small-things", raw[:-1] + b', "x": [' + b"[]," * 1_000_000 + b"[]]}", FULL),
        hands_in("five-million-small-things", raw[:-1] + b', "x": [' + b"[]," * 5_000_000 + b"[]]}", FULL),
        hands_in("a-long-text", dumped(large), FULL),
        hands_in("ten-thousand-openings", (b'"' + answers.MIME.encode() + b'": {') * 10_000, NONE),
        hands_in("too-large", raw + b" " * 100_000_000, NONE),
        hands_in("packed", gzip.compress(raw), NONE),
        hands_in("in-letters", base64.b64encode(raw), NONE),
        hands_in("as-a-page-shows-it", html.escape(raw.decode()).encode(), NONE),
        hands_in("quoted-by-a-word-processor", raw.decode().replace('"', "\u201d").encode(), NONE),
        hands_in("as-python-shows-it", repr(good.notebook()).encode(), NONE),
        hands_in("utf-32", pretty.encode("utf-32"), FULL),
        hands_in("with-remarks", raw.replace(b'"cells"', b'/* mine */ "cells"'), FULL),
        hands_in("with-slashes-escaped", raw.replace(b"/", b"\\/"), FULL),
        hands_in("with-letters-escaped", raw.replace(b"entraide.answer", b"entraide\\u002eanswer"), FULL),
        hands_in("in-a-list", b"[" + raw + b"]", NONE),
        hands_in("in-what-a-server-says", b'{"type": "notebook", "content": ' + raw + b"}", NONE),
        hands_in("cells-twice-and-blank-last", raw[:-1] + b', "cells": []}', NONE),
        hands_in("values-twice", raw.replace(b'"value": [', b'"value": [], "value": ['), FULL),
        hands_in("a-letter-in-cells", raw.replace(b'"cells"', b'"c\xe9lls"'), FULL),
        hands_in("a-byte-in-cells", raw.replace(b'"cells"', b'"c\x81lls"'), FULL),
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
        return hands_in(student, dumped(notebook), earns)

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

    def without_the_package(notebook: dict[str, Any]) -> None:
        said = {"ename": "ModuleNotFoundError", "evalue": "No module named 'entraide'", "traceback": []}
        for c in notebook["cells"]:
            if c["cell_type"] == "code":
                c["outputs"] = [{"output_type": "error", **said}]

    def renamed(found: dict[str, Any]) -> None:
        found["metadata"]["nbgrader"]["grade_id"] = "something-else"
        found["outputs"] = [output({answers.MIME: good.records[first] | {"exercise": "something-else"}})]

    def cleared(notebook: Any) -> None:
        """*Clear Outputs* in JupyterLab leaves the notebook's own copy."""
        for found in notebook["cells"]:
            found.pop("outputs", None)
        kept = {name: {answers.MIME: record} for name, record in good.records.items()}
        notebook["metadata"]["entraide"] = {"answers": kept}

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
        changed("older-format", FULL, older),
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
        changed("package-is-missing", NONE, without_the_package),
        changed("outputs-cleared", FULL, cleared),
        changed("metadata-is-a-list", FULL, lambda nb: nb["metadata"].update(entraide={"answers": [None]})),
        changed(
            "metadata-holds-nothings", FULL, lambda nb: nb["metadata"].update(entraide={"answers": {"a": 3, "b": []}})
        ),
        changed("answers-under-another-id", PART, lambda nb: renamed(cell(nb, first))),
        hands_in("somebody-elses-assignment", dumped(_foreign(good, "approaches")), NONE),
        hands_in("the-book-s-own-exercises", dumped(_foreign(good, "dynamics")), NONE),
    ]


def _foreign(good: Good, topic: str) -> dict[str, Any]:
    """A notebook of answers to exercises that are not this assignment's."""
    notebook = copy.deepcopy(good.released)
    for name, exercise in good.course.exercises.items():
        if name.startswith(topic):
            value: Any = "A memo." if exercise.kind == "memo" else ["a"] if exercise.kind == "choice" else []
            record = good.records[good.names[0]] | {"exercise": name, "kind": exercise.kind, "value": value}
            cell(notebook, good.names[0])["outputs"].append(output({answers.MIME: record}))
    return notebook


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
        beside("beside-is-cut", raw[: len(raw) // 2], PART),
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


def under_another_name(good: Good) -> list[Hostile]:
    """Notebooks as browsers, file managers and a Mac leave them, and an answers.json alone."""
    perfect, blank = dumped(good.notebook()), dumped(good.notebook([]))
    notebook, kept = f"{ASSIGNMENT}.ipynb", dumped({"schema": 1, "answers": good.records})
    mine = {f"{ASSIGNMENT}.html": SCRIPT.encode(), "keys.html": b"not made here", "below/more.html": b"nor this"}

    def called(student: str, name: str, others: dict[str, bytes]) -> Hostile:
        return Hostile(student, {name: perfect, **others}, FULL, nbgrader=False, meant=name)

    return [
        called("copy-beside-a-blank", f"{ASSIGNMENT}-Copy1.ipynb", {notebook: blank}),
        called("copy-beside-nothing-at-all", f"{ASSIGNMENT} (1).ipynb", {notebook: b""}),
        called("ending-in-capitals", f"{ASSIGNMENT}.IPYNB", {}),
        called("ending-of-json", f"{ASSIGNMENT}.ipynb.json", {}),
        called("ending-of-text", f"{ASSIGNMENT}.ipynb.txt", {}),
        called("with-a-mac-s-shadow", notebook, {f"._{notebook}": b"\0\5\26\7" + perfect[:200]}),
        called("with-pages-of-her-own", notebook, mine),
        called("ending-gone", ASSIGNMENT, {}),
        called("name-that-reads-backwards", "\u202ebnypi.ipynb", {}),
        called("name-with-a-line-break", "mutual-aid\n\x1b[2J.ipynb", {}),
        Hostile("answers-alone", {ANSWERS: kept}, FULL, nbgrader=False),
        Hostile("answers-in-utf-16", {notebook: blank, ANSWERS: kept.decode().encode("utf-16")}, FULL),
        Hostile("in-what-jupyter-keeps", {notebook: blank, f".ipynb_checkpoints/{notebook}": perfect}, NONE),
        Hostile("in-a-zip-beside-a-blank", {notebook: blank, "devoir.zip": _zipped(notebook, perfect)}, NONE),
        Hostile(
            "the-thirtieth-copy",
            {notebook: blank} | {f"copy{number}.ipynb": blank for number in range(29)} | {"z.ipynb": perfect},
            NONE,
            nbgrader=False,
        ),
    ]


def _zipped(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def names(good: Good) -> list[Hostile]:
    """Students' ids that are more than names, each with a perfect answer to one exercise."""
    raw = dumped(good.notebook([good.records[good.names[0]]]))
    ids = (
        "=1+1", "@SUM(A1)", "+41", "-e", 'quo"te, comma', "apo'strophe", "<img src=x onerror=alert(1)>", "a b  c",
        "accentuée-Ñandú", "\u202edlrow", "zero\u200bwidth", "100%", "%s{0}", "semi;colon", "$(id)", "`id`", "a&b",
        'x;"=HYPERLINK(1);y', "CASE-ALONE", "case-alone",
    )  # fmt: skip
    return [
        *(hands_in(name, raw, PART) for name in ids),
        # nbgrader itself looks for files by pattern, and finds none under these.
        *(
            replace(hands_in(name, raw, PART), nbgrader=False)
            for name in ("brackets[1]", "star*", "who?", "two\nlines", "\x1b[2J")
        ),
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

    def linked(folder: Path) -> None:
        folder.rmdir()
        folder.symlink_to(elsewhere(folder))

    def linked_above(folder: Path) -> None:
        there = elsewhere(folder)
        folder.rmdir()
        folder.parent.rmdir()
        (there.with_name("elsewhere-too")).mkdir()
        (there.with_name("elsewhere-too") / ASSIGNMENT).symlink_to(there)
        folder.parent.symlink_to(there.with_name("elsewhere-too"))

    def filed(folder: Path) -> None:
        folder.rmdir()
        folder.write_bytes(perfect_one)

    def sparse(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(1 << 40)

    def many(folder: Path) -> None:
        (folder / "many").mkdir()
        for number in range(3000):
            (folder / "many" / f"{number}.txt").touch()

    def keys(folder: Path) -> None:
        (folder / "keys").symlink_to(folder.parents[2] / "data/keys")

    def stamped(text: bytes) -> Callable[[Path], Any]:
        return blank_and(lambda folder: (folder / "timestamp.txt").write_bytes(text))

    return [
        Hostile("answers-are-a-pipe", {notebook: perfect_one}, FULL, lambda folder: os.mkfifo(folder / ANSWERS), False),
        Hostile("other-is-a-pipe", {notebook: perfect_one}, FULL, lambda folder: os.mkfifo(folder / "b.ipynb"), False),
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
        place("a-mac-s-shadow-alone", lambda folder: (folder / f"._{notebook}").write_bytes(perfect_one)),
        place("keys-are-a-link", blank_and(keys)),
        place("date-is-no-date", stamped(b"whenever")),
        place("date-is-empty", stamped(b"")),
        place("date-is-out-of-reach", stamped(b"9999-12-31 23:59:59 -2359")),
        place("date-is-of-no-use", stamped(b"\xff\xfe\x00" * 100)),
        place("date-is-long", stamped(b"1" * 100_000)),
        place("date-is-a-pipe", blank_and(lambda folder: os.mkfifo(folder / "timestamp.txt"))),
        place("date-of-another-editor", stamped("2026-02-01 11:59:00 UTC".encode("utf-16"))),
        place("folder-is-a-link", linked),
        place("folder-is-a-link-above", linked_above),
        place("folder-is-a-file", filed),
        place("a-terabyte-of-nothing", lambda folder: sparse(folder / notebook)),
        place("a-terabyte-beside", blank_and(lambda folder: sparse(folder / "film.bin"))),
        place("three-thousand-files", blank_and(many)),
    ]

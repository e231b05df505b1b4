"""An assignment begins in the shape of another: ids of its own, texts to be written, keys outside the course."""

import shutil
from pathlib import Path

import pytest

from entraide import cli
from entraide import course as courses
from entraide.course import LANGUAGE_VARIABLE, assigned, reference
from entraide.grading.nbgrader import fitting
from entraide.lang import LANGUAGES
from tests.filling import fill, rows

NAME, LIKE = "mutual-aid-c", "mutual-aid"
OWN = {"code": "shared-reality", "speaker": "S01", "basis": "A6"}
BEGUN = ("graded/excerpts", "graded/units", "graded/questions", "graded/options", "graded/exercises", "assignments")


@pytest.fixture
def folder(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of one's own, in which one stands."""
    made = tmp_path / "mine"
    for name in ("data", "exercises"):
        shutil.copytree(root / name, made / name)
    shutil.copy(root / "nbgrader_config.py", made)
    (made / "data" / "keys" / reference.ELSEWHERE).unlink(missing_ok=True)
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def begun(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The course with a second form of an assignment begun."""
    assert cli.main(["new-assignment", NAME, "--like", LIKE]) == 0, capsys.readouterr().err
    capsys.readouterr()
    return folder


def test_it_has_the_parts_of_the_other_and_nothing_else_of_it(begun: Path, root: Path) -> None:
    course, table = courses.load(begun / "data"), assigned.load(begun / "data")
    new, old = table[NAME], table[LIKE]
    assert [(p.part, p.points, p.title, p.text, len(p.criteria)) for p in new.parts] == [
        (p.part, p.points, p.title, p.text, len(p.criteria)) for p in old.parts
    ]
    for mine, its in zip(new.exercises, old.exercises, strict=True):
        assert mine.exercise == its.exercise.replace(LIKE, NAME)
        one, other = course.exercises[mine.exercise], course.exercises[its.exercise]
        assert (one.kind, one.codes, one.layout, len(one.items)) == (
            other.kind,
            other.codes,
            other.layout,
            len(other.items),
        )
        assert not set(one.items) & set(other.items)
        for item, its_item in zip(one.items, other.items, strict=True):
            known = course.excerpts if item in course.excerpts else course.questions
            assert type(known[item]) is type(known[its_item])
    # What was there is there to the byte, and no key is in the course's folder.
    for place in BEGUN:
        before, after = (folder.joinpath("data", f"{place}.csv").read_bytes() for folder in (root, begun))
        assert after.startswith(before) and len(after) > len(before)
    for name in ("reference", "solutions"):
        assert (begun / "data" / "keys" / f"{name}.csv").read_bytes() == (
            root / "data" / "keys" / f"{name}.csv"
        ).read_bytes()
        assert "…" in (begun.parent / "mine-keys" / f"{name}.csv").read_text("utf-8")
    for lang in LANGUAGES:
        assert (begun / "exercises" / lang / NAME / f"{NAME}.ipynb").is_file()


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "said"), [("en", "still to be written for"), ("fr", "ce qui reste à écrire pour")])
def test_a_short_list_says_what_is_to_be_written_until_it_is(
    begun: Path, lang: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is released before, nor without keys."""
    monkeypatch.setenv(LANGUAGE_VARIABLE, lang)

    def check() -> list[str]:
        cli.main(["check"])
        return capsys.readouterr().err.splitlines()[:-1]

    def lacking() -> list[str]:
        course, keys = courses.load(begun / "data"), reference.load(begun / "data" / "keys")
        source = begun / "exercises" / "en" / NAME / f"{NAME}.ipynb"
        return [problem.key for problem in fitting.with_keys(source, course, keys)]

    first = check()
    assert 0 < len(first) <= 4 and all(f"{said} {NAME}" in line for line in first), first
    assert lacking() == ["grading.unwritten"] * 6
    for place in BEGUN:
        fill(begun / "data" / f"{place}.csv", OWN)
    left = check()
    assert {line.partition(",")[0] for line in left} == {
        str(begun.parent / "mine-keys" / f"{name}.csv") for name in ("reference", "solutions")
    }
    keys = begun.parent / "mine-keys"
    fill(keys / "solutions.csv", OWN)
    fill(keys / "reference.csv", OWN)
    assert check() == [] and lacking() == []
    (keys / "reference.csv").write_text((keys / "reference.csv").read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    assert lacking() == ["grading.no-coding-key"] * 2


def test_names_that_cannot_be_are_refused_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.csv")}
    (folder / "exercises" / "fr" / "Winter").mkdir()
    for name, like, said in (
        ("Hiver 2", LIKE, "“Hiver 2” cannot be the name of an assignment"),
        ("nul", LIKE, "Windows keeps to itself"),
        ("w" * 51, LIKE, "50 signs at most"),
        ("themes", LIKE, "the name themes is taken"),
        ("winter", LIKE, "the name winter is taken"),  # By a notebook made by hand, in the folder Winter.
        ("winter", "no-such", "data/assignments.csv has no assignment no-such"),
    ):
        assert cli.main(["new-assignment", name, "--like", like]) == 1
        assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*.csv")} == before
    assert not (folder.parent / "mine-keys").exists()


def test_a_table_that_is_not_in_the_course_s_form_is_not_touched(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = folder / "data" / "graded" / "units.csv"
    table.write_text(table.read_text("utf-8").replace("excerpt,unit,", "excerpt;unit;", 1), "utf-8")
    before = (folder / "data" / "assignments.csv").read_bytes()
    assert cli.main(["new-assignment", NAME, "--like", LIKE]) == 1
    assert "data/graded/units.csv" in capsys.readouterr().err
    assert (folder / "data" / "assignments.csv").read_bytes() == before


def test_an_assignment_that_could_not_be_begun_whole_is_not_begun(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last table is locked, as by a spreadsheet that has it open: what went into the others is taken out again."""
    keys = folder.parent / "mine-keys"
    before = {path: path.read_bytes() for path in folder.rglob("*.csv")}
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target == keys / "solutions.csv" and target.exists():
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    with monkeypatch.context() as spreadsheet:
        spreadsheet.setattr(Path, "replace", locked)
        assert cli.main(["new-assignment", NAME, "--like", LIKE]) == 1
    assert "solutions.csv" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*.csv")} == before
    assert len((keys / "reference.csv").read_text("utf-8").splitlines()) == 1
    assert cli.main(["new-assignment", NAME, "--like", LIKE]) == 0


def test_keys_that_are_not_where_they_were_are_told(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(begun.parent / "mine-keys")
    assert cli.main(["check"]) == 1
    assert "data/keys/elsewhere.txt, row 1: there is no folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    ["new-assignment winter --like mutual-aid", "assignments", "check --mend", "workbook --take tables.xlsx"],
)
def test_the_tables_of_the_package_are_never_written_where_a_folder_has_none_of_its_own(
    folder: Path, root: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    before = {path: path.read_bytes() for path in (root / "data").rglob("*.csv")}
    for path in (folder / "data").glob("*.csv"):
        path.unlink()
    assert cli.main(command.split()) == 1
    assert f"{folder}: no tables of a course are here" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (root / "data").rglob("*.csv")} == before


def test_a_course_that_names_no_facts_is_asked_for_none(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Path(shutil.copytree(root / "tests" / "journals", tmp_path / "journals"))
    shutil.copy(root / "nbgrader_config.py", made)
    monkeypatch.chdir(made)
    assert cli.main(["new-assignment", "winter", "--like", "journals"]) == 0
    begun = [row for table in ("excerpts", "questions") for row in rows(made / "data" / "graded" / f"{table}.csv")]
    assert any("…" in row.values() for row in begun) and not any(row["basis"] for row in begun)


def test_a_small_one_has_an_exercise_of_each_kind_and_one_excerpt(folder: Path) -> None:
    assert cli.main(["new-assignment", "winter", "--like", LIKE, "--small"]) == 0
    course, table = courses.load(folder / "data"), assigned.load(folder / "data")
    asked = [course.exercises[part.exercise] for part in table["winter"].exercises]
    assert [(one.exercise, one.kind, len(one.items)) for one in asked] == [
        ("winter-1", "coding", 1),
        ("winter-2", "choice", 1),
        ("winter-memo", "memo", 1),
    ]
    assert sum(part.points for part in table["winter"].parts) == 55
    assert rows(folder / "data" / "graded" / "units.csv")[-1]["excerpt"] == asked[0].items[0]


def test_a_calculation_begins_with_its_steps_and_with_values_to_be_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where neither of the two tables was there."""
    made = Path(shutil.copytree(root / "tests" / "journals", tmp_path / "hers"))
    shutil.copy(root / "nbgrader_config.py", made)
    monkeypatch.chdir(made)
    assert cli.main(["assignments"]) == 0
    assert cli.main(["new-assignment", "second", "--like", "journals"]) == 0, capsys.readouterr().err
    steps = [row for row in rows(made / "data" / "graded" / "numbers.csv") if row["question"] != "Q53"]
    assert [(row["step"], row["unit"], row["label_en"]) for row in steps] == [
        ("1", "number", "…"), ("2", "number", "…"), ("3", "percent", "…"),
    ]  # fmt: skip
    values = rows(tmp_path / "hers-keys" / "values.csv")
    assert [(row["step"], row["right"], row["value"]) for row in values] == [(str(n), "yes", "…") for n in (1, 2, 3)]
    assert cli.main(["check"]) == 1
    said = capsys.readouterr().err
    assert "still to be written for second" in said and "is not a number" not in said

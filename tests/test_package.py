"""What the package, its two locks and the lock of the JavaScript's tools say of themselves."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import entraide
from entraide.course.definitions.main import BESIDE, MAIN, NUMBERS

LOCKS = ("requirements.txt", "requirements-dev.txt")
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
# The rooms of the extra `grading`; `pip install '.[grading]'` brings neither of these libraries.
GRADING = ("grading", "moodle", "report", "sample")
UNUSED = ("matplotlib", "pandas")


def test_the_version_is_the_same_wherever_it_is_said(root: Path) -> None:
    cited = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))["version"]
    assert str(cited) == entraide.__version__
    assert f"\n## {entraide.__version__}" in (root / "CHANGELOG.md").read_text("utf-8")
    assert "version" in tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["dynamic"]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_package_by_its_hash_and_names_no_place_to_get_it(root: Path, name: str) -> None:
    text = (root / name).read_text("utf-8")
    requirements = re.split(r"\n(?=[a-z])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    assert all(PINNED.match(one) and "--hash=sha256:" in one for one in requirements)
    assert not re.search(r"^-|://| @ ", "\n".join(requirements), re.MULTILINE)


def test_the_tests_run_on_what_is_served(root: Path) -> None:
    served, tested = (set(PINNED.findall((root / name).read_text("utf-8"))) for name in LOCKS)
    assert served < tested


def test_the_lock_of_the_javascript_tools_pins_by_hash_and_names_no_place(root: Path) -> None:
    packages = json.loads((root / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages.pop("")["devDependencies"]
    assert all(
        one["dev"] and one["integrity"].startswith("sha512-") and "resolved" not in one for one in packages.values()
    )


@pytest.mark.slow
def test_grading_needs_nothing_that_its_extra_does_not_install(root: Path) -> None:
    source = root / "src"
    paths = (path for room in GRADING for path in (source / "entraide" / room).rglob("*.py"))
    modules = [".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__") for path in paths]
    program = f"import importlib, sys\nsys.modules.update(dict.fromkeys({UNUSED}))\n"
    program += f"for name in {modules}: importlib.import_module(name)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_students_get_the_course_s_open_tables_and_no_copy_that_lies_beside_them(root: Path, tmp_path: Path) -> None:
    """A spreadsheet saves a copy of a table of keys where one happens to be: ``data/reference (1).csv``."""
    spec = importlib.util.spec_from_file_location("hatch_build", root / "hatch_build.py")
    assert spec and spec.loader
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    shutil.copytree(root / "data", tmp_path / "data")
    shutil.copy(root / "data" / "keys" / "reference.csv", tmp_path / "data" / "reference (1).csv")
    packed: dict[str, dict[str, str]] = {"force_include": {}}
    hook = build.CourseData(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    hook.initialize("standard", packed)
    places = {place.removeprefix("entraide/data/") for place in packed["force_include"].values()}
    tables = {path.relative_to(root / "data").as_posix() for path in (root / "data").glob("tables/*.csv")}
    assert places - tables == {f"{one.name}.csv" for one in (*MAIN, *NUMBERS, *BESIDE) if one.name in build.OPEN}
    # What the book draws, it draws from its own folder.
    assert set(build.OPEN) == {path.stem for path in (root / "data").glob("*.csv")} - {"assignments", "drawings"}
    assert tables <= places

"""The command ``entraide``: it answers, errs and helps in the language of whoever runs it, and says what it needs."""

import argparse
import ast
import inspect
import os
import re
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from entraide import cli, course
from entraide.lang import LANGUAGES, options, say, texts
from tests.classroom import ENTRAIDE
from tests.conftest import Bare

GRADING = (
    "grade x",
    "report x",
    "sample-class x",
    "clear-trial x",
    "keys release x",
    "moodle collect x.zip",
    "moodle grades x.csv",
)
NEEDS = {
    **dict.fromkeys(("build", "serve"), "book"),
    **dict.fromkeys((*GRADING, "keys withhold x", "moodle feedback"), "grading"),
}
COMMANDS = ["", "check", "assignments", "keys", "moodle", *(re.sub(r" x\S*", "", command) for command in NEEDS)]


def helped(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command answers to ``--help``."""
    with pytest.raises(SystemExit) as stopped:
        cli.main([*command.split(), "--help"])
    assert stopped.value.code == 0
    return capsys.readouterr().out


def refused(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command answers to words it cannot read."""
    with pytest.raises(SystemExit) as stopped:
        cli.main(command.split())
    assert stopped.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_the_assignments_the_language_setting_and_an_example_that_can_be_run(
    command: str, lang: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("ENTRAIDE_LANG", lang)
    monkeypatch.setenv("COLUMNS", "300")
    said = helped(command, capsys)
    assert say(lang, "cli.assignments", names=course.assignments(root)) in said
    assert "ENTRAIDE_LANG" in said
    start = say(lang, "cli.example", command=command)
    example = next(line for line in said.splitlines() if line.startswith(start))
    asked = cli._parser().parse_args(example.partition("entraide ")[2].split())
    assert callable(asked.run)


def test_help_elsewhere_than_in_a_course_names_no_assignment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = helped("grade", capsys)
    assert "entraide grade assignment" in said
    assert "Assignments" not in said


@pytest.mark.parametrize("command", COMMANDS)
def test_help_in_french_has_no_word_of_argparses_own(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTRAIDE_LANG", "fr")
    said = helped(command, capsys)
    assert said.startswith("utilisation\u00a0: entraide")
    assert not re.search(r"usage:|positional|show this|\boptional\b", said)


@pytest.mark.parametrize(
    ("command", "english", "french"),
    [
        ("grade", "the following arguments are required: assignment", "il manque\u00a0: travail"),
        ("grade a b", "unrecognized arguments: b", "arguments inconnus\u00a0: b"),
        ("mark", "argument command: invalid choice: “mark”", "commande\u00a0: choix inconnu\u00a0: «\u00a0mark\u00a0»"),
        ("grade a --student", "--student: expected one argument", "--student\u00a0: on attend une valeur"),
        (
            "grade a --workers two",
            "--workers: “two” is not a whole number",
            "«\u00a0two\u00a0» n’est pas un nombre entier",
        ),
        ("grade a --force=1", "takes no value: “1”", "ne prend pas de valeur\u00a0: «\u00a01\u00a0»"),
        ("grade a --s 1", "--s could match --student, --scheduler", "--s peut être --student, --scheduler"),
    ],
)
def test_a_slip_of_the_fingers_is_said_in_the_language(
    command: str, english: str, french: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert english in refused(command, capsys)
    monkeypatch.setenv("ENTRAIDE_LANG", "fr")
    said = refused(command, capsys)
    assert french in said
    assert "\u00a0: erreur\u00a0: " in said


def test_the_words_that_argparse_is_given_are_words_it_says() -> None:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call)]
    said = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_"]
    known = {options.key(text.value) for text in said if isinstance(text, ast.Constant)}
    since = {"argparse.heading-s"}  # Python 3.12
    given = {key for key in texts.catalogue("fr").texts if key.startswith("argparse.")}
    assert given - known <= since


def test_without_a_choice_the_language_of_the_system_decides(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "LC_ALL"} | {"LANG": "fr_CA.UTF-8"}
    command = [*ENTRAIDE, "check", str(tmp_path / "ailleurs")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    said = "ce dossier n’existe pas\u202f; donnez le dossier de données du cours"
    assert done.stderr == f"entraide\u00a0: {tmp_path}/ailleurs\u00a0: {said}\n"


def test_the_headings_of_french_help_keep_their_distance_from_the_colon() -> None:
    environment = os.environ | {"ENTRAIDE_LANG": "fr"}
    done = subprocess.run(
        [*ENTRAIDE, "grade", "--help"], env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    headings = [line for line in done.stdout.splitlines() if line.endswith(":")]
    assert headings == ["arguments\u00a0:", "options\u00a0:"]


INTERRUPTED = {
    # What Python calls as it forgets a thing may raise nothing: it told of the interruption, and the command went on.
    "tidying up": """
        import time, weakref
        from entraide import cli
        class Thing: pass
        def command():
            thing = Thing()
            kept = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
            del thing
            time.sleep(60)
        def run():
            try:
                command()
            except KeyboardInterrupt:
                return 130
        cli.main = run""",
    "being loaded": """
        class Interrupting:
            def find_spec(self, name, *_):
                if name == "entraide.cli":
                    signal.raise_signal(signal.SIGINT)
        sys.meta_path.insert(0, Interrupting())""",
    "ending": """
        import atexit
        from entraide import cli
        cli.main = lambda: 0
        atexit.register(signal.raise_signal, signal.SIGINT)""",
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process at once")
@pytest.mark.parametrize("moment", INTERRUPTED)
def test_ctrl_c_says_nothing_whenever_it_comes(moment: str) -> None:
    program = "import signal, sys" + textwrap.dedent(INTERRUPTED[moment])
    program += "\nfrom entraide.__main__ import main\nsys.exit(main())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stderr) == (130 if moment == "tidying up" else -signal.SIGINT, "")


@pytest.mark.slow
def test_a_terminal_that_lacks_a_character_gets_the_others(root: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*ENTRAIDE, "check"], cwd=root, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"The course?s data are in order: {root / 'data'}\n")


@pytest.mark.parametrize("command", NEEDS)
def test_a_command_whose_extra_is_not_installed_says_what_to_install(command: str, bare: Bare) -> None:
    """From the folder, as README says: a package that a registry has under this name is somebody else's."""
    done = bare("from entraide.cli import main; raise SystemExit(main())", *command.split())
    name = re.sub(r" x\S*", "", command)
    install = f"pip install '.[{NEEDS[command]}]'"
    assert done.stderr == f"entraide: entraide {name} needs more packages. In the project’s folder: {install}\n"
    assert done.returncode == 1


@pytest.mark.slow
def test_check_needs_no_extra(bare: Bare) -> None:
    done = bare("from entraide.cli import main; raise SystemExit(main())", "check")
    assert (done.returncode, done.stderr) == (0, "")

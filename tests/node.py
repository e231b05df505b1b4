"""Ask the JavaScript modules, in one run of Node, what they make of many cases."""

import json
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent / "js"
SCRIPT = """
import { readFileSync } from "node:fs";
const [module, name] = process.argv.slice(1);
const { [name]: asked } = await import(module);
const cases = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map((one) => asked(...one))));
"""


def node() -> str:
    """The program: the environment's own, which comes with the tools of development, else the machine's."""
    found = shutil.which("node", path=sysconfig.get_path("scripts") + os.pathsep + os.environ.get("PATH", ""))
    assert found, "there is no Node; the tools of development bring it"
    return found


def ask(function: str, cases: Iterable[Sequence[Any]]) -> list[Any]:
    """What a function of js/asked.js returns for each case, a list of its arguments."""
    command = [node(), "--input-type=module", "--eval", SCRIPT, (TESTS / "asked.js").as_uri(), function]
    ran = subprocess.run(command, input=json.dumps(list(cases)), capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    found: list[Any] = json.loads(ran.stdout)
    return found

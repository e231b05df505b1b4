"""The JavaScript's own tests, so that whoever runs these runs those too."""

import subprocess

from tests.node import TESTS, node


def test_the_pages_modules_keep_what_their_own_tests_promise() -> None:
    files = sorted(TESTS.rglob("*.test.js"))
    assert files
    ran = subprocess.run([node(), "--test", *files], capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stdout

"""What a stranger called something is shown harmless, whoever prints it: on one line, with no orders to a terminal."""

import pytest

from entraide.errors import CourseError
from entraide.lang import say


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nGraded: all of it", r"a\nGraded: all of it"),
        ("a\r\nb", r"a\r\nb"),
        ("\x1b[2Ja", r"\x1b[2Ja"),
        ("a\x9b31mb", r"a\x9b31mb"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("\u202eynpi.krowemoh", r"\u202eynpi.krowemoh"),
        ("Zoé Lévêque", "Zoé Lévêque"),
    ],
)
def test_a_name_cannot_pass_for_another_line_or_order_a_terminal_about(name: str, shown: str) -> None:
    assert say("en", "place.said", place=name, message="fine") == f"{shown}: fine"
    assert say("en", "place.said", place="x", message=[name, "b"]) == f"x: {shown} and b"
    assert str(CourseError("check.no-folder", file=name)).startswith(f"{shown}: ")


def test_a_text_that_was_said_keeps_its_lines_within_another() -> None:
    inner = say("en", "site.not-built", edition="en", said="one\ntwo")
    assert "one\ntwo" in inner
    assert inner in say("en", "place.said", place="entraide", message=inner)

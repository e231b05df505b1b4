"""The state of the exercises that a page carries is lean, and no answer nor text is lost on the way."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from entraide.book.extension import later, shared_files, widgets
from entraide.book.extension.reading import left_to_the_page
from entraide.book.extension.widgets import front_end, held, lean
from entraide.widgets.common.front_end import FrontEnd

CODING = {
    "model_name": "AnyModel",
    "model_module": "anywidget",
    "state": {
        "_anywidget_id": "entraide.widgets.coding.widget.CodingWidget",
        "_esm": "exercises/coding/widget.js",
        "_css": "exercises/common/look.css exercises/coding/widget.css",
        "_view_name": "AnyView",
        "_dom_classes": [],
        "layout": "IPY_MODEL_2",
        "tabbable": None,
        "tooltip": None,
        "exercise": "what-coding",
        "answer": {},
        "feedback": {"P02": {"1": {"shared-reality": {"status": "required", "why": "…"}}}},
    },
}
LAYOUT = {"model_name": "LayoutModel", "model_module": "@jupyter-widgets/base", "state": {"width": None}}


def link(_: dict[str, Any]) -> FrontEnd:
    return FrontEnd("_static/coding.js", ())


def test_a_model_keeps_what_the_exercise_says_and_a_link_to_its_module() -> None:
    state = lean({"state": {"1": CODING, "2": LAYOUT}}, ["1"], link)["state"]
    assert list(state) == ["1"]
    assert state["1"]["state"] == {
        "exercise": "what-coding",
        "feedback": CODING["state"]["feedback"],
        "_esm": "_static/coding.js",
    }


def test_a_widget_that_is_no_anywidget_keeps_only_its_name_so_that_the_page_can_say_so() -> None:
    slider = {"model_name": "IntSliderModel", "model_module": "@jupyter-widgets/controls", "state": {"value": 3}}
    assert lean({"state": {"1": slider}}, ["1"], link)["state"]["1"] == {"model_name": "IntSliderModel", "state": {}}


def test_what_the_exercises_of_a_page_say_stands_there_once() -> None:
    english, more, french = {"a.yes": "Yes"}, {"a.yes": "Yes", "a.no": "No"}, {"a.yes": "Oui"}
    models = {
        name: CODING | {"state": CODING["state"] | {"texts": texts}}
        for name, texts in (("1", english), ("2", more), ("3", french))
    }
    found = lean({"state": models}, list(models), link)
    assert found["texts"] == more
    assert [model["state"].get("texts") for model in found["state"].values()] == [None, None, french]


def test_a_page_does_not_say_what_only_a_notebook_does() -> None:
    texts = {"exercise.clear": "Clear", "exercise.notebook-stopped": "The kernel has stopped."}
    model = CODING | {"state": CODING["state"] | {"texts": texts}}
    assert lean({"state": {"1": model}}, ["1"], link)["texts"] == {"exercise.clear": "Clear"}


def test_a_view_of_a_model_that_is_not_there_is_left_out() -> None:
    assert lean({"state": {}}, ["1"], link)["state"] == {}


def test_our_exercises_share_the_files_they_are_written_in(tmp_path: Path) -> None:
    found = front_end(CODING["state"], tmp_path)
    assert [found.module, *found.styles] == [
        "exercises/coding/widget.js",
        "exercises/common/look.css",
        "exercises/coding/widget.css",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_page_asks_for_one_script_and_one_stylesheet_for_all_its_exercises() -> None:
    kinds = ("coding", "choice", "memo")
    of = [FrontEnd(f"exercises/{kind}/widget.js", ()) for kind in kinds]
    scripts, styles = shared_files.needed(of)
    assert [re.sub(r"-\w+", "", place) for place in (*scripts, *styles)] == [
        "_static/entraide/exercises.js",
        "_static/entraide/exercises.css",
    ]
    assert {shared_files.address(one.module) for one in of} == {
        f"{scripts[0]}#{kind}" for kind in ("coding", "choice", "memo")
    }


def test_a_simulation_has_files_of_its_own() -> None:
    scripts, styles = shared_files.needed([FrontEnd("exercises/plan_group/widget.js", ())])
    own = [
        shared_files.address("exercises/plan_group/widget.js"),
        shared_files.style_of("exercises/plan_group/widget.js"),
    ]
    assert [re.sub(r"-\w{8}", "", place) for place in (*scripts, *styles, *own)] == [
        f"_static/entraide/{name}"
        for name in ("exercises.js", "exercises.css", "plan_group.js#plan_group", "plan_group.css")
    ]


def test_what_is_apart_and_answered_keeps_its_name_on_the_page_and_brings_no_empty_answer() -> None:
    values = {"_esm": "exercises/open_coding/widget.js", "exercise": "e", "answer": {}, "saved": {}, "title": "T"}
    here, rest = later.parted({"state": {"1": CODING | {"state": values}}, "texts": {"open.make": "Add"}})
    assert here["state"]["1"]["state"].keys() == {"_esm", "_css", "exercise", "later"}
    assert rest["state"]["1"].keys() == {"_esm", "exercise", "title"} and rest["texts"] == {"open.make": "Add"}


def test_the_files_of_another_package_stay_as_they_are() -> None:
    other = FrontEnd("_static/entraide/others/1.js", ("_static/entraide/others/1.css",))
    assert shared_files.needed([other])[1] == [*other.styles]
    assert shared_files.address(other.module) == other.module


def test_the_widget_of_another_package_is_written_once_whatever_the_number_of_pages(tmp_path: Path) -> None:
    other = {"_anywidget_id": "elsewhere.Map", "_esm": "export default { render() {} }", "_css": ".map {}"}
    assert front_end(other, tmp_path) == front_end(other, tmp_path)
    assert sorted(path.suffix for path in tmp_path.rglob("*.*")) == [".css", ".js"]


def test_no_text_can_close_the_script_that_holds_the_state() -> None:
    state = {"title": "</script><b>", "é": "«"}
    written = widgets.in_script(state)
    assert "<" not in written
    assert json.loads(written) == state


def test_a_form_of_a_text_that_is_as_the_others_is_left_out() -> None:
    texts = {"coding.matches": {"one": "{n} code", "many": "{n} codes", "other": "{n} codes"}}
    model = CODING | {"state": CODING["state"] | {"texts": texts}}
    assert lean({"state": {"1": model}}, ["1"], link)["texts"] == {
        "coding.matches": {"one": "{n} code", "other": "{n} codes"}
    }


@pytest.mark.parametrize(
    ("mode", "said"), [("practice", {"coding.may-skip"}), ("assignment", {"coding.may-skip", "coding.may-leave"})]
)
def test_what_is_said_of_a_hard_excerpt_that_is_handed_in_stands_where_it_is(mode: str, said: set[str]) -> None:
    texts = {"coding.may-skip": "Skip", "coding.may-leave": "Leave"}
    model = CODING | {"state": CODING["state"] | {"mode": mode, "texts": texts}}
    assert lean({"state": {"1": model}}, ["1"], link)["texts"].keys() == said


def test_what_a_check_says_comes_after_the_page() -> None:
    model = CODING | {"state": {"_esm": "exercises/coding/widget.js", "title": "T", "feedback": {"P02": {}}}}
    here, rest = later.parted({"state": {"1": model}, "texts": {"coding.check": "Check"}})
    assert here["state"]["1"]["state"].keys() == {"_esm", "title", "later"}
    assert rest == {"state": {"1": {"feedback": {"P02": {}}}}, "texts": {}}
    assert here["texts"] == {"coding.check": "Check"}


def test_the_words_of_a_check_come_with_it_unless_something_else_has_them_to_say() -> None:
    texts = {"coding.check": "Check", "coding.found": "Found", "coding.not-whole": "Not here."}
    with_feedback, without = (
        CODING | {"state": {"_esm": "exercises/coding/widget.js", "feedback": one}} for one in ({"P02": {}}, {})
    )
    here, rest = later.parted({"state": {"1": with_feedback}, "texts": texts})
    assert here["texts"].keys() == {"coding.check", "coding.not-whole"} and rest["texts"] == {"coding.found": "Found"}
    here, rest = later.parted({"state": {"1": with_feedback, "2": without}, "texts": texts})
    assert here["texts"] == texts and not rest["texts"]
    here, rest = later.parted({"state": {}, "texts": texts})
    assert here["texts"] == texts


def test_what_a_code_means_and_a_key_does_comes_once_somebody_asks() -> None:
    meaning = {"definition": "D", "include": "I", "exclude": "E"}
    themes = [{"theme": "t", "label": "T", "codes": [{"code": "trust", "label": "Trust"} | meaning]}]
    asked = {"_esm": "exercises/coding/widget.js", "themes": themes, "feedback": {"P02": {}}}
    texts = {"code.include": "When", "coding.shortcut-move": "Move", "coding.shortcuts": "Keys"}
    here, rest = later.parted({"state": {"1": CODING | {"state": asked}}, "texts": texts})
    (theme,) = here["state"]["1"]["state"]["themes"]
    assert theme["codes"] == [{"code": "trust", "label": "Trust"}]
    assert rest["state"]["1"]["meanings"] == {"trust": meaning}
    assert here["texts"].keys() == {"coding.shortcuts"}


def test_an_exercise_that_is_handed_in_says_at_once_what_its_codes_mean() -> None:
    code = {"code": "trust", "label": "Trust", "definition": "D"}
    asked = {"_esm": "exercises/coding/widget.js", "themes": [{"codes": [code]}], "mode": "assignment", "feedback": {}}
    here, rest = later.parted({"state": {"1": CODING | {"state": asked}}, "texts": {"code.include": "When"}})
    assert here["state"]["1"]["state"]["themes"] == [{"codes": [code]}] and here["texts"] == {"code.include": "When"}
    assert not rest["state"]


def test_an_exercise_of_which_nothing_is_said_needs_nothing_more() -> None:
    model = CODING | {"state": {"_esm": "exercises/coding/widget.js", "feedback": {}}}
    here, rest = later.parted({"state": {"1": model}, "texts": {}})
    assert "later" not in here["state"]["1"]["state"] and not rest["state"]


def test_a_simulation_comes_with_its_own_texts_when_a_reader_is_near() -> None:
    models = {
        "1": CODING | {"state": {"_esm": "exercises/memo/widget.js"}},
        "2": CODING | {"state": {"_esm": "exercises/who_knows/widget.js", "payload": {"x": 1}}},
    }
    texts = {"memo.exercise": "Memo", "exercise.clear": "Clear", "who-knows.town": "Town"}
    here, rest = later.parted({"state": models, "texts": texts})
    assert here["texts"].keys() == {"memo.exercise", "exercise.clear"} and rest["texts"].keys() == {"who-knows.town"}
    assert "payload" not in here["state"]["2"]["state"] and rest["state"]["2"]["payload"] == {"x": 1}


def test_what_a_meeting_is_made_of_stands_in_a_script_of_its_own_that_a_reader_asks_for(tmp_path: Path) -> None:
    values = {"exercise": "lead", "about": [{"meeting": "first"}], "play": {"first": {"turns": 12}}, "feedback": {}}
    model = CODING | {"state": values | {"_esm": "exercises/meeting/widget.js"}}
    here, rest = later.parted({"state": {"1": model}, "texts": {"lead.begin": "Begin"}})
    later.pieces(tmp_path, "part/page", rest, widgets.in_script)
    assert here["state"]["1"]["state"].keys() == {"_esm", "_css", "exercise", "later"}
    state = rest["state"]["1"]
    assert state["about"] == values["about"] and not {"play", "feedback"} & state.keys()
    assert rest.keys() == {"state", "texts"}
    name, _, version = state["pieces"]["play"]["first"].partition("?v=")
    script = (tmp_path / "part" / name).read_text("utf-8")
    assert script == '(globalThis.entraide ??= {})["lead-play-first"] = {"turns":12};\n' and len(version) == 16


def test_what_comes_after_a_page_stands_in_a_script_beside_it(tmp_path: Path) -> None:
    rest = {"state": {"1": {"feedback": {"a": 1}}}, "texts": {}}
    address = later.write(tmp_path, "part/page", rest, widgets.in_script(rest))
    name, _, version = address.partition("?v=")
    script = (tmp_path / "part" / name).read_text("utf-8")
    assert '"feedback"' in script and len(version) == 16
    assert later.write(tmp_path, "part/other", {"state": {}, "texts": {}}, "{}") == ""


def test_an_exercise_of_few_pages_is_drawn_when_a_reader_is_near_and_its_answer_is_found_before() -> None:
    """Every page would carry its script otherwise; an assignment's page hands in also what nobody has drawn yet."""
    asked = {"_esm": "exercises/numbers/widget.js", "exercise": "distance-cost", "title": "T", "question": {"x": 1}}
    models = {
        "1": CODING | {"state": asked | {"feedback": {"1": {}}}},
        "2": CODING | {"state": {"_esm": "exercises/memo/widget.js"}},
    }
    texts = {"exercise.clear": "Clear", "numbers.check": "Check"}
    here, rest = later.parted({"state": models, "texts": texts})
    mine = here["state"]["1"]["state"]
    assert mine.keys() == {"_esm", "_css", "later", "exercise"} and mine["later"] == "near"
    assert rest["state"]["1"]["feedback"] == {"1": {}} and rest["texts"] == {"numbers.check": "Check"}
    graded = {"1": CODING | {"state": asked | {"mode": "assignment", "feedback": {}}}}
    mine = later.parted({"state": graded, "texts": texts})[0]["state"]["1"]["state"]
    assert mine.keys() >= {"exercise", "title", "question", "later"}
    assert "numbers" in mine["_esm"] and shared_files.address("exercises/choice/widget.js") not in mine["_esm"]


def test_what_an_exercise_asks_stands_in_its_place_and_not_in_the_state_again() -> None:
    units = [{"unit": 1, "text": "We talked <all> evening."}, {"unit": 2, "text": "Nobody left."}]
    excerpt = {"excerpt": "P01", "care": "violence", "context": "A worker speaks.", "units": units}
    model = {"state": {"exercise": "try", "_esm": "exercises/coding/widget.js", "excerpts": [excerpt]}}
    place = held(model, "", "en")
    texts = re.findall(r"data-text>(.*?)<", place)
    assert texts == ["A worker speaks.", "We talked &lt;all&gt; evening.", "Nobody left."]
    assert place.index("speaks of violence") < place.index("We talked")
    left = left_to_the_page({"1": model}, place)["1"]["state"]["excerpts"][0]
    assert left == {"excerpt": "P01", "care": "violence", "units": [{"unit": 1}, {"unit": 2}]}
    assert units[0]["text"], "what the page was made from is left as it is"
    assert left_to_the_page({"1": model}, "")["1"] == model, "where there is no place, the state has it"


def test_of_cares_and_layouts_that_an_exercise_has_not_nothing_is_said() -> None:
    texts = {
        key: key
        for key in (
            *("coding.care-violence", "coding.care-distress", "coding.may-skip", "coding.support", "coding.skip"),
            *("coding.hint", "coding.hint-words", "coding.hint-one"),
        )
    }

    def said(layout: str, *cares: str) -> set[str]:
        excerpts = [{"excerpt": str(n), "care": care} for n, care in enumerate(cares)]
        values = {"excerpts": excerpts, "layout_of_units": layout, "mode": "practice", "texts": texts}
        model = {"model_name": "AnyModel", "model_module": "anywidget", "state": values}
        front_end = FrontEnd("coding/widget.js", ())
        return set(lean({"state": {"1": model}}, ["1"], lambda _: front_end)["texts"])

    hard = {"coding.may-skip", "coding.support", "coding.skip"}
    assert said("sentences", "", "") == {"coding.hint"}
    assert said("words", "violence", "") == {"coding.hint", "coding.hint-words", "coding.care-violence", *hard}
    assert said("one", "distress") == {"coding.hint", "coding.hint-one", "coding.care-distress", *hard}

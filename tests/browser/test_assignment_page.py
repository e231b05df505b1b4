"""A graded assignment answered on its page: kept, handed in as a file, taken up again, never by someone else."""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from entraide.coding.answers import Answer
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.course.reference import Reference
from entraide.lang import say
from entraide.moodle import words
from tests.answering import MEMO, SAVED_AT, WHOLE_MEMO, evening, numbers, perfect, required
from tests.book.held import held, reasons
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.evenings import Evening
from tests.browser.exercises import CodingExercise, asks
from tests.classroom import ASSIGNED, ASSIGNMENT, NbgraderCourse
from tests.moodle.moodle_files import Participant, answered, imported, pack, submission, table, worksheet

PAGE = f"assignments/{ASSIGNMENT}.html"
NEXT = {"en": "Next", "fr": "Suivant"}
KEPT = {"en": "Kept in this browser at", "fr": "Gardé dans ce navigateur à"}
DOWNLOAD = {"en": "Download what I hand in", "fr": "Télécharger ce que je remets"}
COMPLETE = {"en": "Everything is answered.", "fr": "Vous avez répondu à tout."}
NOT_COMPLETE = {"en": "Not everything is answered yet.", "fr": "Il vous reste des réponses à donner."}
OPEN = {"en": "Open my file", "fr": "Ouvrir mon fichier"}
NO_NUMBER = {"en": "This cannot be read as a number.", "fr": "Cela ne se lit pas comme un nombre."}


def downloaded(page: Page, lang: str, folder: Path) -> Path:
    """The file that the page gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=DOWNLOAD[lang]).click()
    assert download.value.suggested_filename == f"{ASSIGNMENT}.ipynb"
    path = folder / "downloaded.ipynb"
    download.value.save_as(path)
    return path


def graded(course: Course) -> list[Exercise]:
    return [course.exercises[name] for name in ASSIGNED]


def answer_by_keyboard(page: Page, course: Course, keys: Reference, exercise: Exercise, lang: str) -> None:
    """Give the perfect answer without a mouse."""
    region = page.get_by_role("region", name=exercise.title[lang], exact=True)
    if exercise.kind == "memo":
        region.get_by_role("textbox").focus()
        page.keyboard.type(MEMO)
        page.keyboard.insert_text(WHOLE_MEMO.removeprefix(MEMO))
    elif exercise.kind == "choice":
        for text in right_answers(course, keys, exercise, lang):
            region.get_by_label(text, exact=True).press("Space")
    elif exercise.kind == "numbers":
        page.locator(f"#{exercise.exercise}").scroll_into_view_if_needed()  # It is brought once one is near.
        for label, text in right_numbers(course, keys, exercise, lang):
            region.get_by_label(label, exact=True).focus()
            said_of_no_number(page, region, lang)
            page.keyboard.type(text)
    elif exercise.kind == "meeting":
        answer_evening(page, course, exercise, lang, "keyboard")
    else:
        codes = [code for code in course.codebook.codes if code in exercise.codes]
        coding = CodingExercise(page, exercise.title[lang])
        for place, excerpt in enumerate(exercise.items):
            for one in (one for one in required(course, keys, exercise.exercise) if one.excerpt == excerpt):
                coding.sentence(one.unit).press("Space")
                page.keyboard.press(str(codes.index(one.code) + 1))
                coding.sentence(one.unit).press("Escape")
            if place < len(exercise.items) - 1:
                region.get_by_role("button", name=asks(NEXT[lang])).press("Enter")


def answer_evening(page: Page, course: Course, exercise: Exercise, lang: str, by: str) -> None:
    """Lead an evening to its end, and put on all that was said in it what is required there."""
    led = evening(course, exercise.exercise)
    shown = Evening.on(page, course, exercise.exercise, lang)
    shown.begin(led.evening, by)
    shown.lead(list(led.moves), by)
    shown.told(by)
    shown.code(led, course, by)


def said_of_no_number(page: Page, region: Locator, lang: str) -> None:
    """What cannot be read as a number is said once she leaves the field, and no more once she writes again."""
    said = region.get_by_text(NO_NUMBER[lang]).and_(region.locator(".entraide-verdict *"))
    expect(said).to_have_count(0)
    page.keyboard.type("12 18")
    page.keyboard.press("Tab")
    expect(said).to_have_count(1)
    expect(region.get_by_role("status")).to_contain_text(NO_NUMBER[lang])
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+a")
    page.keyboard.press("Backspace")
    expect(said).to_have_count(0)


def answer_by_touch(page: Page, course: Course, keys: Reference, exercise: Exercise, lang: str) -> None:
    """Give the perfect answer with a thumb; a memo is typed on the keyboard that a phone shows."""
    region = page.get_by_role("region", name=exercise.title[lang], exact=True)
    if exercise.kind == "memo":
        tap_field(region.get_by_role("textbox"))
        page.keyboard.type(MEMO)
        page.keyboard.insert_text(WHOLE_MEMO.removeprefix(MEMO))
    elif exercise.kind == "choice":
        for text in right_answers(course, keys, exercise, lang):
            region.get_by_text(text, exact=True).tap()
    elif exercise.kind == "numbers":
        page.locator(f"#{exercise.exercise}").scroll_into_view_if_needed()  # It is brought once one is near.
        for label, text in right_numbers(course, keys, exercise, lang):
            tap_field(region.get_by_text(label, exact=True))
            page.keyboard.type(text)
    elif exercise.kind == "meeting":
        answer_evening(page, course, exercise, lang, "touch")
    else:
        codes = [code for code in course.codebook.codes if code in exercise.codes]
        coding = CodingExercise(page, exercise.title[lang])
        for place, excerpt in enumerate(exercise.items):
            for one in (one for one in required(course, keys, exercise.exercise) if one.excerpt == excerpt):
                coding.sentence(one.unit).tap()
                region.locator(".entraide-apply").nth(codes.index(one.code)).tap()
            if place < len(exercise.items) - 1:
                region.get_by_role("button", name=asks(NEXT[lang])).tap()


def tap_field(field: Locator) -> None:
    """Tap what is to be typed in, as late as any finger would.

    Two taps on one place of the screen within 0.3 s are a double tap, even if another field has come there in between:
    Chromium looks for a word to select, and what is typed then reaches no field.
    """
    field.page.wait_for_timeout(300)
    field.tap()


def right_answers(course: Course, keys: Reference, exercise: Exercise, lang: str) -> list[str]:
    """The right answers to a question, in words."""
    options = {one.option: one.text[lang] for one in course.questions[exercise.items[0]].options}
    return [options[name] for name in perfect(course, keys, exercise.exercise)["value"]]


def right_numbers(course: Course, keys: Reference, exercise: Exercise, lang: str) -> Iterator[tuple[str, str]]:
    """What is asked at each step of a calculation, and the right number."""
    steps = course.questions[exercise.items[0]].steps
    for step, entry in zip(steps, numbers(course, keys, exercise.exercise, lang), strict=True):
        yield step.label[lang], entry.text


WAYS: dict[str, tuple[Callable[..., None], dict[str, Any]]] = {
    "keyboard": (answer_by_keyboard, {"viewport": DESKTOP}),
    "touch": (answer_by_touch, {"viewport": PHONE, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}),
}
"""How a whole assignment is answered, and on which device."""


def answer_all(
    page: Page, course: Course, keys: Reference, names: Iterable[str], lang: str, answer: Callable[..., None]
) -> None:
    """Answer exercises. Each answer is kept, and read back, a moment later: one waits once, when all are given."""
    exercises = [course.exercise(name) for name in names]
    for exercise in exercises:
        answer(page, course, keys, exercise, lang)
    for exercise in exercises:
        region = page.get_by_role("region", name=exercise.title[lang], exact=True)
        expect(region.locator(".entraide-status").filter(visible=True)).to_contain_text(KEPT[lang])


@pytest.mark.parametrize(("lang", "way"), [("en", "keyboard"), ("fr", "touch")])
def test_a_whole_assignment_is_answered_and_graded_through_moodle_like_one_from_jupyterlab(
    new_context: Callable[..., BrowserContext],
    site: str,
    new_course: Callable[[str], NbgraderCourse],
    course: Course,
    keys: Reference,
    tmp_path: Path,
    lang: str,
    way: str,
) -> None:
    answer, device = WAYS[way]
    page = new_context(**device).new_page()
    page.goto(f"{site}/{lang}/{PAGE}")
    expect(page.get_by_text(NOT_COMPLETE[lang])).to_be_visible()
    answer_all(page, course, keys, ASSIGNED, lang, answer)
    expect(page.get_by_text(COMPLETE[lang])).to_be_visible()
    given = downloaded(page, lang, tmp_path).read_bytes()

    classroom = new_course(lang)
    ana, bo = Participant(11, "Ana Roy", "A1"), Participant(12, "Bo Côté", "B2")
    eighty, delimiter = {"en": ("80.00", ","), "fr": ("80,00", ";")}[lang]
    worksheet(classroom.folder / "Grades.csv", [ana, bo], lang, eighty.replace("80", "100"), delimiter)
    from_lab = answered(classroom, *(perfect(course, keys, one.exercise, lang) for one in graded(course)))
    # A browser that has the file already numbers the next one.
    entries = {submission(ana.name, 11, f"{ASSIGNMENT} (1).ipynb"): given, submission(bo.name, 12, "b.ipynb"): from_lab}
    pack(classroom.folder / "class.zip", entries)
    for command in (
        ("moodle", "collect", "class.zip", "--worksheet", "Grades.csv"),
        ("grade", ASSIGNMENT),
        ("feedback", ASSIGNMENT),
        ("moodle", "grades", "Grades.csv", "--provisional"),
        ("moodle", "feedback", "--provisional"),
    ):
        done = classroom.entraide(*command)
        assert (done.returncode, done.stderr) == (0, ""), command
    assert classroom.scores("A1") == classroom.scores("B2")
    assert classroom.total("A1") == 80
    _, hers, his = table(classroom.folder / "Grades-graded.csv", delimiter)
    grade = words.header(lang).index({"en": "Grade", "fr": "Note"}[lang])
    assert hers[grade] == his[grade] == eighty
    with zipfile.ZipFile(classroom.folder / f"feedback-{ASSIGNMENT}.zip") as archive:
        pages = {imported(name, {"11", "12"}): archive.read(name).decode() for name in archive.namelist()}
    assert set(pages) == {(number, f"{ASSIGNMENT}.html") for number in ("11", "12")}
    assert MEMO in pages["11", f"{ASSIGNMENT}.html"]


def handed_in(site_folder: Path, course: Course, keys: Reference, lang: str, path: Path) -> Path:
    """A notebook as JupyterLab would have saved it, with the perfect answers."""
    script = (site_folder / lang / PAGE).with_suffix(".released.js").read_text("utf-8")
    notebook = nbformat.from_dict(json.loads(script[script.index('= {"') + 2 :].rstrip(";\n")))
    nbformat.validate(notebook)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if name in course.exercises:
            data = {"application/vnd.entraide.answer+json": perfect(course, keys, name, lang)}
            cell.outputs.append(nbformat.v4.new_output("display_data", data))
    nbformat.write(notebook, path)
    return path


def records(path: Path) -> dict[str, Any]:
    found = {}
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", []):
            record = output["data"]["application/vnd.entraide.answer+json"]
            found[record["exercise"]] = record
    return found


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_file_from_jupyterlab_is_opened_gone_on_with_and_handed_in_from_a_phone(
    new_context: Callable[..., BrowserContext],
    site: str,
    site_folder: Path,
    course: Course,
    keys: Reference,
    tmp_path: Path,
    lang: str,
) -> None:
    page = new_context(viewport=PHONE, has_touch=True).new_page()
    page.goto(f"{site}/{lang}/{PAGE}")
    page.get_by_label(OPEN[lang]).set_input_files(handed_in(site_folder, course, keys, lang, tmp_path / "mine.ipynb"))
    expect(page.get_by_text(COMPLETE[lang])).to_be_visible()
    first = graded(course)[0]
    coding = CodingExercise(page, first.title[lang])
    coding.sentence(1).tap()
    coding.root.locator(".entraide-apply").first.tap()
    # At once: what was given a moment ago is in the file.
    given = records(downloaded(page, lang, tmp_path))
    before = {one.exercise: perfect(course, keys, one.exercise, lang) for one in graded(course)}
    assert given.keys() == before.keys()
    assert given[first.exercise]["value"] != before[first.exercise]["value"]
    assert all(given[name] == before[name] for name in before if name != first.exercise)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_button_under_the_list_is_pressed_right_after_the_memo_that_makes_it_a_line_longer(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto(f"{site}/fr/{PAGE}")
    memo = page.locator("textarea").last
    memo.fill("Mon")
    entry = page.locator("[data-assignment=list] li").last
    expect(entry).to_contain_text("mots")
    memo.fill("")
    expect(entry).not_to_contain_text("mots")
    button = page.get_by_role("button", name=DOWNLOAD["fr"])
    memo.press_sequentially("Mon mémo")
    with page.expect_download():
        button.tap(position={"x": 100, "y": 4})
    expect(entry).to_contain_text("mots")


def test_a_changed_answer_tells_that_the_file_is_no_longer_the_one_to_hand_in(
    new_context: Callable[..., BrowserContext], site: str, course: Course, tmp_path: Path
) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto(f"{site}/en/{PAGE}")
    made, did = page.locator("[data-assignment=made]"), page.locator("[data-assignment=did]")
    memo = page.get_by_role("region", name=graded(course)[-1].title["en"], exact=True).get_by_role("textbox")
    memo.fill("Mine.")
    # It can be handed in, and the list leads to what is left of it.
    entry = page.locator("[data-assignment=list] .book-open").last
    expect(entry).to_have_text(f"{graded(course)[-1].title['en']} – to do – words: 1 (150 to 250 asked for)")
    entry.get_by_role("link").click()
    expect(memo).to_be_in_viewport()
    path = downloaded(page, "en", tmp_path)
    expect(made).to_contain_text(f"{ASSIGNMENT}.ipynb was made at")
    page.reload()
    expect(made).to_contain_text(f"{ASSIGNMENT}.ipynb was made at")
    memo.fill("Mine, and more.")
    expect(made).to_contain_text("You have changed answers since the file of")
    page.reload()
    expect(made).to_contain_text("You have changed answers since the file of")
    memo.fill("Mine.")
    expect(made).to_contain_text(f"{ASSIGNMENT}.ipynb was made at")
    # What came of opening a file is in sight, also for who reads with the keyboard.
    page.get_by_label(OPEN["en"]).set_input_files(path)
    expect(did).to_have_text(
        f"{say('en', 'assignment.taken', file='downloaded.ipynb', n=1)} {say('en', 'assignment.aside')}"
    )
    expect(did).to_be_focused()
    expect(did).to_be_in_viewport()
    # Whoever starts afresh has made no file.
    page.get_by_role("button", name="Start afresh", exact=True).click()
    sure = page.get_by_role("group", name="Start afresh")
    expect(sure.get_by_role("button", name="No, keep them")).to_be_focused()
    page.keyboard.press("Enter")
    expect(sure).to_be_hidden()
    expect(memo).to_have_value("Mine.")
    page.get_by_role("button", name="Start afresh", exact=True).click()
    sure.get_by_role("button", name="Yes, start afresh").click()
    expect(made).to_be_empty()


def test_a_heavy_excerpt_says_before_it_is_read_what_leaving_it_costs(page: Page, site: str, course: Course) -> None:
    page.goto(f"{site}/en/{PAGE}")
    codings = [one for one in graded(course) if one.kind == "coding"]
    one = next(one for one in codings if any(course.excerpts[item].care for item in one.items))
    heavy = [course.excerpts[item].care != "" for item in one.items]
    region = page.get_by_role("region", name=one.title["en"], exact=True)
    for _ in range(heavy.index(True)):
        region.get_by_role("button", name=asks("Next")).click()
    care = region.locator(".entraide-care:visible")
    expect(care).to_contain_text(say("en", "coding.may-leave"))
    expect(care).not_to_contain_text(say("en", "coding.may-skip"))


def test_on_a_shared_computer_nobody_sees_or_hands_in_another_s_answers_unasked(
    new_context: Callable[..., BrowserContext],
    site: str,
    course: Course,
    keys: Reference,
    site_folder: Path,
    tmp_path: Path,
) -> None:
    context = new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto(f"{site}/en/{PAGE}")
    page.get_by_label(OPEN["en"]).set_input_files(handed_in(site_folder, course, keys, "en", tmp_path / "hers.ipynb"))
    expect(page.get_by_text("Answers taken from hers.ipynb: 6.")).to_be_visible()
    title = graded(course)[0].title["en"]
    heading = page.get_by_role("region", name=title).locator(".entraide-heading")
    page.get_by_role("region", name=title).get_by_role("button", name=asks("Next")).click()
    expect(heading).to_have_text("Excerpt 2 of 4")
    page.close()
    page = context.new_page()  # The next student opens the browser.
    page.goto(f"{site}/en/{PAGE}")
    expect(page.get_by_role("region", name=title)).to_be_hidden()
    # Nor how far the other one has come.
    expect(page.locator("[data-assignment=list] li")).to_have_count(0)
    page.get_by_role("button", name=DOWNLOAD["en"]).click()
    expect(page.locator("[data-assignment=did]")).to_have_text(say("en", "assignment.asked-first"))
    page.get_by_role("button", name="These are not my answers").click()
    expect(page.locator("[data-assignment=list] li")).to_have_count(len(graded(course)))
    expect(page.get_by_role("region", name=title)).to_be_visible()
    expect(page.locator(".entraide-chip")).to_have_count(0)
    # She begins at the beginning, and not where the other one was.
    heading = page.get_by_role("region", name=title).locator(".entraide-heading")
    expect(heading).to_have_text("Excerpt 1 of 4")
    assert records(downloaded(page, "en", tmp_path)) == {}
    # Whoever starts afresh after her loses nothing of either.
    memo = page.get_by_role("region", name=graded(course)[-1].title["en"], exact=True).get_by_role("textbox")
    memo.fill("Mine.")
    page.get_by_role("button", name="Start afresh", exact=True).click()
    page.get_by_role("button", name="Yes, start afresh").click()
    page.get_by_role("button", name="Bring the answers back").click()
    expect(memo).to_have_value("Mine.")
    page.get_by_role("button", name="Bring the answers back").click()
    # These are hers again: nothing of them is shown or handed in before somebody says so.
    page.get_by_role("button", name=DOWNLOAD["en"]).click()
    expect(page.locator("[data-assignment=did]")).to_have_text(say("en", "assignment.asked-first"))
    page.get_by_role("button", name="Yes, go on with them").click()
    expect(page.get_by_text(COMPLETE["en"])).to_be_visible()
    page.get_by_role("button", name="Bring the answers back").click()
    expect(memo).to_have_value("Mine.")


def test_an_earlier_answer_of_another_s_is_put_aside_with_hers(
    new_context: Callable[..., BrowserContext], site: str, course: Course
) -> None:
    context = new_context(viewport=DESKTOP)
    hers = context.new_page()
    hers.goto(f"{site}/en/{PAGE}")
    last = graded(course)[-1]
    name = f"entraide:/:earlier/{last.exercise}"
    hers.get_by_role("region", name=last.title["en"], exact=True).get_by_role("textbox").fill("Hers, again.")
    expect(hers.locator(".entraide-status").last).to_contain_text("Kept")
    # As opening a file with a newer memo leaves it.
    before = Answer(last.exercise, "memo", "en", SAVED_AT, "Hers.").record()
    kept = json.dumps({"saved_at": before["saved_at"], "records": [before]})
    hers.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [name, kept])
    hers.close()
    page = context.new_page()
    page.goto(f"{site}/en/{PAGE}")
    page.get_by_role("button", name="These are not my answers").click()
    assert page.evaluate("name => localStorage.getItem(name)", name) is None
    memo = page.get_by_role("region", name=last.title["en"], exact=True).get_by_role("textbox")
    for text in ("Hers, again.", "Hers."):
        page.get_by_role("button", name="Bring the answers back").click()
        page.get_by_role("button", name="Yes, go on with them").click()
        expect(memo).to_have_value(text)


def test_what_another_tab_brought_is_handed_in_by_nobody_unasked(
    new_context: Callable[..., BrowserContext], site: str, course: Course
) -> None:
    context = new_context(viewport=DESKTOP)
    hers, other = context.new_page(), context.new_page()
    for tab in (hers, other):
        tab.goto(f"{site}/en/{PAGE}")
    memos = [tab.get_by_role("region", name=graded(course)[-1].title["en"], exact=True) for tab in (hers, other)]
    memos[0].get_by_role("textbox").fill("Mine.")
    asked = other.get_by_text("Answers to this assignment were given on this device before.")
    expect(asked).to_be_visible()
    expect(memos[1]).to_be_hidden()
    other.get_by_role("button", name="These are not my answers").click()
    expect(memos[0].get_by_role("textbox")).to_have_value("")
    memos[1].get_by_role("textbox").fill("Another's.")
    expect(memos[0]).to_be_hidden()
    hers.get_by_role("button", name=DOWNLOAD["en"]).click()
    expect(hers.locator("[data-assignment=did]")).to_have_text(say("en", "assignment.asked-first"))


def test_a_file_taken_in_by_another_tab_asks_again_whose_the_answers_are(
    new_context: Callable[..., BrowserContext], site: str, course: Course, tmp_path: Path
) -> None:
    """She has said that they are hers; then somebody brings a whole course, whose answers to this take their place."""
    context = new_context(viewport=DESKTOP)
    hers, other = context.new_page(), context.new_page()
    hers.goto(f"{site}/en/{PAGE}")
    name = graded(course)[-1].exercise
    memo = hers.locator(f"#{name} textarea")
    memo.fill("Mine.")
    expect(hers.locator(f"#{name} .entraide-status").filter(visible=True)).to_contain_text(KEPT["en"])
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    brought = {"schema": 1, "exercise": name, "kind": "memo", "lang": "en", "saved_at": later}
    file = tmp_path / "brought.json"
    file.write_text(json.dumps({"schema": 1, "answers": {name: brought | {"value": "Another's."}}}), "utf-8")
    other.goto(f"{site}/en/my-course.html")
    other.locator("[data-mine=keep] input[type=file]").set_input_files(file)
    expect(memo).to_have_value("Another's.")
    expect(memo).to_be_hidden()
    hers.get_by_role("button", name=DOWNLOAD["en"]).click()
    expect(hers.locator("[data-assignment=did]")).to_have_text(say("en", "assignment.asked-first"))


def test_nothing_is_said_to_be_put_aside_where_nothing_was(page: Page, site: str) -> None:
    page.goto(f"{site}/fr/{PAGE}")
    page.get_by_role("button", name=say("fr", "assignment.afresh"), exact=True).click()
    expect(page.locator("[data-assignment=did]")).to_have_text(say("fr", "assignment.nothing-aside"))
    expect(page.locator("[data-do=back]")).to_be_hidden()


SHARING = """navigator.canShare = () => true;
navigator.share = async () => { if (globalThis.refusal) throw new DOMException("no", globalThis.refusal); };
globalThis.asked = 0;
navigator.storage.persist = () => (globalThis.asked++, Promise.resolve(true));"""


def test_the_share_sheet_says_what_came_of_it_and_the_browser_is_asked_once_to_keep_the_answers(
    new_context: Callable[..., BrowserContext], site: str, course: Course
) -> None:
    """Chromium without a window has no share sheet: what one does is played."""
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.add_init_script(SHARING)
    page.goto(f"{site}/en/{PAGE}")
    made, did = page.locator("[data-assignment=made]"), page.locator("[data-assignment=did]")
    memo = page.get_by_role("region", name=graded(course)[-1].title["en"], exact=True).get_by_role("textbox")
    memo.fill("Mine.")
    memo.fill("Mine, and more.")
    expect(page.get_by_text(KEPT["en"])).to_be_visible()
    share = page.get_by_role("button", name=say("en", "assignment.share"))
    for refusal, said in (("NotAllowedError", say("en", "assignment.not-shared")), ("AbortError", "")):
        page.evaluate("name => { globalThis.refusal = name; }", refusal)
        did.evaluate("one => { one.textContent = ''; }")
        share.tap()
        expect(did).to_have_text(said)
        expect(made).to_be_empty()
    page.evaluate("delete globalThis.refusal")
    share.tap()
    expect(made).to_contain_text("to the app that you chose")
    page.reload()
    expect(made).to_contain_text("to the app that you chose")
    assert page.evaluate("globalThis.asked") == 0
    memo.fill("Mine again.")
    memo.fill("Mine once more.")
    expect(made).to_contain_text("You have changed answers since")
    assert page.evaluate("globalThis.asked") == 1


def test_a_browser_that_keeps_nothing_says_so_and_the_file_still_holds_the_answers(
    new_context: Callable[..., BrowserContext], site: str, course: Course, tmp_path: Path
) -> None:
    context = new_context(viewport=DESKTOP)
    refused = "value() { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); }"
    context.add_init_script(f"Object.defineProperty(Storage.prototype, 'setItem', {{ {refused} }})")
    page = context.new_page()
    page.goto(f"{site}/en/{PAGE}")
    memo = graded(course)[-1]
    region = page.get_by_role("region", name=memo.title["en"], exact=True)
    region.get_by_role("textbox").fill(MEMO)
    expect(region.locator(".entraide-status")).to_contain_text("This browser does not keep your answers")
    assert records(downloaded(page, "en", tmp_path))[memo.exercise]["value"] == MEMO


def test_without_a_connection_it_says_that_no_file_is_made_and_makes_it_later(
    browser: Browser, site: str, course: Course, tmp_path: Path
) -> None:
    """Unless the whole course was kept for reading offline."""
    page = browser.new_context(service_workers="block").new_page()
    page.goto(f"{site}/en/{PAGE}")
    page.context.set_offline(True)
    memo = graded(course)[-1]
    page.get_by_role("region", name=memo.title["en"], exact=True).get_by_role("textbox").fill(MEMO)
    page.get_by_role("button", name=DOWNLOAD["en"]).click()
    expect(page.get_by_text("The file could not be made")).to_be_visible()
    page.context.set_offline(False)
    assert records(downloaded(page, "en", tmp_path))[memo.exercise]["value"] == MEMO
    page.context.close()


def test_a_file_of_something_else_changes_nothing(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/en/{PAGE}")
    (tmp_path / "other.ipynb").write_text('{"cells": [], "metadata": {}}', "utf-8")
    page.get_by_label(OPEN["en"]).set_input_files(tmp_path / "other.ipynb")
    expect(page.get_by_text("other.ipynb holds no answer to this assignment. Nothing was changed.")).to_be_visible()


def test_no_page_holds_a_key_or_the_text_of_an_assignment_that_is_not_open(
    site_folder: Path, course: Course, keys: Reference
) -> None:
    shown = {item for one in graded(course) for item in one.items}
    secrets = reasons(keys)
    closed = [one for one in course.exercises.values() if one.pool == "graded" and one not in graded(course)]
    items = {item for one in closed for item in one.items} - shown
    secrets += [
        unit.text[lang]
        for item in items
        if item in course.excerpts
        for unit in course.excerpts[item].units
        for lang in ("en", "fr")
    ]
    assert held(site_folder, secrets) == []

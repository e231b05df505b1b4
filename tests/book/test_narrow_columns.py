"""Which columns of a table are narrow, and what a stylesheet says with a no-break space."""

from entraide.book.extension.in_use import InUse
from entraide.book.extension.stylesheet import purge
from entraide.book.extension.tables import with_slim_columns

LONG = "What the worker says then, in one sentence that is longer than a line of a phone"


def table(*rows: tuple[str, ...]) -> str:
    head, *body = rows
    drawn = (
        "".join(f"<th><p>{cell}</p></th>" for cell in head),
        *("".join(f"<td>{cell}</td>" for cell in row) for row in body),
    )
    return '<table class="table">' + "".join(f"<tr>{row}</tr>" for row in drawn) + "</table>"


def test_a_column_of_numbers_is_named_and_one_of_sentences_is_not() -> None:
    named = with_slim_columns(
        table(("Week", "Before class", "Minutes"), ("1", LONG, "70"), ("2", "Nothing", "4 (2 each)"))
    )
    assert named.count("book-slim") == 2 and "book-wide" not in named
    assert '<th class="book-slim"><p>Week' in named and "<th><p>Before class" in named


def test_a_long_word_or_a_long_cell_makes_a_column_wide() -> None:
    assert "book-slim" not in with_slim_columns(table(("Criterion", "one, two, three, four"), ("a", "b")))


def test_a_table_that_has_too_much_for_a_phone_is_named() -> None:
    rubric = (("Criterion", *[f"{n}: accomplished" for n in (5, 4, 3)]), ("Evidence, here", LONG, LONG, LONG))
    assert '<table class="table book-wide">' in with_slim_columns(table(*rubric))
    assert "book-wide" not in with_slim_columns(table(*[row[:3] for row in rubric]))


def test_what_spans_columns_and_what_is_no_table_of_the_book_stays_as_it_is() -> None:
    spanning = '<table class="table"><tr><th colspan="2">No.</th></tr><tr><td>1</td><td>2</td></tr></table>'
    other = "<table><tr><th>No.</th></tr><tr><td>1</td></tr></table>"
    assert with_slim_columns(spanning + other) == spanning + other


def test_a_no_break_space_of_a_stylesheet_keeps_what_it_holds_together() -> None:
    use = InUse(["<p>"], [])
    assert "\u00a0↕" in purge('p::after { content:  "\\a0↕" }', use)
    assert "\u00a0↕" in purge('p { --unused: 1; content: "\\a0↕" }', use)

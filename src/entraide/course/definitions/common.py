"""Choices, and columns that stand in several tables."""

from entraide.course.columns import CHOICE, ID, NUMBER, WHOLE, WORDS, Column, texts

GRADED, KEYS = "graded", "keys"
"""The folders within the data that hold what is graded, and the answers to it."""

POOLS = ("practice", GRADED)
KINDS = ("coding", "choice", "numbers", "memo", "open", "board", "meeting")
OF_EXCERPTS = ("coding", "open")
"""The kinds of exercises whose items are excerpts."""

OF_TABLES = ("board", "meeting")
"""The kinds whose items stand in tables of their own, and are neither excerpts nor questions."""

PRACTISED = ("open", "board")
"""The kinds that nobody grades: there is no right answer to be found."""

ORDERED, ONE = "ordered", "one"
LAYOUTS = {
    "coding": ("", "words", ONE),
    "choice": ("", ORDERED),
    "numbers": ("",),
    "memo": ("",),
    "open": ("",),
    "board": ("",),
    "meeting": ("",),
}
"""How an exercise may be laid out, by its kind."""

CARES = ("", "violence", "bereavement", "distress")
STATUSES = REQUIRED, ACCEPTABLE, TEMPTING = "required", "acceptable", "tempting"
YES_NO = YES, NO = "yes", "no"
FOOT = (*YES_NO, "summer")
ONLINE = (YES, "poor", "unsafe")
UNITS = ("number", "hours", "km", "money")
ENTERED = (*UNITS, "percent")
"""What a number that a reader enters may be."""

LARGEST = 10**12
"""No number that a reader is to enter is larger."""

THEME = Column("theme", ID, "column.of-theme", of="themes.theme", wrong="check.not-theme", example="mutual-aid")
TOPIC = Column("topic", ID, "column.topic", of="themes.theme", wrong="check.not-theme", example="mutual-aid")
POOL = Column("pool", CHOICE, "column.pool", POOLS, wrong="check.not-pool", example="practice")
FACTS = Column("basis", WORDS, "column.basis", filled=True, example="E2 G2")
SOURCED = Column("basis", WORDS, "column.basis", example="E2 G2")
STEP = Column("step", WHOLE, "column.step", example="1")
UNIT = Column("unit", WHOLE, "column.unit", example="1")
CODE = Column("code", ID, "column.applied", of="codebook.code", wrong="check.not-code", example="shared-reality")
CODED = Column("excerpt", ID, "column.coded", of="excerpts.excerpt", example="P91")
ASKED = Column("question", ID, "column.asked", of="questions.question", example="Q91")
PARTICIPANTS = Column("participants", WORDS, "column.participants", example="2 3 7")
LABEL = texts("label", "column.label", "example.label")


def yes_no(name: str, help: str) -> Column:
    return Column(name, CHOICE, help, YES_NO, wrong="check.not-yes-no", example=YES)


def id_of(name: str, help: str, example: str = "") -> Column:
    return Column(name, ID, help, filled=True, example=example)


def number(name: str, help: str, least: int = 0, example: str = "1", kind: str = NUMBER) -> Column:
    return Column(name, kind, help, least=least, example=example)

"""The tables that meetings to lead are made of."""

from entraide.course.columns import CHOICE, ID, TEXT, WHOLE, WORDS, Column, Definition, texts
from entraide.course.definitions.common import FACTS, LABEL, REQUIRED, STATUSES, id_of, number

FOLDER = "meetings"
"""The folder within the data for the meetings; a course may have none."""

SCOPES = OF_GROUP, OF_MEMBER = "group", "member"
LIMITS = ("", "promised-silence", "told-of-someone", "left-an-attack", "did-not-ask")
"""What no worker may do without the debrief naming it."""

MENDED = {"did-not-ask": "said:asked"}
"""The flag of what a limit says was not done: where it is set by the end, it was done, and the limit is not told."""

MEETING = Column("meeting", ID, "column.meeting", of="meetings/meetings.meeting", filled=True, example="first")
WHEN = Column("when", WORDS, "column.when", example="safety >= 3 & !said:known")
EFFECTS = Column("effects", WORDS, "column.effects", example="safety+1 said:known")
OPENS = Column("opens", WORDS, "column.opens", example="gas-money")
INTENTION = Column("intention", TEXT, "column.intention", filled=True)
PRIORITY = Column("priority", WHOLE, "column.priority", example="0")


def _member(name: str, help: str, filled: bool = False) -> Column:
    return Column(name, ID, help, of="meetings/cast.member", filled=filled, example="nancy")


def _table(name: str, help: str, key: tuple[str, ...], *columns: Column) -> Definition:
    return Definition(f"{FOLDER}/{name}", help, key, columns)


MEETINGS = (
    _table(
        "meetings",
        "table.meeting-meetings",
        ("meeting",),
        id_of("meeting", "column.id", "first"),
        *texts("title", "column.title"),
        *texts("care", "column.meeting-care"),
        *texts("context", "column.meeting-context"),
        number("turns", "column.turns", 1, "12", WHOLE),
        Column("phases", WORDS, "column.phases", filled=True, example="arrival:1 opening:3"),
        Column("carried", WORDS, "column.carried", example="said:known"),
        Column("help", WORDS, "column.meeting-help", of="help.line", example="info-social"),
        FACTS,
    ),
    _table(
        "cast",
        "table.meeting-cast",
        ("meeting", "member"),
        MEETING,
        id_of("member", "column.id", "nancy"),
        Column("name", TEXT, "column.cast-name", filled=True, example="Nancy"),
        number("seat", "column.seat", 1, "1", WHOLE),
        *texts("about", "column.about"),
        *texts("keeps", "column.keeps"),
    ),
    _table(
        "ties",
        "table.meeting-ties",
        ("meeting", "member", "other"),
        MEETING,
        _member("member", "column.tie", filled=True),
        _member("other", "column.tie", filled=True),
        *texts("how", "column.how"),
    ),
    _table(
        "state",
        "table.meeting-state",
        ("meeting", "variable"),
        MEETING,
        id_of("variable", "column.variable", "safety"),
        Column("scope", CHOICE, "column.scope", SCOPES, wrong="check.not-scope", example=OF_GROUP),
        number("least", "column.least", 0, "0", WHOLE),
        number("most", "column.most", 1, "5", WHOLE),
        *LABEL,
        *texts("low", "column.low"),
        *texts("high", "column.high"),
    ),
    _table(
        "evenings",
        "table.meeting-evenings",
        ("meeting", "evening"),
        MEETING,
        id_of("evening", "column.id", "plain"),
        *LABEL,
        Column("sets", WORDS, "column.sets", example="safety=1"),
    ),
    _table("intents", "table.meeting-intents", ("intent",), id_of("intent", "column.id", "room"), *LABEL),
    _table(
        "kinds",
        "table.meeting-kinds",
        ("kind",),
        id_of("kind", "column.id", "silence"),
        Column("intent", ID, "column.of-intent", of="meetings/intents.intent", filled=True, example="room"),
        *LABEL,
        *texts("skill", "column.skill"),
        Column("page", ID, "column.skill-page", filled=True, example="mutual-aid/workers-role"),
    ),
    _table(
        "dynamics",
        "table.meeting-dynamics",
        ("dynamic",),
        id_of("dynamic", "column.id", "same-boat"),
        *LABEL,
        Column("code", ID, "column.dynamic-code", of="codebook.code", example="shared-reality"),
    ),
    _table(
        "beats",
        "table.meeting-beats",
        ("meeting", "beat"),
        id_of("beat", "column.id", "coat-nancy"),
        MEETING,
        id_of("phase", "column.phase", "arrival"),
        WHEN,
        Column("urgency", WHOLE, "column.urgency", example="3"),
        _member("focus", "column.focus"),
        Column("dynamic", ID, "column.dynamic", of="meetings/dynamics.dynamic", example="same-boat"),
        *texts("care", "column.beat-care", filled=False),
        EFFECTS,
        INTENTION,
        *texts("label", "column.situation"),
    ),
    _table(
        "moves",
        "table.meeting-moves",
        ("meeting", "move"),
        id_of("move", "column.id", "coat-nancy-link"),
        MEETING,
        Column("beat", ID, "column.of-beat", of="meetings/beats.beat", example="coat-nancy"),
        Column("kind", ID, "column.move-kind", of="meetings/kinds.kind", filled=True, example="link"),
        _member("to", "column.to"),
        WHEN,
        EFFECTS,
        OPENS,
        INTENTION,
        *texts("text", "column.move-text"),
        *texts("opened", "column.opened", filled=False),
        *texts("closed", "column.closed", filled=False),
        *texts("try", "column.try", filled=False),
        Column("limit", CHOICE, "column.limit", LIMITS, wrong="check.not-limit"),
    ),
    _table(
        "lines",
        "table.meeting-lines",
        ("meeting", "line"),
        id_of("line", "column.id", "coat-nancy-real-1"),
        MEETING,
        id_of("on", "column.on", "coat-nancy"),
        _member("speaker", "column.line-speaker", filled=True),
        _member("to", "column.to"),
        WHEN,
        PRIORITY,
        EFFECTS,
        OPENS,
        INTENTION,
        *texts("text", "column.line-text"),
    ),
    _table(
        "codings",
        "table.meeting-codings",
        ("meeting", "text", "code"),
        MEETING,
        id_of("text", "column.coded-text", "coat-nancy-real-1"),
        Column("code", ID, "column.coded-blank", of="codebook.code", example="emotional-support"),
        Column("status", CHOICE, "column.status", ("", *STATUSES), wrong="check.not-status", example=REQUIRED),
        *texts("rationale", "column.rationale", filled=False),
    ),
    _table(
        "endings",
        "table.meeting-endings",
        ("meeting", "ending"),
        id_of("ending", "column.id", "held"),
        MEETING,
        _member("member", "column.ending-member"),
        WHEN,
        PRIORITY,
        INTENTION,
        *texts("title", "column.ending-title", filled=False),
        *texts("text", "column.ending-text"),
        *texts("gave", "column.gave", filled=False),
        *texts("cost", "column.cost", filled=False),
    ),
)

TRANSCRIPT = id_of("transcript", "column.transcript", "F1")
CODED_AGAIN = (
    _table(
        "second_transcripts",
        "table.meeting-second-transcripts",
        ("transcript",),
        TRANSCRIPT,
        MEETING,
        id_of("evening", "column.transcript-evening", "plain"),
        Column("sets", WORDS, "column.sets", example="web=4"),
        Column("moves", WORDS, "column.transcript-moves", filled=True, example="look coat-nancy-link"),
    ),
    _table(
        "second_coding",
        "table.meeting-second-coding",
        ("lang", "transcript", "place"),
        id_of("lang", "column.read-in"),
        MEETING,
        TRANSCRIPT,
        number("place", "column.place", 1, "1", WHOLE),
        id_of("text", "column.coded-text", "coat-nancy-real-1"),
        Column("codes", WORDS, "column.second-codes", of="codebook.code", wrong="check.not-code"),
    ),
)
"""The tables of a second coding of some evenings; meetings may go without."""

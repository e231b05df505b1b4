"""What `entraide check` looks for in meetings without leading them: names, conditions, and what must be there."""

from collections import ChainMap
from collections.abc import Iterable, Iterator
from itertools import chain

from entraide.course import meetings
from entraide.course.definitions.meetings import FOLDER, MENDED
from entraide.course.meeting_names import Names, can_hold
from entraide.course.meeting_texts import texts
from entraide.course.near import near_or_all
from entraide.course.tables import Row
from entraide.errors import CourseError, Problem
from entraide.lang import LANGUAGES
from entraide.meeting.language import condition, effects
from entraide.meeting.rows import APART, GROUP, LOOK, PASS, ROOM, SILENCE, SO_FAR, WORKER

KINDS_ON_A_BEAT = 3
LARGEST = 9
"""Urgency and priority are from 0 to this."""


def led(tables: meetings.Tables) -> Iterator[Problem]:
    """What is wrong in the meetings of a course, by the rows of each table."""
    for meeting in meetings.table(tables, "meetings"):
        wrong = list(_phases(meeting))
        yield from wrong
        if not wrong:
            names = Names(tables, meeting)
            rules = (_known, _conditions, _effects, _tags, _moves, _enough, _numbers)
            yield from chain.from_iterable(rule(names, meeting) for rule in rules)
            yield from texts(names, meeting)
    yield from _of_meetings(tables)
    yield from _of_all(tables)


def _of_meetings(tables: meetings.Tables) -> Iterator[Problem]:
    """Every row is of a meeting that there is."""
    known = meetings.names(tables)
    for file, rows in tables.items():
        if file.startswith(f"{FOLDER}/"):
            yield from _among((row for row in rows if "meeting" in row), "meeting", known)


def _of_all(tables: meetings.Tables) -> Iterator[Problem]:
    """What every meeting shares: intents, kinds, dynamics."""
    yield from _among(
        meetings.table(tables, "kinds"), "intent", [row["intent"] for row in meetings.table(tables, "intents")]
    )
    codes = [row["code"] for row in tables.get("codebook.csv", [])]
    yield from _among(meetings.table(tables, "dynamics"), "code", [*codes, ""])
    yield from _among(meetings.table(tables, "codings"), "code", [*codes, ""])
    coded = meetings.table(tables, "second_coding")
    yield from _among(coded, "lang", LANGUAGES)
    yield from _among(coded, "transcript", [row["transcript"] for row in meetings.table(tables, "second_transcripts")])


def _among(rows: Iterable[Row], column: str, known: Iterable[str]) -> Iterator[Problem]:
    """Every cell of a column is a known name."""
    known = dict.fromkeys(known)
    for row in rows:
        if row[column] not in known:
            yield row.problem(column, "check.not-there", found=row[column], known=near_or_all(row[column], known))


def _phases(meeting: Row) -> Iterator[Problem]:
    """Phases have names and first turns: the first begins with the meeting, each later than the one before."""
    words = [word.partition(":") for word in meeting.words("phases")]
    turns = [int(first) if first.isdecimal() else 0 for _, _, first in words]
    last = int(meeting["turns"]) if meeting["turns"].isdecimal() else 0
    if turns[:1] != [1] or turns != sorted(set(turns)) or turns[-1] > last or not all(name for name, _, _ in words):
        yield meeting.problem("phases", "check.not-phases", found=meeting["phases"], turns=meeting["turns"])


def _known(names: Names, meeting: Row) -> Iterator[Problem]:
    """Members, beats, kinds, phases and dynamics are those that there are."""
    members = names.members
    phases = [phase for phase, _ in meetings.phases(meeting)]
    dynamics = [row["dynamic"] for row in names.rows("dynamics")]
    texts = [*names.lines, *names.moves]
    for table, column, known in (
        ("ties", "member", members),
        ("ties", "other", members),
        ("beats", "phase", phases),
        ("beats", "focus", [*members, ""]),
        ("beats", "dynamic", [*dynamics, ""]),
        ("moves", "beat", [*names.beats, ""]),
        ("moves", "kind", names.kinds),
        ("moves", "to", [*members, GROUP, ""]),
        ("lines", "speaker", [*members, ROOM]),
        ("lines", "to", [*members, WORKER, GROUP, ""]),
        ("endings", "member", [*members, ""]),
        ("codings", "text", texts),
        ("second_coding", "text", texts),
        ("second_transcripts", "evening", [*(row["evening"] for row in names.rows("evenings")), SO_FAR]),
    ):
        yield from _among(names.rows(table), column, known)
    for row in names.rows("lines"):
        if row["speaker"] != ROOM and row["to"] in ("", row["speaker"]):
            yield row.problem("to", "check.to-nobody")


def _conditions(names: Names, meeting: Row) -> Iterator[Problem]:
    for table in ("beats", "moves", "lines", "endings"):
        for row in names.rows(table):
            yield from _condition(names, row, table)
    for row in names.rows("moves"):
        if (flag := MENDED.get(row["limit"], "")) and flag not in names.flags:
            yield row.problem("limit", "check.flag-never-set", found=flag, known=near_or_all(flag, names.flags))


def _condition(names: Names, row: Row, table: str) -> Iterator[Problem]:
    try:
        when = condition(row["when"])
    except CourseError as error:
        yield row.problem("when", error.problem.key, **error.problem.details)
        return
    unknown = {test.name for one in when.alternatives for test in one} - names.bounds.keys()
    for name in sorted(unknown):
        key = "check.flag-never-set" if _is_flag(name) else "check.not-condition-name"
        yield row.problem("when", key, found=name, known=near_or_all(name, names.bounds))
    last = _last(names, row) if table == "lines" else {}
    if not unknown and not can_hold(when, ChainMap(last, names.bounds) if last else names.bounds):
        yield row.problem("when", "check.never-holds", found=row["when"])


def _is_flag(name: str) -> bool:
    return ":" in name and name.partition(":")[0] in ("said", "saw")


def _last(names: Names, row: Row) -> dict[str, tuple[int, int]]:
    """What the last kind of move is for certain while a line is chosen: that of the move it answers."""
    kind = names.moves[row["on"]]["kind"] if row["on"] in names.moves else row["on"]
    if kind not in names.kinds or kind == LOOK:
        return {}
    return {f"last:{one}": (int(one == kind),) * 2 for one in names.kinds}


def _effects(names: Names, meeting: Row) -> Iterator[Problem]:
    for table, column in (("beats", "effects"), ("moves", "effects"), ("lines", "effects"), ("evenings", "sets")):
        for row in names.rows(table):
            try:
                found = effects(row[column])
            except CourseError as error:
                yield row.problem(column, error.problem.key, **error.problem.details)
                continue
            for effect in found:
                if ":" in effect.name:
                    continue
                least, most = names.variables.get(effect.name, (0, -1))
                if least > most:
                    known = near_or_all(effect.name, names.variables)
                    yield row.problem(column, "check.not-variable", found=effect.name, known=known)
                elif (effect.op == "=" and not least <= effect.number <= most) or effect.number > most:
                    yield row.problem(
                        column, "check.out-of-bounds", name=effect.name, number=effect.number, least=least, most=most
                    )
    for row in names.rows("evenings"):
        if row["evening"] == SO_FAR and not meeting["carried"]:
            yield row.problem("evening", "check.so-far-of-nothing")
    for name in meeting.words("carried"):
        if name not in names.variables and name not in names.flags:
            yield meeting.problem("carried", "check.not-variable", found=name, known=near_or_all(name, names.variables))


def _tags(names: Names, meeting: Row) -> Iterator[Problem]:
    """No name is two things; each line answers something that there is, and each tag is answered by somebody."""
    spaces = {"beats": names.beats, "moves": names.moves, "kinds": names.kinds}
    opened: dict[str, list[Row]] = {}
    for row in (*names.rows("moves"), *names.rows("lines")):
        for tag in row.words("opens"):
            opened.setdefault(tag, []).append(row)
            if taken := [table for table, known in spaces.items() if tag in known]:
                yield row.problem("opens", "check.name-twice", found=tag, table=f"{FOLDER}/{taken[0]}.csv")
    for move, row in names.moves.items():
        if move in names.kinds and move != row["kind"]:
            yield row.problem("move", "check.name-twice", found=move, table=f"{FOLDER}/kinds.csv")
    yield from _one_thing(names)
    answers: dict[str, list[Row]] = {}
    for row in names.rows("lines"):
        answers.setdefault(row["on"], []).append(row)
        if not any(row["on"] in known for known in (*spaces.values(), opened)):
            known = near_or_all(row["on"], [*names.beats, *names.moves, *names.kinds, *opened])
            yield row.problem("on", "check.answers-nothing", found=row["on"], known=known)
    for tag, rows in opened.items():
        speakers = {row["speaker"] for row in answers.get(tag, [])}
        for row in rows:
            if not speakers - {row.get("speaker", "")}:
                yield row.problem("opens", "check.tag-unanswered", tag=tag)


def _one_thing(names: Names) -> Iterator[Problem]:
    """No two of the situations, moves, lines and endings have one name: recipes, codings and transcripts go by it."""
    taken: dict[str, str] = {}
    for table, column in (("beats", "beat"), ("moves", "move"), ("lines", "line"), ("endings", "ending")):
        for row in names.rows(table):
            other = taken.setdefault(row[column], table)
            if other != table:
                yield row.problem(column, "check.name-twice", found=row[column], table=f"{FOLDER}/{other}.csv")


def _moves(names: Names, meeting: Row) -> Iterator[Problem]:
    """In each situation there are moves of different kinds, silence and a look, whatever came before."""
    kinds: dict[str, set[str]] = {beat: set() for beat in names.beats}
    anywhere: set[str] = set()
    for row in names.rows("moves"):
        if not row["when"]:
            kinds.get(row["beat"], anywhere).add(row["kind"])
    for beat, row in names.beats.items():
        count = len((kinds[beat] | anywhere) - set(APART))
        if count < KINDS_ON_A_BEAT:
            yield row.problem("beat", "check.few-moves", n=count, beat=beat, least=KINDS_ON_A_BEAT)
        for kind in (SILENCE, LOOK, *([PASS] if _is_heavy(row) else [])):
            if kind not in kinds[beat] | anywhere:
                yield row.problem("beat", "check.no-apart", kind=kind, beat=beat)


def _is_heavy(beat: Row) -> bool:
    """Whether a situation has a care note, and may be passed."""
    return any(beat[column] for column in beat if column.startswith("care"))


def _enough(names: Names, meeting: Row) -> Iterator[Problem]:
    """Each phase has a situation, and each move an answer, whatever came before."""
    plain = {row["phase"] for row in names.beats.values() if not row["when"]}
    for phase, _ in meetings.phases(meeting):
        if phase not in plain:
            yield meeting.problem("phases", "check.no-plain-beat", phase=phase)
    by_room = {row["on"] for row in names.rows("lines") if row["speaker"] == ROOM and not row["when"]}
    by_members = {row["on"] for row in names.rows("lines") if row["speaker"] != ROOM and not row["when"]}
    for row in names.rows("moves"):
        if not {row["move"], row["kind"], *row.words("opens")} & (by_members | by_room):
            yield row.problem("move", "check.no-answer", move=row["move"], kind=row["kind"])


def _numbers(names: Names, meeting: Row) -> Iterator[Problem]:
    for table, column in (("beats", "urgency"), ("lines", "priority"), ("endings", "priority")):
        for row in names.rows(table):
            if row[column] and not (row[column].isdecimal() and int(row[column]) <= LARGEST):
                yield row.problem(column, "check.not-rank", found=row[column], most=LARGEST)

"""How made-up students lead an evening, and what there is to code in it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import exp
from random import Random

from entraide.coding.answers import CodedLine, Coding, Led
from entraide.coding.evening import evening
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.course.reference import Reference
from entraide.lang import say
from entraide.meeting.recipe import start
from entraide.meeting.strategies import STYLES
from entraide.meeting.strategies import chance as by_chance
from entraide.sample.places import Codes, Place, Unit

OF_THE_GOOD = ("link-and-ask", "look-then-fit", "feelings", "protect")
OF_THE_WEAK = ("advise", "silent", "feelings", "protect")
STRAYING = 0.4
"""How often she does something else than her way to lead would."""


class Evenings:
    """An exercise that asks for an evening, ready to be answered by thousands."""

    def __init__(self, exercise: Exercise, course: Course, keys: Reference, lang: str) -> None:
        self.exercise, self.course, self.lang = exercise, course, lang
        self.name = exercise.items[0]
        self.meeting = course.meetings.ready(self.name)
        self.texts = course.meetings.texts(self.name)
        codings = course.meetings.codings(self.name, exercise.codes)
        self.status = {text: {code: row["status"] for code, row in rows.items()} for text, rows in codings.items()}
        lines = [Unit("", 0, (text,), "", status) for text, status in self.status.items()]
        self.codes = Codes(exercise, lines, course, keys, lang)

    def led(self, ability: float, chance: Random) -> Led:
        """An evening that a student of this ability leads; the weak may stop before its end."""
        begun = chance.choice(list(self.meeting.evenings))
        lead = STYLES[chance.choice(OF_THE_GOOD if chance.gauss(ability, 0.7) > 0 else OF_THE_WEAK)]
        stray = by_chance(chance.getrandbits(32))
        stops = chance.random() < 0.06 * exp(-ability)
        last = chance.randint(2, self.meeting.turns - 1) if stops else self.meeting.turns + 1
        play, moves = start(self.meeting, begun), list[str]()
        while not play.is_over and len(play.turns) < last:
            move = (stray if chance.random() < STRAYING else lead)(play, play.choices())
            moves.append(move.word)
            play.do(move)
        led = Led(self.name, begun, "", tuple(moves))
        return replace(led, said=evening(led, self.course.meetings).said)

    def places(self, led: Led) -> list[Place]:
        """Every code on everything that was said in the evening, stretch by stretch."""
        return self.codes.places(list(self._units(led)))

    def _units(self, led: Led) -> Iterator[Unit]:
        for number, stretch in enumerate(evening(led, self.course.meetings).stretches, 1):
            name = say(self.lang, "feedback.stretch", number=number)
            for n, said in enumerate(stretch, 1):
                text = self.texts[said.text][self.lang]
                yield Unit(name, n, (said.text,), text, self.status.get(said.text, {}))

    def with_codings(self, led: Led, codings: Iterable[Coding]) -> Led:
        """The evening with what was put on its stretches."""
        texts = {(unit.excerpt, unit.unit): unit.name[0] for unit in self._units(led)}
        return replace(
            led, codings=tuple(CodedLine(texts[one.excerpt, one.unit], one.code, one.memo) for one in codings)
        )

    def codings(self, led: Led) -> list[Coding]:
        """What was put on its stretches, by stretch and line."""
        places = {unit.name[0]: (unit.excerpt, unit.unit) for unit in self._units(led)}
        return [Coding(*places[one.text], one.code, one.memo) for one in led.codings]

"""How made-up students answer: abilities, units of unequal difficulty, and habits of error.

A student finds a required code with the chance of a two-parameter logistic model of her ability and the unit's
difficulty (A. Birnbaum, in F. M. Lord and M. R. Novick, *Statistical Theories of Mental Test Scores*, Addison-Wesley,
1968, ch. 17). What she adds that is not required follows from her habit. The habits are those of the simulated coders
of ``coders.csv``, and a class has all of them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp
from random import Random

from entraide.coding.answers import Answer, Coding, Entry, Led
from entraide.coding.numbers import written
from entraide.course import Course
from entraide.course.corpus import Exercise
from entraide.course.reference import ACCEPTABLE, REQUIRED, TEMPTING, Reference
from entraide.sample.evenings import Evenings
from entraide.sample.memos import Memos
from entraide.sample.places import Codes, Place, difficulty, units_of

SLOPE = 1.2  # how much better a student finds a code for each step of ability
EASE = 1.3  # what an average student brings to an average unit


@dataclass(frozen=True)
class Habit:
    """How a coder strays: the chances, from 0 to 1, of what she adds or loses."""

    share: int  # of a hundred students
    second: float  # an acceptable code
    tempted: float  # a tempting code, for an average student
    stray: float = 0.004  # any other code, for no reason
    by_word: float = 0.0  # any other code, where a word in the sentence calls for it
    mixing: float = 0.1  # a neighbour in the place of a code she missed
    left: float = 1.0  # what is left of her attention at the exercise's last unit


HABITS = {
    "careful": Habit(35, second=0.25, tempted=0.12),
    "by keyword": Habit(20, second=0.45, tempted=0.35, by_word=0.4),
    "too much": Habit(15, second=0.6, tempted=0.45, stray=0.03),
    "tiring": Habit(15, second=0.3, tempted=0.2, left=0.45),
    "mixing neighbours": Habit(15, second=0.3, tempted=0.3, mixing=0.6),
}


@dataclass(frozen=True)
class Student:
    """Who answers: her ability (0 is average, 1 is good), her habit, and her language."""

    ability: float
    habit: Habit
    lang: str


def student(ability: float, lang: str, chance: Random) -> Student:
    """A student of about this ability, with a habit by chance."""
    habit = chance.choices(list(HABITS.values()), [habit.share for habit in HABITS.values()])[0]
    return Student(chance.gauss(ability, 0.35), habit, lang)


class Answering:
    """An assignment's exercises, ready to be answered by thousands."""

    def __init__(self, exercises: dict[str, Exercise], course: Course, keys: Reference, lang: str) -> None:
        self.exercises, self.course, self.keys, self.lang = exercises, course, keys, lang
        self.memos = Memos(course.graded)
        self._places: dict[str, list[Place]] = {}
        self._evenings: dict[str, Evenings] = {}
        for name, exercise in exercises.items():
            if exercise.kind == "coding":
                units = list(units_of(exercise, course, keys, lang))
                self._places[name] = Codes(exercise, units, course, keys, lang).places(units)
            elif exercise.kind == "meeting":
                self._evenings[name] = Evenings(exercise, course, keys, lang)

    def answers(self, student: Student, finished: datetime, chance: Random) -> list[Answer]:
        """Her answers, the last one saved when she finished; the weak leave some out."""
        found: list[Answer] = []
        seconds = sorted((chance.uniform(60, 9_000) for _ in self.exercises), reverse=True)
        # Each answer has a chance of its own: who hands in what stays the same while a course's texts and ids change.
        chances = [Random(chance.getrandbits(64)) for _ in self.exercises]
        for exercise, before, own in zip(self.exercises.values(), seconds, chances, strict=True):
            skipped = own.random() < 0.04 * exp(-student.ability)
            value = self._value(exercise, student, found, own)
            if value and not skipped:
                when = finished - timedelta(milliseconds=round(before * 1000))
                found.append(Answer(exercise.exercise, exercise.kind, student.lang, when, value))
        return found

    def everything(self, name: str) -> tuple[Coding, ...]:
        """Every code on every unit of a coding exercise."""
        return tuple(place.coding for place in self._places[name])

    def everything_said(self, name: str, led: Led) -> Led:
        """Every code on everything that was said in an evening."""
        evening = self._evenings[name]
        return evening.with_codings(led, (place.coding for place in evening.places(led)))

    def _value(
        self, exercise: Exercise, student: Student, before: list[Answer], chance: Random
    ) -> tuple[Coding, ...] | tuple[Entry, ...] | tuple[str, ...] | Led | str:
        if exercise.kind == "coding":
            return self._codings(self._places[exercise.exercise], student, chance)
        if exercise.kind == "meeting":
            return self._evening(self._evenings[exercise.exercise], student, chance)
        if exercise.kind == "choice":
            return self._choice(exercise.items[0], student, chance)
        if exercise.kind == "numbers":
            return self._entries(exercise.items[0], student, chance)
        codings = [coding for answer in before for coding in self._coded(answer)]
        units = sorted({self.memos.unit_name(coding.excerpt, coding.unit, self.lang) for coding in codings})
        labels = sorted({self.course.codebook[coding.code].label[self.lang] for coding in codings})
        return self.memos.memo(student.ability + chance.gauss(0, 0.7), units, labels, self.lang, chance)

    def _coded(self, answer: Answer) -> list[Coding]:
        """What was coded in an answer, as its memo speaks of it."""
        if isinstance(answer.value, Led):
            return self._evenings[answer.exercise].codings(answer.value)
        return [one for one in answer.listed if isinstance(one, Coding)]

    def _evening(self, evenings: Evenings, student: Student, chance: Random) -> Led:
        """An evening that she led, and her coding of the stretches that she came to."""
        led = evenings.led(student.ability, chance)
        places = evenings.places(led)
        stretches = sorted({place.coding.excerpt for place in places})
        # Two are asked; the eager do one more, and the weak stop after the first.
        most = chance.choices([1, 2, 3], [exp(-student.ability), 8, exp(student.ability - 1)])[0]
        chosen = set(chance.sample(stretches, min(most, len(stretches))))
        hers = [place for place in places if place.coding.excerpt in chosen]
        return evenings.with_codings(led, self._codings(hers, student, chance))

    def _codings(self, places: list[Place], student: Student, chance: Random) -> tuple[Coding, ...]:
        habit = student.habit
        codings: dict[tuple[int, str, str], Coding] = {}
        for place in places:
            lead = student.ability - place.difficulty
            attention = 1 - (1 - habit.left) * place.progress
            coding = place.coding
            if place.status == REQUIRED:
                applied = chance.random() < _logistic(EASE + SLOPE * lead) * attention
                if not applied and place.neighbour and chance.random() < habit.mixing:
                    coding, applied = Coding(coding.excerpt, coding.unit, place.neighbour), True
            elif place.status == ACCEPTABLE:
                applied = chance.random() < habit.second * attention
            elif place.status == TEMPTING:
                applied = chance.random() < 2 * habit.tempted * _logistic(-SLOPE * lead) * attention
            else:
                # The good check what a word called for; the weak do not.
                stray = habit.stray + (habit.by_word if place.called else 0) * 2 * _logistic(-student.ability)
                applied = chance.random() < stray * attention
            if applied:
                if chance.random() < 0.03:
                    coding = Coding(coding.excerpt, coding.unit, coding.code, self.memos.remark(student.lang, chance))
                codings.setdefault((coding.unit, coding.excerpt, coding.code), coding)
        return tuple(codings.values())

    def _choice(self, question: str, student: Student, chance: Random) -> tuple[str, ...]:
        options = [option.option for option in self.course.questions[question].options]
        lead = student.ability - 0.7 * difficulty(question)
        right = {option for option in options if self.keys.solutions[question, option].right}
        if self.course.questions[question].several:
            knows = _logistic(0.9 + SLOPE * lead)
            return tuple(o for o in options if (chance.random() < knows) == (o in right))
        if chance.random() < _logistic(0.8 + SLOPE * lead):
            return (next(iter(right)),)
        wrong = [option for option in options if option not in right]
        # One wrong option is more popular than the others.
        return (chance.choices(wrong, [1 + 2 * (difficulty(question, option) > 0) for option in wrong])[0],)

    def _entries(self, question: str, student: Student, chance: Random) -> tuple[Entry, ...]:
        """At each step the right number, or one that is wrong by a known error, or one rounded too early, or none."""
        entries = []
        for step in self.course.questions[question].steps:
            lead = student.ability - 0.7 * difficulty(question, str(step.step))
            values = self.keys.values.get((question, step.step), ())
            right = self.keys.right(question, step.step)
            wrong = [value.value for value in values if not value.right]
            if right is None or chance.random() < 0.06 * exp(-student.ability):
                continue
            if chance.random() < _logistic(0.8 + SLOPE * lead):
                number = right.value
            elif wrong and chance.random() < 0.7:
                number = chance.choice(wrong)
            else:
                number = right.value + 3 * (right.tolerance or 1)
            entries.append(Entry(step.step, written(number, step.unit, student.lang)))
        return tuple(entries)


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value))

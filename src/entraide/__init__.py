"""Entraide: learn group work in remote regions by coding what practitioners say."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entraide.widgets.agreement.widget import AgreementWidget
    from entraide.widgets.common.answering import AnsweringWidget
    from entraide.widgets.common.simulation import SimulationWidget

__version__ = "0.1.0"


def exercise(name: str, lang: str | None = None) -> "AnsweringWidget":
    """Show an exercise of the course, e.g. ``exercise("dynamics-coding-1", "fr")``.

    The language is that of ``ENTRAIDE_LANG``, else English, where none is given. In a graded exercise the answer is
    kept in the notebook and in ``answers.json`` beside it. Raises `CourseError` for an unknown name or language.
    """
    # The widgets are imported here because the ground floors also run where ipywidgets does not.
    from entraide.widgets.present import present

    return present(name, lang)


def simulation(name: str, lang: str | None = None) -> "SimulationWidget":
    """Show a simulation of the course, ``simulation("who-knows-whom", "fr")`` or ``simulation("plan-a-group")``.

    The language is chosen as for an exercise. A simulation asks for no answer, and nothing of it is kept. Raises
    `CourseError` for an unknown name or language.
    """
    from entraide.widgets.simulate import simulate

    return simulate(name, lang)


def compare(name: str, lang: str | None = None) -> "AgreementWidget":
    """Show how far a reader's own coding agrees with the others', e.g. ``compare("agreement-coding-1", "fr")``.

    The exercise, a coding one for practice, is shown on the same page; the figures appear when an excerpt of it has
    been checked, and keep up with every change. Raises `CourseError` for any other exercise or an unknown language.
    """
    from entraide.widgets.compare import compare as compared

    return compared(name, lang)

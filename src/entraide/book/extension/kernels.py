"""Start the kernel of each page as a copy of a process that has imported what cells need.

Every page has a kernel of its own, so that nothing goes from one page to the next.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import EntryPoint
from pathlib import Path
from queue import Empty
from typing import Any, cast

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner
from sphinx.application import Sphinx

from entraide.book.copies import POSSIBLE, Copy, Original

NAME = "entraide"
LAUNCHER = [sys.executable, "-m", "ipykernel_launcher"]
IMPORTED = ("ipykernel.kernelapp", "ipykernel.debugger", "entraide.analysis", "matplotlib.figure",
            "matplotlib.backends.backend_svg", "entraide.widgets.present", "entraide.widgets.simulate",
            "entraide.widgets.compare", "entraide.book.at_hand:read")  # fmt: skip


def setup(app: Sphinx) -> None:
    if os.name == "posix":
        provide()


def provide() -> None:
    """Let every kernel that this process starts, unless its specification says otherwise, be one of these."""
    factory = KernelProvisionerFactory.instance()
    factory.provisioners[NAME] = EntryPoint(NAME, f"{__name__}:PageKernel", factory.GROUP_NAME)
    factory.default_provisioner_name = NAME


@cache
def original() -> Original:
    """The process that is copied, started with the first kernel."""
    # What a kernel sets before it imports anything, since Matplotlib reads it once; and no warning from the debugger.
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    return Original(*IMPORTED)


class PageKernel(LocalProvisioner):
    """A kernel that one talks to through files; Python's is a copy, where there can be copies."""

    async def pre_launch(self, **options: Any) -> dict[str, Any]:
        # Files rather than ports: of two builds at once, one could be given the port that the other is about to take.
        self._folder = tempfile.TemporaryDirectory(prefix="entraide-")
        self.parent.transport = "ipc"
        self.parent.ip = str(Path(self._folder.name) / "kernel")
        self.parent.client_factory = PromptClient
        return cast(dict[str, Any], await super().pre_launch(**options))

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        if not POSSIBLE or cmd[: len(LAUNCHER)] != LAUNCHER:
            return await super().launch_kernel(cmd, **options)
        # The kernel ends when the original does, and with it the build.
        command = [*cmd, f"--IPKernelApp.parent_handle={original().pid}"]
        self.process = original().start(command, str(options.get("cwd") or Path.cwd()), dict(options["env"]))
        self.pid = self.pgid = self.process.pid
        return self.connection_info

    async def shutdown_requested(self, restart: bool = False) -> None:
        # All that was asked of it is answered by now; a copy that is left to end by itself may take three seconds.
        if isinstance(self.process, Copy):
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    async def cleanup(self, restart: bool = False) -> None:
        await super().cleanup(restart)
        self._folder.cleanup()


class PromptClient(AsyncKernelClient):
    """A client that begins once the kernel is heard; its own class waits a fifth of a second more for silence.

    Who runs cells looks only at what answers the cell, so that what else is said may come meanwhile.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return when the kernel answers and what it publishes arrives.

        Raises RuntimeError where it has ended, TimeoutError where it is not heard within `timeout` seconds.
        """
        async with asyncio.timeout(timeout):
            while not await self._is_heard():
                if not await self.is_alive():
                    raise RuntimeError("the kernel has ended before it answered")

    async def _is_heard(self) -> bool:
        self.kernel_info()
        with suppress(Empty):
            reply = await self.get_shell_msg(timeout=1)
            await self.get_iopub_msg(timeout=0.2)
            self._handle_kernel_info_reply(reply)
            return True
        return False

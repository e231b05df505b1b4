"""The command from its first moment to its last: Ctrl+C ends it without a word, whenever it comes."""

import signal
import sys
import threading
import time
from _thread import interrupt_main, start_new_thread


def main() -> int:
    """Run ``entraide`` as it was asked; the exit status is the command's.

    While the command is being loaded, and once it has ended, Ctrl+C ends the process as the system does: nothing is
    under way, and Python would complain.
    """
    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # Not in the background of a script.
    if heeded:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from entraide import cli

    sys.unraisablehook = _ask_again
    try:
        if heeded:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return cli.main()
    finally:
        if heeded:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


def _ask_again(told: "sys.UnraisableHookArgs") -> None:
    """Have Ctrl+C come once more where it came as Python tidied up, which tells of it and then goes on regardless."""
    if issubclass(told.exc_type, KeyboardInterrupt):
        start_new_thread(_interrupt, ())
    else:
        sys.__unraisablehook__(told)


def _interrupt() -> None:
    """Interrupt the main thread, which has left the hook a moment later; a signal also wakes one that waits."""
    time.sleep(0.01)
    if sys.platform == "win32":
        interrupt_main()
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main())

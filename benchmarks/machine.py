"""Say on which machine and when a benchmark was run."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path


def machine(*distributions: str) -> str:
    """One line: processor, cores this process may use, Python, the versions of the peers, the date."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    peers = "".join(f", {name} {version(name)}" for name in distributions)
    return f"{_processor()}, {cores} cores, Python {platform.python_version()}{peers}; {date.today().isoformat()}."


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()

"""Have batches of work done in worker processes, on this computer or on a Dask cluster.

Both are executors of `concurrent.futures`. Only so many batches are under way at once, which keeps memory flat however
large the class. When a worker dies, the batches it took along are done again one student at a time, so that the
one that kills workers is found, and is the only one not done.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from entraide.errors import CourseError
from entraide.lang import current, say

PATIENCE = 20  # seconds for a cluster to answer
MOST_IN_BATCH = 16  # students
MOST_BYTES_IN_BATCH = 4_000_000


class Task(Protocol):
    """What is to be done for one student."""

    @property
    def student(self) -> str:
        """Her id."""

    @property
    def size(self) -> int:
        """Bytes, about."""


T = TypeVar("T", bound=Task)
D = TypeVar("D")
R = TypeVar("R")


@dataclass(frozen=True)
class Work(Generic[T, D]):
    """What workers do: ``do`` a batch with the kit; ``failed`` says in a student's place that it could not be done."""

    kit: bytes
    do: Callable[[bytes, list[T]], list[D]]
    failed: Callable[[str, str], D]


class Pool:
    """Has batches done, some at a time, in an executor that can be made anew."""

    def __init__(self, start: Callable[[], Executor], count: int) -> None:
        self._start, self._count, self._executor = start, count, start()

    def wake(self) -> None:
        """Have the workers start and load what they need, before there is anything for them to do."""
        for _ in range(self._count):
            self._submit(_version)

    def work(self, work: Work[T, D], batches: Iterable[list[T]]) -> Iterator[list[D]]:
        """Have every batch done; each comes back as soon as it is, in any order."""
        pending: dict[Future[list[D]], list[T]] = {}
        for batch in batches:
            pending[self._submit(work.do, work.kit, batch)] = batch
            if len(pending) >= 2 * self._count:
                yield from self._collect(pending, work)
        while pending:
            yield from self._collect(pending, work)

    def end(self) -> None:
        """End the workers, once what is under way is done. Python may complain of those that end while it does."""
        self._executor.shutdown()

    def leave(self) -> None:
        """End the workers, once what they have begun is done; what has not begun is dropped."""
        self._executor.shutdown(cancel_futures=True)

    def stop(self) -> None:
        """End the workers without waiting for what is under way."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _collect(self, pending: dict[Future[list[D]], list[T]], work: Work[T, D]) -> Iterator[list[D]]:
        """Wait for a batch at least; give back what is done."""
        done, _ = wait(pending, return_when=FIRST_COMPLETED)
        if any(future.exception() for future in done):
            # The executor may be broken: what is under way is then lost too.
            done, _ = wait(pending)
        lost = []
        for future in done:
            batch = pending.pop(future)
            if future.exception():
                lost += batch
            else:
                yield future.result()
        if lost:
            self._renew()
            yield from (self._alone(work, task) for task in lost)

    def _alone(self, work: Work[T, D], task: T) -> list[D]:
        """Do what one student's task is, with nothing else under way."""
        try:
            return self._submit(work.do, work.kit, [task]).result()
        except Exception:
            self._renew()
            return [work.failed(task.student, say(current(), "submission.killed"))]

    def _submit(self, do: Callable[..., R], *arguments: Any) -> Future[R]:
        with _undisturbed():  # It may start a worker, which takes a second until it leaves Ctrl+C to its parent.
            return self._executor.submit(do, *arguments)

    def _renew(self) -> None:
        self.stop()
        self._executor = self._start()


@contextmanager
def workers(count: int | None, scheduler: str | None) -> Iterator[Pool]:
    """Workers on this computer, ``count`` of them (default: one a core), or those of a Dask ``scheduler``.

    Raises `CourseError` where the cluster does not answer, has no workers, or they lack this package.
    """
    if scheduler is None:
        count = count or len(
            os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
        )
        context = multiprocessing.get_context("spawn")
        pool = Pool(lambda: ProcessPoolExecutor(count, mp_context=context, initializer=_follow_parent), count)
        try:
            yield pool
            pool.end()
        except KeyboardInterrupt:
            # Python would wait for them at its end all the same, and a second Ctrl+C then left it waiting for ever.
            with _undisturbed():
                pool.leave()
            raise
        finally:
            pool.stop()
    else:
        with _cluster(scheduler) as client:
            pool = Pool(lambda: client.get_executor(pure=False), sum(client.nthreads().values()))
            yield pool


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put Ctrl+C off until this is done; for good in a process that is started meanwhile, where the system can do that.

    A signal that one thread puts off reaches Python through another one: it is caught too, and given back at the end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    caught: list[tuple[Any, ...]] = []
    before = signal.signal(signal.SIGINT, lambda *told: caught.append(told))
    mask: Callable[..., Any] = getattr(signal, "pthread_sigmask", lambda *_: set())
    blocked = mask(getattr(signal, "SIG_BLOCK", 0), [signal.SIGINT])
    try:
        yield
    finally:
        mask(getattr(signal, "SIG_SETMASK", 0), blocked)
        signal.signal(signal.SIGINT, before)
    if caught and callable(before):
        before(*caught[0])


def _follow_parent() -> None:
    """A worker ends when its parent does, however that ends, and leaves Ctrl+C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def _cluster(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        raise CourseError("grading.needs-dask", command="pip install '.[cluster]'") from None
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CourseError("grading.scheduler-silent", scheduler=scheduler, cause=error) from None
    with client:
        if not client.nthreads():
            raise CourseError("grading.scheduler-empty", scheduler=scheduler)
        try:
            client.submit(_version, pure=False).result(timeout=PATIENCE)
        except Exception as error:
            raise CourseError("grading.scheduler-differs", scheduler=scheduler, cause=error) from None
        yield client


def _version() -> str:
    from entraide import __version__

    return __version__


def batches(tasks: Iterable[T]) -> Iterator[list[T]]:
    """Tasks in batches that are worth sending, and never large."""
    batch: list[T] = []
    for task in tasks:
        batch.append(task)
        if len(batch) == MOST_IN_BATCH or sum(one.size for one in batch) > MOST_BYTES_IN_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch

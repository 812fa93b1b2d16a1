# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What two processes make is what one makes: everything, once, in order, also when the other process fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from mmap import mmap
from pathlib import Path

import pytest

from beslut.speed.parallel import MAX_AHEAD, in_parallel
from beslut.speed.plain import Form
from conftest import as_in_a_terminal, environment

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="nobody to share the work with here"
)
HERE = os.getpid()


def alone(test: Callable[..., None]) -> Callable[..., None]:
    """Run the test in a copy of this process: work is shared by one with a single thread, and pytest's own has more."""

    @wraps(test)
    def in_a_copy(*args: object, **named: object) -> None:
        if sys.platform == "win32":
            raise NotImplementedError
        copy = os.fork()
        if copy:
            assert os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]) == 0
            return
        global HERE
        HERE = os.getpid()
        try:
            test(*args, **named)
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)

    return in_a_copy


@dataclass(frozen=True)
class Thing:
    """Something that is made: which it is, by whom, and some bytes."""

    number: int
    here: bool
    content: bytes


FORM: Form[list[Thing]] = Form(list[Thing])


def _make(numbers: Sequence[int]) -> Iterator[Thing]:
    for number in numbers:
        yield Thing(number, os.getpid() == HERE, bytes([number % 251]) * 9_000)


def _slowly(numbers: Sequence[int]) -> Iterator[Thing]:
    for thing in _make(numbers):
        time.sleep(0.001)
        yield thing


def _right(made: Sequence[Thing], count: int) -> None:
    assert [one.number for one in made] == list(range(count))
    assert all(one.content == bytes([one.number % 251]) * 9_000 for one in made)


@pytest.mark.parametrize("count", [100, 101, 1999])
@pytest.mark.parametrize("each", [1, 3, 50])
@alone
def test_everything_comes_once_and_in_order(count: int, each: int) -> None:
    _right(list(in_parallel(range(count), _make, FORM, each=each)), count)


def _keeping_pace(made: memoryview, numbers: Sequence[int]) -> Iterator[Thing]:
    """Whichever is ahead waits for the other, so that it does not matter what else the machine has to do."""
    until = time.monotonic() + 10
    for thing in _make(numbers):
        made[thing.here] += 1
        while made[thing.here] > made[not thing.here] + 20 and sum(made) < 300 and time.monotonic() < until:
            time.sleep(0.001)
        yield thing


@alone
def test_another_process_makes_its_share() -> None:
    counts = memoryview(mmap(-1, 8)).cast("I")  # seen by both
    made = list(in_parallel(range(400), partial(_keeping_pace, counts), FORM, each=1))
    _right(made, 400)
    assert 100 < sum(not one.here for one in made) < 300


def test_few_are_made_here() -> None:
    assert all(one.here for one in in_parallel(range(99), _slowly, FORM, each=1))


def _fails(numbers: Sequence[int]) -> Iterator[Thing]:
    for thing in _slowly(numbers):
        if not thing.here:
            raise ValueError(thing.number)
        yield thing


def _is_killed(numbers: Sequence[int]) -> Iterator[Thing]:
    for thing in _slowly(numbers):
        if not thing.here and thing.number > 60:
            os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[attr-defined, name-defined, unused-ignore]
        yield thing


def _has_no_form(numbers: Sequence[int]) -> Iterator[Thing]:
    for thing in _slowly(numbers):
        yield thing if thing.here else Thing(thing.number, False, "text")  # type: ignore[arg-type]


def _says_nonsense(numbers: Sequence[int]) -> Iterator[Thing]:
    for thing in _slowly(numbers):
        if not thing.here:
            for file in range(3, 64):
                try:
                    os.write(file, b"\0" * 12)
                except OSError:
                    continue
        yield thing


@pytest.mark.parametrize("make", [_fails, _is_killed, _has_no_form, _says_nonsense])
@alone
def test_what_the_other_cannot_make_or_send_is_made_here(make: Callable[[Sequence[int]], Iterator[Thing]]) -> None:
    made = list(in_parallel(range(300), make, FORM, each=1))
    assert [one.number for one in made] == list(range(300))


@alone
def test_a_fault_is_raised_here_as_without_another_process() -> None:
    def make(numbers: Sequence[int]) -> Iterator[Thing]:
        for thing in _slowly(numbers):
            if thing.number == 177:
                raise ValueError(thing.number)
            yield thing

    made = []
    with pytest.raises(ValueError, match="177"):
        for one in in_parallel(range(300), make, FORM, each=1):
            made.append(one.number)
    assert made == list(range(177))


def _children() -> str:
    """The processes that this one has started and not waited for, ended or not."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text("utf-8")


@pytest.mark.parametrize("wanted", [0, 1, 150, 300])
@alone
def test_nobody_and_no_pipe_is_left_however_much_was_wanted(wanted: int) -> None:
    before, children = sorted(os.listdir("/proc/self/fd")), _children()  # noqa: PTH208
    making = in_parallel(range(300), _make, FORM, each=1)
    for _ in range(wanted):
        next(making)
    making.close()  # type: ignore[attr-defined]
    assert _children() == children
    assert sorted(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


@alone
def test_not_more_is_made_ahead_than_may_be() -> None:
    making = in_parallel(range(4_000), _make, FORM, each=1)
    next(making)
    time.sleep(0.3)
    highest = max(one.number for one in (next(making) for _ in range(4 * MAX_AHEAD)))
    assert highest < 4 * MAX_AHEAD * 2
    making.close()  # type: ignore[attr-defined]


_PROGRAM = """
import os, sys, time, fcntl, signal
{before}
sys.path.insert(0, {tests!r})
from test_speed_parallel import FORM, Thing
from beslut.speed.parallel import in_parallel
here = os.getpid()
lock = os.open({lock!r}, os.O_RDWR | os.O_CREAT)
fcntl.flock(lock, fcntl.LOCK_EX)
def make(numbers):
    for number in numbers:
        if os.getpid() != here:
            time.sleep(0.05)
        yield Thing(number, os.getpid() == here, b"x")
making = in_parallel(range(300), make, FORM, each=1)
for one in making:
    if one.number == 10:
        print("begun", flush=True)
        {then}
print(sum(1 for _ in making) + 11, flush=True)
"""


def _program(tmp_path: object, before: str, then: str) -> list[str]:
    told = _PROGRAM.format(before=before, then=then, tests=os.path.dirname(__file__), lock=f"{tmp_path}/lock")  # noqa: PTH120
    return [sys.executable, "-c", textwrap.dedent(told)]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda one: one.name)  # type: ignore[attr-defined, name-defined, unused-ignore]
def test_the_other_ends_with_this_process_and_never_holds_its_lock(number: signal.Signals, tmp_path: object) -> None:
    with subprocess.Popen(
        _program(tmp_path, "", "time.sleep(60)"), env=environment(), stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=as_in_a_terminal,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        process.send_signal(number)
        process.wait(10)
        # A copy that no core has run yet still holds everything; letting go is the first thing it does.
        taken = subprocess.run(["flock", "-w", "5", f"{tmp_path}/lock", "true"], check=False)
        assert taken.returncode == 0
        for _ in range(600):
            try:
                os.killpg(process.pid, 0)  # type: ignore[attr-defined, name-defined, unused-ignore]
            except ProcessLookupError:
                break
            time.sleep(0.05)
        else:
            pytest.fail("the other process is still there")


def test_a_caller_that_forgets_ended_processes_stops_nothing(tmp_path: object) -> None:
    before = "signal.signal(signal.SIGCHLD, signal.SIG_IGN)"
    ended = subprocess.run(
        _program(tmp_path, before, "break"), env=environment(), capture_output=True, text=True, check=True
    )
    assert ended.stdout == "begun\n11\n" or ended.stdout == "begun\n300\n"
    assert ended.stderr == ""

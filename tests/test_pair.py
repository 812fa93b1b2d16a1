# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What two processes make is what one makes: everything, once, in order, also when the other process fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

import pytest

from beslut.pipeline.pair import made_by_two

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="nobody to share the work with here"
)
HERE = os.getpid()


def _with_maker(things: Sequence[int]) -> Iterator[tuple[int, bool]]:
    return ((one, os.getpid() == HERE) for one in things)


def _only_here(things: Sequence[int]) -> Iterator[int]:
    for one in things:
        if os.getpid() != HERE:
            raise ValueError(one)
        yield one


@pytest.mark.parametrize("count", [100, 101, 1999])
def test_half_is_made_by_another_process_and_all_comes_in_order(count: int) -> None:
    made = list(made_by_two(range(count), _with_maker, 1))
    assert [one for one, _ in made] == list(range(count))
    assert count // 2 - 4 <= sum(not here for _, here in made) <= count // 2


def test_few_are_made_here() -> None:
    assert all(here for _, here in made_by_two(range(99), _with_maker, 1))


def test_what_the_other_cannot_make_is_made_here() -> None:
    assert list(made_by_two(range(300), _only_here, 1)) == list(range(300))


def test_nobody_is_left_when_the_rest_is_not_wanted() -> None:
    making = made_by_two(range(300), _with_maker, 1)
    next(making)
    making.close()  # type: ignore[attr-defined]
    if sys.platform != "win32":
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)

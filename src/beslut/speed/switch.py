# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The one switch: what of the quick ways a run may take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import TypeVar

from beslut.speed.cache import Cache
from beslut.speed.parallel import in_parallel
from beslut.speed.plain import Form
from beslut.speed.values import dataclass

_T = TypeVar("_T")
_M = TypeVar("_M")


@dataclass(frozen=True)
class Speed:
    """What a run may do to be quick: keep what it works out in `cache`, and share the work with a `second_process`.

    What is written, told and returned is the same whatever this says.
    """

    cache: Cache = field(default_factory=lambda: Cache(None))
    second_process: bool = True

    @classmethod
    def of(cls, folder: Path | None, *, on: bool = True) -> Speed:
        """With a folder for the cache, or None for no cache; nothing at all when it is not `on`."""
        return cls(Cache(folder)) if on else SLOW

    def shared(
        self, things: Sequence[_T], make: Callable[[Sequence[_T]], Iterator[_M]], form: Form[list[_M]], *, each: int
    ) -> Iterator[_M]:
        """What `make` makes of the things, in their order, with a second process where there may be one."""
        if self.second_process:
            return in_parallel(things, make, form, each=each)
        return make(things)


SLOW = Speed(Cache(None), second_process=False)
"""Everything turned off."""

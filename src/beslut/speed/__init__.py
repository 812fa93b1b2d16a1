# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What makes a run quick, and nothing that it says: with all of it turned off the same files are written.

`Speed` is the one switch. `keys` makes a key from all fields of a value, `plain` turns values into plain data and back,
`cache` keeps what was worked out, `parallel` shares work with a second process.
"""

from beslut.speed.switch import SLOW, Speed

__all__ = ["SLOW", "Speed"]

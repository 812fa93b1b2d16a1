# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What somebody asked for, and what it comes to: an Order and a Project make a Plan, or every reason why not."""

from beslut.planning.choosing import find_party, of_county
from beslut.planning.order import Order
from beslut.planning.plan import DocumentTask, EnclosureTask, PartyTask, Plan, make_contexts, make_plan

__all__ = [
    "DocumentTask", "EnclosureTask", "Order", "PartyTask", "Plan",
    "find_party", "make_contexts", "make_plan", "of_county",
]  # fmt: skip

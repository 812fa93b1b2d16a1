# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The run, in order, written once. Start reading at `run.generate`."""

from beslut.pipeline.run import Failed, LeftOver, Written, document_for, generate
from beslut.pipeline.workroom import Order, Workroom, find_party

__all__ = ["Failed", "LeftOver", "Order", "Workroom", "Written", "document_for", "find_party", "generate"]

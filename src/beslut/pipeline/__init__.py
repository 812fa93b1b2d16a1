# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The run, in order, written once. Start reading at `run.generate`."""

from beslut.pipeline.run import Failed, Written, document_for, generate
from beslut.pipeline.workroom import Order, Workroom, find_party

__all__ = ["Failed", "Order", "Workroom", "Written", "document_for", "find_party", "generate"]

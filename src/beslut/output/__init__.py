# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Bytes to files, each whole or not at all, and never over what somebody has changed by hand."""

from beslut.output.folder import Folder
from beslut.output.manifest import MANIFEST
from beslut.output.outcome import Outcome, Saved

__all__ = ["MANIFEST", "Folder", "Outcome", "Saved"]

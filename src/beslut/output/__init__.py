# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Bytes to files, each whole or not at all, and never over what somebody has changed by hand."""

from beslut.output.folder import Folder, Outcome, Saved
from beslut.output.manifest import MANIFEST

__all__ = ["MANIFEST", "Folder", "Outcome", "Saved"]

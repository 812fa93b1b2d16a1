# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Bytes to files, each whole or not at all, and never over what somebody has changed by hand."""

from beslut.output.files import put_beside, write_whole
from beslut.output.folder import Folder
from beslut.output.manifest import MANIFEST
from beslut.output.outcome import HandEdited, Outcome, Saved

__all__ = ["MANIFEST", "Folder", "HandEdited", "Outcome", "Saved", "put_beside", "write_whole"]

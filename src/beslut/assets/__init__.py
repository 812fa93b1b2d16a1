# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where `data/` and `templates/` lie, and the one way to read a file there: opened safely, and noted with its hash."""

from beslut.assets.folders import (
    CASES,
    FOLLOW_UPS,
    PROFILES,
    REGISTER,
    STANDARD_CASE,
    STARTER,
    TEMPLATES,
    VERBS,
    Assets,
    project_above,
    shipped_root,
    starter_files,
)
from beslut.assets.source_files import NotReadable, SourceFiles, TooLarge

__all__ = [
    "CASES",
    "FOLLOW_UPS",
    "PROFILES",
    "REGISTER",
    "STANDARD_CASE",
    "STARTER",
    "TEMPLATES",
    "VERBS",
    "Assets",
    "NotReadable",
    "SourceFiles",
    "TooLarge",
    "project_above",
    "shipped_root",
    "starter_files",
]

# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A check's result in the form that somebody reads: one module for each form, and one table that lists them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from beslut.cli.reports.report import Report

FORMS = ("full", "kort", "json", "github", "gitlab", "junit", "sarif")
"""The forms, as they are named on the command line."""

_MODULES = {"kort": "short"}  # the others are written by the function `write` of the module here with their name

Write = Callable[[Report], str]


def report_writer(form: str) -> Write:
    """The writer of one of FORMS, loaded when it is first asked for."""
    if form not in FORMS:
        raise KeyError(form)
    write: Write = import_module(f"beslut.cli.reports.{_MODULES.get(form, form)}").write
    return write


__all__ = ["FORMS", "Report", "Write", "report_writer"]

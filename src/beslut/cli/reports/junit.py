# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""JUnit XML: one suite for the case, one test case for each party and one for the case itself.

Errors fail a test case; everything else is told in its output. Source: the schema that Jenkins and GitLab read
(github.com/windyroad/JUnit-Schema).
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from beslut.cli.reports.report import Report, place_of
from beslut.errors import Finding

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2 Characters


def write(report: Report) -> str:
    """The report as XML."""
    names = ["", *report.parties, *sorted({one.party for one in report.findings} - {"", *report.parties})]
    failed = {one.party for one in report.findings if one.level == "fel"}
    counts = {"tests": str(len(names)), "failures": str(len(failed)), "errors": "0"}
    root = ElementTree.Element("testsuites", {"name": "beslut check", **counts})
    suite = ElementTree.SubElement(
        root, "testsuite", {"name": _allowed(report.case), **counts, "skipped": "0", "time": "0"}
    )
    for name in names:
        _case(suite, report, name, [one for one in report.findings if one.party == name])
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _case(suite: ElementTree.Element, report: Report, party: str, found: list[Finding]) -> None:
    attributes = {"name": _allowed(party or "ärendet"), "classname": _allowed(f"beslut.{report.case}"), "time": "0"}
    case = ElementTree.SubElement(suite, "testcase", attributes)
    errors = [one for one in found if one.level == "fel"]
    others = [one for one in found if one.level != "fel"]
    if errors:
        first = f"{len(errors)} fel, det första: {errors[0].message}"
        failure = ElementTree.SubElement(case, "failure", {"message": _allowed(first), "type": errors[0].code})
        failure.text = _lines(errors, report)
    if others:
        ElementTree.SubElement(case, "system-out").text = _lines(others, report)


def _lines(found: list[Finding], report: Report) -> str:
    return _allowed(
        "\n".join(
            f"{place_of(one, report)}: {one.level} {one.code} {one.sentence}{' – ' + one.hint if one.hint else ''}"
            for one in found
        )
    )


def _allowed(text: str) -> str:
    """The text without what XML cannot hold at all."""
    return _FORBIDDEN.sub("\ufffd", text)

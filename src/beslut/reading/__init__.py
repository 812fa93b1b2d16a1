# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Any file → lines with page and row: one module per format, one protocol (`lines`), one table (`formats`).

No library that cannot run in a browser is needed: .docx, .odt, .html, .md and .txt take only the standard library,
.pdf the extra `pdf-lasning`. `refusing` holds the limits.
"""

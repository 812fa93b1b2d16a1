# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The page `beslut.html`: a desk that answers it in plain data, and the page's own files, which know nothing."""

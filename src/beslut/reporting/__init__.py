# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where a case stands, as one page for anyone to open: a map, a table, the days, the decisions and what differs."""

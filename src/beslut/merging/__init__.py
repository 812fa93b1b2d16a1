# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What we wrote, what somebody made of it and what we would write now, as one Word file with tracked changes."""

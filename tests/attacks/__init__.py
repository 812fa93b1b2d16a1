# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Attacks: each module makes new ones of its class for as long as it is asked; tests/attacking.py runs them all."""

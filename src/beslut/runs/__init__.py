# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Each order carried out, in order, written once. Start reading at `generate`; one document's way is `make`.

Import from the modules: a run that has nothing new to write should not load what makes documents.
"""

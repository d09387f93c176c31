# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real OpenStack on loopback, for Drover's tests. The command is ../lab."""

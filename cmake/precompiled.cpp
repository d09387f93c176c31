// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing of its own: a library that only parses headers for others has to have a file.

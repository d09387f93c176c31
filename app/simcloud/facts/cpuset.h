// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <set>

namespace simcloud {

/// CPU or cell numbers as libvirt writes them: "0-3,16-19,24".
[[nodiscard]] QString cpuset(const std::set<int> &numbers);

} // namespace simcloud

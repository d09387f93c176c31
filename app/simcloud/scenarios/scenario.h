// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/cloud.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <cstdint>

namespace simcloud {

/// Fills an empty cloud with what a scenario describes, as of cloud.now: set the time first. All of its
/// history lies before that moment. @p nameOrFile is the name of a scenario that comes with the program
/// ("calm") or the path of a file as docs/scenarios.md describes it. The same scenario, seed and moment give
/// the same cloud.
///
/// The error is one sentence with the file, the line and the key; the cloud may then be half filled.
[[nodiscard]] tl::expected<void, QString> fill(Cloud &cloud, const QString &nameOrFile, std::uint64_t seed);

/// The same with the text of a scenario; @p file is what errors call it.
[[nodiscard]] tl::expected<void, QString> fillFrom(Cloud &cloud, const QByteArray &yaml, const QString &file,
                                                   std::uint64_t seed);

/// The scenarios that come with the program, sorted.
[[nodiscard]] QStringList scenarioNames();

} // namespace simcloud

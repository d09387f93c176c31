// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <cstdint>

namespace simcloud {

/// What the program was asked to do.
struct CommandLine {
    quint16 port = 0; ///< 0: a free one.
    QString scenario = QStringLiteral("calm"); ///< Name or file.
    std::uint64_t seed = 1;
    double speed = 1;
    QString stateFile = {}; ///< Empty: the state is not kept.
    QString cloudsYaml = {}; ///< Empty: in a private folder of this run.
    QString factsFolder = {}; ///< Empty: none is kept.
    bool child = false; ///< Ends with its standard input, as a child of another program.
    QString text = {}; ///< To be printed instead of running: help or version.
};

/// The error is one sentence.
[[nodiscard]] tl::expected<CommandLine, QString> readCommandLine(const QStringList &arguments);

} // namespace simcloud

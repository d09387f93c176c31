// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/convergence/migrationjudge.h"

#include <QByteArray>

#include <vector>

namespace drover {

/// A live migration that somebody has recorded.
struct Recording {
    QString instance; ///< Its id, where the file names it.
    MigrationAssumptions assumed; ///< What the file says of the cloud, and Nova's defaults for the rest.
    std::vector<Observation> observations; ///< Their times are seconds after the begin, in the epoch.
};

/// Whose figures of a trace are read.
enum class RecordingSource {
    Nova, ///< What a console sees: `nova_view`.
    Libvirt, ///< What the hypervisor says: `columns` and `rows`.
};

/// The begin of every recording.
[[nodiscard]] QDateTime recordingBegin();

/// The migrations in a file: a trace in JSON, or the "Migration running for" lines in a log of nova-compute,
/// which may tell of several migrations and is Nova's in any case. At least one; each with an observation at
/// least. Errors: Malformed with @p file and the place in it.
[[nodiscard]] Result<std::vector<Recording>> recordingsFrom(const QByteArray &content, const QString &file,
                                                            RecordingSource source);

/// The two formats by themselves.
[[nodiscard]] Result<Recording> recordingFromTrace(const QByteArray &content, const QString &file,
                                                   RecordingSource source);
[[nodiscard]] Result<std::vector<Recording>> recordingsFromLog(const QByteArray &content,
                                                               const QString &file);

} // namespace drover

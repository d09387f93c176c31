// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/journal.h"
#include "ui/inventory/cloudfeed.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace drover {

/// Tells a feed of the runs in the journal, also of those that other programs execute.
class JournalWatch final : public QObject {
    Q_OBJECT

public:
    /// @p feed outlives the watch.
    JournalWatch(QString file, CloudFeed &feed, QObject *parent = nullptr);
    ~JournalWatch() override;

private:
    [[nodiscard]] QCoro::Task<void> read();
    [[nodiscard]] QCoro::Task<Result<QList<RunView>>> views();

    QString m_file;
    CloudFeed &m_feed;
    std::unique_ptr<Journal> m_journal;
    QHash<qint64, RunView> m_ended; ///< Nothing is added to the lines of a run that has ended.
    QTimer m_again;
};

} // namespace drover

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/journal.h"
#include "ui/inventory/cloudfeed.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace drover {

/// Tells a feed of the runs in the journal, also of those that other programs execute.
class JournalWatch final : public QObject {
    Q_OBJECT

public:
    /// @p feed outlives the watch.
    JournalWatch(const QString &file, CloudFeed &feed, QObject *parent = nullptr);
    ~JournalWatch() override;

    /// Another journal from now on.
    void watch(const QString &file);
    /// Something has been written: it is read in a moment, not at the usual interval.
    void readSoon();

private:
    struct Watched;

    [[nodiscard]] QCoro::Task<void> read();
    [[nodiscard]] QCoro::Task<Result<QList<RunView>>> views(std::shared_ptr<Watched> watched);

    CloudFeed &m_feed;
    std::shared_ptr<Watched> m_watched; ///< A reading under way holds its own, so that it outlives a change.
    QTimer m_again;
    bool m_soon = false;
};

} // namespace drover

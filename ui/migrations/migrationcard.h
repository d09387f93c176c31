// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/migrations/migrationrow.h"

#include <QScrollArea>

class QLabel;

namespace drover {

class SteerCard;

/// What is known of one migration, in sentences without a judgement: what was sent, what is left, at which
/// rate, and why there are no figures when there are none.
[[nodiscard]] QStringList knownFacts(const MigrationRow &row, const QDateTime &now);

/// Beside the chart: why the verdict is what it is, what is known in words, and what can be done, each act
/// with its price or with the reason why it cannot be asked for.
class MigrationCard final : public QScrollArea {
    Q_OBJECT

public:
    explicit MigrationCard(QWidget *parent = nullptr);

    void setRow(const MigrationRow &row, const CloudFeed &feed);

Q_SIGNALS:
    void abortAsked();
    void forceCompleteAsked();

private:
    QLabel *m_caption;
    QLabel *m_evidence; ///< Why the verdict is what it is.
    QLabel *m_facts;
    SteerCard *m_abort;
    SteerCard *m_force;
};

} // namespace drover

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/widgets/mark.h"

#include <QWidget>

class QLabel;

namespace drover {

/// The bottom of the window: what is in sight at the left; at the right how the window stands with its cloud,
/// as whom, and how old the figures are.
class StatusLine final : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(CloudFeed &feed, QWidget *parent = nullptr);

    void setSummary(const QString &summary);

    /// What it says of the connection now.
    [[nodiscard]] const Mark &state() const { return m_state; }
    [[nodiscard]] QStringList facts() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    CloudFeed &m_feed;
    QLabel *m_summary;
    Mark m_state;
    QList<QLabel *>
        m_facts; ///< From the left: who, compute API, token, age; the first stands after the state.
};

} // namespace drover

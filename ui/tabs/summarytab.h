// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/tabs/scopetab.h"

class QScrollArea;

namespace drover {

/// What is known of a place, a host or an instance as a whole, in cards.
class SummaryTab final : public ScopeTab {
    Q_OBJECT

public:
    /// The feed outlives it.
    explicit SummaryTab(CloudFeed &feed, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setScope(const Scope &scope) override;
    void refresh() override;
    /// Host or server id that it is about; empty for more than one.
    [[nodiscard]] QString currentId() const override;
    [[nodiscard]] FactSheet sheet() const override { return m_sheet; }
    [[nodiscard]] bool wantsInspector() const override { return false; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] FactSheet sheetOf(const Scope &scope) const;
    [[nodiscard]] int columnsOf(int width) const;
    void showCards();

    CloudFeed &m_feed;
    Scope m_scope;
    FactSheet m_sheet;
    int m_columns = 0; ///< In which the cards are shown now.
    QScrollArea *m_cards;
};

} // namespace drover

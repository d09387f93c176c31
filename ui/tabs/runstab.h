// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/runs/taskrow.h"
#include "ui/tabs/scopetab.h"

class QSettings;

namespace drover {

/// The runs of Drover in a cloud, or those that a host has part in: its maintenance.
class RunsTab final : public ScopeTab {
    Q_OBJECT

public:
    /// Feed and settings outlive it.
    RunsTab(CloudFeed &feed, QSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setScope(const Scope &scope) override;
    void refresh() override;
    [[nodiscard]] FactSheet sheet() const override;
    void addTo(Subject &subject) const override;
    [[nodiscard]] QString summary() const override;

Q_SIGNALS:
    /// A button of a run was pressed, or the run was opened; see taskbutton.
    void pressed(const drover::TaskRow &run, const QString &button);

protected:
    void open(const QString &key) override;

private:
    [[nodiscard]] const TaskRow *current() const;

    CloudFeed &m_feed;
    TaskTableModel m_model;
    TaskTableModel::RowsPtr m_rows;
    Scope m_scope;
};

} // namespace drover

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/tabs/scopetab.h"

class QSettings;

namespace drover {

class MigrationsPanel;

/// The migrations from or to the hosts of a place; of an instance, its own.
class MigrationsTab final : public ScopeTab {
    Q_OBJECT

public:
    /// Feed and settings outlive it.
    MigrationsTab(CloudFeed &feed, QSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setScope(const Scope &scope) override;
    void refresh() override;
    [[nodiscard]] FactSheet sheet() const override;
    /// What is known of a migration stands beside its chart.
    [[nodiscard]] bool wantsInspector() const override { return false; }
    void addTo(Subject &subject) const override;
    [[nodiscard]] QString summary() const override;

protected:
    void open(const QString &key) override;

private:
    CloudFeed &m_feed;
    MigrationsPanel *m_migrations;
};

} // namespace drover

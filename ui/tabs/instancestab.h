// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/instances/instancetable.h"
#include "ui/inventory/cloudfeed.h"
#include "ui/tabs/scopetab.h"

class QSettings;

namespace drover {

/// The instances of a place.
class InstancesTab final : public ScopeTab {
    Q_OBJECT

public:
    /// Feed and settings outlive it.
    InstancesTab(CloudFeed &feed, QSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setScope(const Scope &scope) override;
    void refresh() override;
    [[nodiscard]] FactSheet sheet() const override;
    void addTo(Subject &subject) const override;
    /// "11 instances · 68 vCPU · 272 GiB RAM".
    [[nodiscard]] QString summary() const override;

protected:
    void open(const QString &key) override;

private:
    CloudFeed &m_feed;
    InstanceTableModel m_model;
};

} // namespace drover

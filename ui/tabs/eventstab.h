// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/instances/eventtable.h"
#include "ui/inventory/cloudfeed.h"
#include "ui/tabs/scopetab.h"
#include "ui/widgets/emptystate.h"

class QSettings;

namespace drover {

/// What was asked of an instance, part by part, with the service's words on what failed.
class EventsTab final : public ScopeTab {
    Q_OBJECT

public:
    /// Feed and settings outlive it.
    EventsTab(CloudFeed &feed, QSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setScope(const Scope &scope) override;
    void refresh() override;
    /// The request's id, for the service's logs.
    [[nodiscard]] QString currentId() const override;
    [[nodiscard]] FactSheet sheet() const override;
    [[nodiscard]] QString summary() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void takeHistory();
    [[nodiscard]] EmptyState::Words emptyWords() const;
    [[nodiscard]] const EventRow *current() const;

    CloudFeed &m_feed;
    EventTableModel m_model;
    ServerId m_server;
};

} // namespace drover

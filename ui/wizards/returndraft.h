// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/planning/singleact.h"
#include "ui/wizards/plandraft.h"

#include <QList>

namespace drover {

/// A return from maintenance that is being wished for.
class ReturnDraft final : public PlanDraft {
    Q_OBJECT

public:
    ReturnDraft(CloudFeed &feed, const HostName &host);

    [[nodiscard]] const HostName &host() const { return m_host; }
    /// What is to be brought home, in the order of ticking.
    [[nodiscard]] const QList<ServerId> &home() const { return m_home; }
    void setHome(const ServerId &server, bool home);
    void setHome(const QList<ServerId> &servers);
    /// Its service; null when it is not known.
    [[nodiscard]] const ComputeService *service() const { return snapshot().service(host()); }

private:
    [[nodiscard]] Result<Plan> make(const Snapshot &snapshot, const PlanStamp &stamp) const override;

    HostName m_host;
    QList<ServerId> m_home;
};

} // namespace drover

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/returndraft.h"

namespace drover {

ReturnDraft::ReturnDraft(CloudFeed &feed, const HostName &host) : PlanDraft(feed), m_host(host)
{
    replan();
}

void ReturnDraft::setHome(const ServerId &server, bool home)
{
    m_home.removeAll(server);
    if (home)
        m_home << server;
    replan();
}

void ReturnDraft::setHome(const QList<ServerId> &servers)
{
    m_home = servers;
    replan();
}

Result<Plan> ReturnDraft::make(const Snapshot &snapshot, const PlanStamp &stamp) const
{
    return m_home.isEmpty() ? planEnable(snapshot, m_host, stamp)
                            : planReturn(snapshot, m_host, m_home, RunPolicy(), stamp);
}

} // namespace drover

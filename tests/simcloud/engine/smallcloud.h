// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/engine.h"
#include "app/simcloud/model/cloud.h"

#include <QStringList>

namespace simcloud {

/// A cloud like the test lab's: cmp1 to cmp3 are general hosts on shared storage, cmp4 is one for pinned
/// guests, cmp5 is older and has its own disks. Its flavors are those of the recordings.
class SmallCloud {
public:
    explicit SmallCloud(std::uint64_t seed = 1);

    Cloud cloud;
    Engine engine;

    /// One that runs on @p host and holds what it needs there.
    Server &serverOn(const QString &host, const QString &flavor = QStringLiteral("m1.tiny"),
                     const QMap<QString, QString> &metadata = {});
    Server &stoppedServerOn(const QString &host);
    ServerGroup &group(const QString &policy);
    void join(Server &server, ServerGroup &group);

    /// A new request of the admin.
    [[nodiscard]] Asker ask(int microversion = 93);

    void pass(double seconds);
    /// Lets time pass until the server has nothing under way any more, at most @p seconds. Whether that came.
    bool settle(const Server &server, double seconds = 600);
    /// As settle(), and each state on the way, without repetitions: "MIGRATING/migrating/cmp1 live-migration
    /// accepted →".
    QStringList watch(const Server &server, double seconds = 600);

    /// "STATUS/task/host" of the server, then "status source>destination" of its newest migration.
    [[nodiscard]] QString state(const Server &server) const;
    [[nodiscard]] const Migration &newest(const Server &server) const;
    [[nodiscard]] const InstanceAction &newestAction(const Server &server) const;
    /// "event host result", in the order of their start.
    [[nodiscard]] QStringList eventsOf(const InstanceAction &action) const;
    /// What is held of a host, of one resource class.
    [[nodiscard]] qint64 usage(const QString &host,
                               const QString &resource = QStringLiteral("MEMORY_MB")) const;

private:
    int m_requests = 0;
    int m_names = 0;
};

} // namespace simcloud

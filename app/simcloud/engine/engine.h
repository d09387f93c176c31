// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/cloud.h"

#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>

namespace simcloud {

/// Who gives an order, as it will stand in the records.
struct Asker {
    QString requestId = {};
    QString userId = {};
    QString projectId = {};
    int microversion = 1; ///< N of 2.N: some orders mean something else in older versions.
};

/// Nova's "no" to an order, said at once.
struct Refusal {
    int status = 409;
    QString message = {};
};

/// Nothing: accepted. What comes of it shows later, as with the real one.
using Verdict = std::optional<Refusal>;

enum class BlockMigration { Auto, Yes, No };

struct Site;

/// What happens in the cloud: takes orders and lets time pass. Everything it does is a function of the cloud,
/// the orders and their moments, so that one seed gives one run.
///
/// It follows Nova's conductor, scheduler and computes: an order that is accepted is checked later, and what
/// became of it stands in the migration records, the instance actions and the servers.
class Engine {
public:
    explicit Engine(Cloud &cloud);
    ~Engine();

    /// Lets simulated time pass, and with it everything happen that is due. Never goes back.
    void advanceTo(Moment moment);
    /// When something will happen next; nothing when all is at rest.
    [[nodiscard]] std::optional<Moment> nextDue() const;
    /// Whether anything is still to happen with a server, be it that it hangs on a dead host.
    [[nodiscard]] bool isUnderWay(const Server &server) const;

    // Moves. A host that is named is a service host; an empty one lets the scheduler choose.

    [[nodiscard]] Verdict liveMigrate(Server &server, const Asker &asker, const QString &host,
                                      BlockMigration block);
    /// Past the scheduler, to a host that is named: "force" of 2.30 to 2.67. Below 2.30 a host that is named
    /// always goes past the scheduler.
    [[nodiscard]] Verdict forceLiveMigrate(Server &server, const Asker &asker, const QString &host,
                                           BlockMigration block);
    [[nodiscard]] Verdict coldMigrate(Server &server, const Asker &asker, const QString &host);
    /// A cold migration to another flavor.
    [[nodiscard]] Verdict resize(Server &server, const Asker &asker, const FlavorPtr &flavor);
    [[nodiscard]] Verdict confirmResize(Server &server, const Asker &asker);
    [[nodiscard]] Verdict revertResize(Server &server, const Asker &asker);
    [[nodiscard]] Verdict evacuate(Server &server, const Asker &asker, const QString &host);
    [[nodiscard]] Verdict abort(Server &server, const Asker &asker, int migrationId);
    [[nodiscard]] Verdict forceComplete(Server &server, const Asker &asker, int migrationId);

    // Power and life

    [[nodiscard]] Verdict start(Server &server, const Asker &asker);
    [[nodiscard]] Verdict stop(Server &server, const Asker &asker);
    [[nodiscard]] Verdict reboot(Server &server, const Asker &asker, bool hard);
    [[nodiscard]] Verdict pause(Server &server, const Asker &asker);
    [[nodiscard]] Verdict unpause(Server &server, const Asker &asker);
    [[nodiscard]] Verdict suspend(Server &server, const Asker &asker);
    [[nodiscard]] Verdict resume(Server &server, const Asker &asker);
    [[nodiscard]] Verdict resetState(Server &server, const Asker &asker, VmState state);
    /// Adds a server that begins to build; @p host wished for, or empty. Its fields say what it shall be.
    Server &create(Server wanted, const Asker &asker, const QString &host);
    [[nodiscard]] Verdict remove(Server &server, const Asker &asker);

    // Hosts

    /// The machine dies: nothing reports any more, its guests stand still, what it was doing hangs.
    void kill(Host &host);
    /// The machine and its nova-compute come back, in some seconds: Nova's own clean-up of what was under way
    /// runs. Of a host that is alive, its nova-compute is started anew.
    void revive(Host &host);

    // State

    /// All that is under way. The cloud itself is not part of it.
    [[nodiscard]] QJsonObject save() const;
    /// Takes up what save() has written, with a cloud as it was then. False, and nothing changed, if it is
    /// something else.
    [[nodiscard]] bool load(const QJsonObject &json);

private:
    std::unique_ptr<Site> m_site;
};

} // namespace simcloud

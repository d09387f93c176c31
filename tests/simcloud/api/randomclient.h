// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simcloud/api/askedcloud.h"
#include "tests/simcloud/api/seencloud.h"
#include "tests/simcloud/engine/randomwishes.h"
#include "tests/simcloud/engine/smallcloud.h"

#include <optional>
#include <set>

namespace simcloud {

/// A small cloud behind its front door, and clients that ask it at random for what it has, for what it has
/// not, and for nonsense: the same seed gives the same calls. What servers and migrations there are they know
/// by what it answers.
class RandomClient {
public:
    explicit RandomClient(std::uint64_t seed);

    /// One call, after some time has passed. What is wrong with its answer or, after it, with the cloud.
    [[nodiscard]] QStringList act();

    /// Each call so far with the status and, but for Keystone's secrets, the body that it got.
    [[nodiscard]] const QStringList &transcript() const { return m_transcript; }
    /// How many calls have been carried out, not refused.
    [[nodiscard]] int accepted() const { return m_accepted; }

private:
    /// A call, and what may become of it.
    struct Call {
        QByteArray verb = "GET";
        QString target = {};
        std::set<int> success = {200};
        QByteArray body = {}; ///< What goes over the wire: it need not be JSON.
        QString id = {}; ///< The part of the target that names what it is about; empty: nothing.
        QString user = QStringLiteral("admin");
        QByteArray version = "compute 2.96, placement 1.39";
        bool adminOnly = true;
        std::set<int> refusals = {400, 401, 403, 404, 405, 406, 409};
        bool mustFail = false; ///< Whatever the cloud's state.
    };

    struct Login {
        QByteArray token = {};
        Moment begun = {};
    };

    [[nodiscard]] Answer send(const Call &call);
    [[nodiscard]] QByteArray tokenOf(const QString &user);
    [[nodiscard]] Answer askAsAdmin(const QString &target);
    void look();

    [[nodiscard]] Call order();
    [[nodiscard]] Call creation();
    [[nodiscard]] Call removal(const QString &server);
    [[nodiscard]] Call serverAction();
    [[nodiscard]] Call migrationAct();
    [[nodiscard]] Call serviceUpdate();
    [[nodiscard]] Call catalogueChange();
    [[nodiscard]] Call metadataChange();
    [[nodiscard]] Call hostLife();
    [[nodiscard]] Call question();
    [[nodiscard]] Call placementCall();
    [[nodiscard]] Call keystoneCall();
    [[nodiscard]] Call acted(const QString &server, const QString &action, const QJsonValue &value,
                             int success);
    void spoil(Call &call);
    void spoilBody(Call &call);
    /// Refusals narrowed down by the state that the server shows.
    void expectByState(Call &call, const QString &server, const QString &action, const QJsonValue &value);

    [[nodiscard]] QString someServer();
    [[nodiscard]] QJsonObject someMigration();
    [[nodiscard]] QString query(const QStringList &names);

    RandomWishes m_wishes;
    SmallCloud m_small;
    Clock m_clock;
    FrontDoor m_door;
    QMap<QString, Login> m_logins = {}; ///< By user.
    std::optional<SeenCloud> m_seen = {};
    QStringList m_wrong = {}; ///< Of the call under way.
    QStringList m_transcript = {};
    int m_accepted = 0;
    int m_names = 0;
};

} // namespace simcloud

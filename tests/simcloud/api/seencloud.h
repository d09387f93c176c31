// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <map>

namespace simcloud {

/// A cloud as its administrator sees it through the API, and through nothing else.
class SeenCloud {
public:
    /// What a GET brings, by path and query; with 2.96 of Nova and 1.39 of Placement.
    using Get = std::function<QJsonObject(const QString &target)>;

    /// Looks at everything. @p projects are the ids of all there are.
    explicit SeenCloud(const Get &get, const QStringList &projects);

    [[nodiscard]] const QJsonArray &servers() const { return m_servers; }
    /// The newest of them.
    [[nodiscard]] const QJsonArray &migrations() const { return m_migrations; }

    /// What does not go together, in whole sentences; empty when all is well.
    ///
    /// A server is listed once, on one host, by Nova's servers and by its hypervisors alike; the pages of a
    /// list are the list. What Placement says is used is what its consumers hold, is what the projects use,
    /// and is no more than there is; each consumer is a server or a migration; a server that is somewhere
    /// holds something there. Each record is in a state that Nova knows.
    [[nodiscard]] QStringList contradictions() const;

private:
    struct Provider {
        QJsonObject inventories = {};
        QJsonObject usages = {};
        QJsonObject allocations = {}; ///< By consumer.
    };

    void readMigrations(const Get &get);
    [[nodiscard]] bool isKnown(const QString &consumer) const;
    void checkPlaces(QStringList &found) const;
    void checkSums(QStringList &found) const;
    void checkConsumers(QStringList &found) const;
    void checkRecords(QStringList &found) const;

    QJsonArray m_servers = {};
    QStringList m_paged = {}; ///< Ids, as the pages of the list without details have them.
    QJsonArray m_hypervisors = {}; ///< With their servers.
    QJsonArray m_migrations = {};
    std::map<QString, Provider> m_providers = {}; ///< By host.
    std::map<QString, qint64> m_projectUsages = {}; ///< By resource class, of all projects together.
};

} // namespace simcloud

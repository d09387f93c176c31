// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/scenarios/document.h"

#include <QMap>
#include <QStringList>

#include <cstdint>
#include <limits>
#include <optional>

namespace simcloud::scenarios {

/// Whole numbers from low to high, both included.
struct Bounds {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

/// Names one after the other from a pattern: "db-{1-3}" is db-1, db-2, db-3; "{01-12}" keeps two digits;
/// several braces give every combination, the last one turning fastest. Empty if the braces are not right or
/// the names would be more than 250 000.
[[nodiscard]] std::optional<QStringList> namesFrom(const QString &pattern);

/// Reads the keys of one map of a scenario. Each question names a key and so makes it known; end() complains
/// about the keys that nobody has asked for. What is wrong is complained about and reads as the fallback.
class Section {
public:
    /// @p what it is, as a sentence says it: "a flavor". @p node may be nothing, which is an empty map.
    Section(const Node &node, QString what, Complaint &complaint);

    [[nodiscard]] bool has(const QString &key);
    [[nodiscard]] int line() const { return m_node.line; }
    [[nodiscard]] int lineOf(const QString &key) const;

    /// A text that must be there and not empty.
    [[nodiscard]] QString name(const QString &key);
    [[nodiscard]] QString text(const QString &key, const QString &fallback = {});
    /// One of a few words.
    [[nodiscard]] QString word(const QString &key, const QStringList &words, const QString &fallback);
    [[nodiscard]] std::int64_t number(const QString &key, std::int64_t fallback, Bounds allowed);
    [[nodiscard]] double real(const QString &key, double fallback, double low, double high);
    [[nodiscard]] bool flag(const QString &key, bool fallback);
    /// "7", or "3-9".
    [[nodiscard]] Bounds bounds(const QString &key, Bounds fallback, Bounds allowed);
    /// A list of texts, or one text.
    [[nodiscard]] QStringList texts(const QString &key);
    /// The same, each a pattern of names.
    [[nodiscard]] QStringList names(const QString &key);
    [[nodiscard]] QMap<QString, QString> words(const QString &key);
    /// The items of a list; none if it is not there.
    [[nodiscard]] const std::vector<Node> &list(const QString &key);
    /// The entries of a map; none if it is not there.
    [[nodiscard]] const std::vector<Node::Entry> &entries(const QString &key);
    /// A map within this one; an empty one if it is not there.
    [[nodiscard]] Section section(const QString &key, const QString &what);

    /// Complains that the value of @p key is wrong.
    void complain(const QString &key, const QString &expected);
    void end();

private:
    [[nodiscard]] const Node *ask(const QString &key);
    [[nodiscard]] const Node *askText(const QString &key);

    const Node &m_node;
    QString m_what;
    Complaint &m_complaint;
    QStringList m_known = {};
};

} // namespace simcloud::scenarios

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <utility>
#include <vector>

namespace simcloud::scenarios {

/// One piece of a YAML document that remembers where it stands.
struct Node {
    enum class Kind { Nothing, Text, List, Map };

    struct Entry;

    Kind kind = Kind::Nothing;
    int line = 1; ///< From 1 on.
    QString text = {}; ///< Of Text.
    std::vector<Node> items = {}; ///< Of a List.
    std::vector<Entry> entries; ///< Of a Map, in the order of the file; keys are unique.
};

struct Node::Entry {
    QString key = {};
    int line = 1;
    Node value = {};
};

/// The first mistake that was found in a file; later ones are mostly its consequences.
class Complaint {
public:
    explicit Complaint(QString file) : m_file(std::move(file)) { }

    /// @p sentence begins after "FILE, line N: ".
    void say(int line, const QString &sentence);
    [[nodiscard]] bool made() const { return !m_sentence.isEmpty(); }
    [[nodiscard]] const QString &sentence() const { return m_sentence; }

private:
    QString m_file;
    QString m_sentence = {};
};

/// Reads one YAML document. Anchors, aliases, keys that are no text and keys that stand twice are mistakes
/// here.
[[nodiscard]] Node readDocument(const QByteArray &yaml, Complaint &complaint);

} // namespace simcloud::scenarios

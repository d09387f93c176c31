// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>

namespace drover {

/// A password, token or credential secret. It has no text form, so that it cannot slip into a log, a message
/// or a file; reveal() is for the one place that sends it.
class Secret {
public:
    Secret() = default;
    explicit Secret(QString text) : m_text(std::move(text)) { }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &reveal() const { return m_text; }
    bool operator==(const Secret &) const = default;

private:
    QString m_text;
};

} // namespace drover

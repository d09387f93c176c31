// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace drover {

/// A plain table for terminals and pipes: columns as wide as their widest cell, figures right-aligned.
class Table {
public:
    explicit Table(QStringList heads);

    void add(QStringList cells);
    /// With a trailing line end; only the heads when there are no rows.
    [[nodiscard]] QString text() const;

private:
    QList<QStringList> m_rows;
};

/// Writes to standard output, as it is.
void print(const QString &text);
/// Indented JSON with a line end.
void print(const QJsonValue &json);
/// One line to standard error.
void complain(const QString &sentence);

/// Whether a person sits in front of standard input and output.
[[nodiscard]] bool isInteractive();

} // namespace drover

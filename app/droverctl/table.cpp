// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

bool isFigure(const QString &cell)
{
    return std::ranges::all_of(cell,
                               [](QChar c) { return c.isDigit() || c == u'.' || c == u'/' || c == u'-'; });
}

void write(std::FILE *file, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), file);
    std::fflush(file);
}

} // namespace

Table::Table(QStringList heads) : m_rows {std::move(heads)}
{
}

void Table::add(QStringList cells)
{
    for (QString &cell : cells)
        cell.replace(u'\n', u' ');
    m_rows << std::move(cells);
}

QString Table::text() const
{
    const qsizetype columns = m_rows.first().size();
    QList<qsizetype> widths(columns, 0);
    QList<bool> figures(columns, m_rows.size() > 1);
    for (const QStringList &row : m_rows) {
        for (qsizetype column = 0; column < columns; ++column) {
            widths[column] = std::max(widths[column], row[column].size());
            if (&row != &m_rows.first() && !isFigure(row[column]))
                figures[column] = false;
        }
    }
    QString text;
    for (const QStringList &row : m_rows) {
        QString line;
        for (qsizetype column = 0; column < columns; ++column) {
            line += figures[column] ? row[column].rightJustified(widths[column])
                                    : row[column].leftJustified(widths[column]);
            line += u"  "_s;
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

void print(const QString &text)
{
    write(stdout, text);
}

void print(const QJsonValue &json)
{
    const QJsonDocument document =
        json.isArray() ? QJsonDocument(json.toArray()) : QJsonDocument(json.toObject());
    write(stdout, QString::fromUtf8(document.toJson(QJsonDocument::Indented)));
}

void complain(const QString &sentence)
{
    write(stderr, sentence + u'\n');
}

bool isInteractive()
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

} // namespace drover

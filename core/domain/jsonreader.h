// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QMap>
#include <QStringList>

#include <limits>
#include <optional>

namespace drover {

/// Reads one JSON object, field after field, and keeps the first thing that breaks its format, so that a
/// parser is a plain list of fields with one check at its end. After a problem reading goes on with empty
/// values. A missing key and a null are the same; a value of the wrong type is a problem, never a guess.
class JsonReader {
public:
    explicit JsonReader(QJsonObject json) : m_json(std::move(json)), m_problem(&m_ownProblem) { }
    JsonReader(const JsonReader &) = delete;
    JsonReader &operator=(const JsonReader &) = delete;

    // Needed: without the key there is a problem.
    QString text(QLatin1StringView key); ///< Not empty.
    QString textOrNumber(QLatin1StringView key); ///< For ids, which old releases count: 7 gives "7".
    qint64 number(QLatin1StringView key);

    // May be missing or null.
    std::optional<QString> maybeText(QLatin1StringView key);
    std::optional<qint64> maybeNumber(QLatin1StringView key);
    std::optional<int> maybeInt(QLatin1StringView key);
    std::optional<double> maybeReal(QLatin1StringView key);
    std::optional<bool> maybeFlag(QLatin1StringView key);
    /// ISO 8601, with or without a zone; without one it is UTC, as Nova means it.
    std::optional<QDateTime> maybeTime(QLatin1StringView key);
    std::optional<QStringList> maybeTexts(QLatin1StringView key);
    std::optional<QJsonObject> maybeObject(QLatin1StringView key);
    QJsonArray array(QLatin1StringView key); ///< Empty when missing.
    QMap<QString, QString> textMap(QLatin1StringView key); ///< Empty when missing.
    /// A reader of the object below @p key, which names the whole path in problems. Lives no longer than this
    /// one.
    JsonReader object(QLatin1StringView key);

    [[nodiscard]] bool has(QLatin1StringView key) const { return m_json.contains(key); }
    [[nodiscard]] QJsonValue value(QLatin1StringView key) const { return m_json.value(key); }

    /// Keeps the problem "@p key @p what" unless there was one before: report("limit"_L1, "is negative"_L1).
    void report(QLatin1StringView key, QLatin1StringView what);
    /// The same with the words of a reader of something inside: report("cells[0]: id is missing"_s).
    void report(const QString &what);
    /// Like "flavor.ram is missing"; empty when all was well.
    [[nodiscard]] const QString &problem() const { return *m_problem; }

    /// What was read, or the first problem as Malformed.
    template<typename T>
    [[nodiscard]] Result<T> result(T read) const
    {
        if (!m_problem->isEmpty())
            return malformed(*m_problem);
        return read;
    }

private:
    JsonReader(QJsonObject json, QString path, QString *problem)
        : m_json(std::move(json)), m_path(std::move(path)), m_problem(problem)
    {
    }

    std::optional<qint64> integer(QLatin1StringView key, const QJsonValue &value);

    QJsonObject m_json;
    QString m_path; ///< "flavor." in the reader of an object below; empty at the top.
    QString m_ownProblem;
    QString *m_problem;
};

} // namespace drover

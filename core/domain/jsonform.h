// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hostfacts.h"
#include "core/domain/jsonreader.h"
#include "core/domain/novajson.h"

#include <algorithm>

namespace drover {

// What forms of Drover's own have beside single fields: fixed words, and lists of objects.

/// The word for @p value of a table of {value, word}; empty when it has none.
[[nodiscard]] QString wordOf(const auto &words, auto value)
{
    const auto at = std::ranges::find(words, value, [](const auto &entry) { return entry.first; });
    return at == words.end() ? QString() : QString(at->second);
}

/// The value that the word below @p key stands for; a problem when there is none.
[[nodiscard]] auto readWord(JsonReader &read, QLatin1StringView key, const auto &words)
{
    const QString word = read.text(key);
    const auto at = std::ranges::find(words, word, [](const auto &entry) { return entry.second; });
    if (at == words.end())
        read.report(key, QLatin1StringView("is no word of this format"));
    return at == words.end() ? words.front().first : at->first;
}

/// The list below @p key; nothing when it is missing or null, a problem where an element breaks its form.
template<typename T>
[[nodiscard]] std::optional<QList<T>> maybeList(JsonReader &read, QLatin1StringView key,
                                                Result<T> (*parse)(const QJsonObject &))
{
    if (!read.has(key) || read.value(key).isNull())
        return {};
    const auto parsed = parseArray(read.value(key), key, {}, parse);
    if (!parsed) {
        read.report(parsed.error().detail);
        return {};
    }
    return QList<T>(parsed->begin(), parsed->end());
}

template<typename T>
void putList(QJsonObject &json, QLatin1StringView key, const std::optional<QList<T>> &values,
             QJsonObject (*write)(const T &))
{
    if (!values)
        return;
    QJsonArray list;
    for (const T &value : *values)
        list.append(write(value));
    json.insert(key, list);
}

// A CPU has one form, in a host and in a guest.
[[nodiscard]] Cpu readCpu(JsonReader &read);
[[nodiscard]] QJsonObject cpuJson(const Cpu &cpu);

} // namespace drover

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/state/fields.h"

#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <limits>
#include <type_traits>

namespace simcloud::state {

/// What a state file's servers share, and the first thing that was wrong in the file.
struct Source {
    std::vector<FlavorPtr> flavors = {};
    std::vector<std::shared_ptr<const Workload>> workloads = {};
    QString mistake = {}; ///< "servers[12].flavor has no flavor of that place"

    void complain(const QString &where, const char16_t *what)
    {
        if (mistake.isEmpty())
            mistake = where + u' ' + QString::fromUtf16(what);
    }
};

template<typename T>
void readValue(const QJsonValue &json, T &value, const QString &where, Source &source);

/// Visits fields and fills them. All must be there.
class Reader {
public:
    Reader(const QJsonObject &object, const QString &where, Source &source)
        : m_object(object), m_where(where), m_source(source)
    {
    }

    template<typename T>
    void operator()(QLatin1String key, T &value)
    {
        if (!m_source.mistake.isEmpty())
            return;
        const QJsonValue found = m_object.value(key);
        const QString where = m_where + u'.' + key;
        if (found.isUndefined())
            return m_source.complain(where, u"is missing");
        readValue(found, value, where, m_source);
    }

private:
    const QJsonObject &m_object;
    const QString &m_where;
    Source &m_source;
};

/// A whole number of T's range.
template<typename T>
void readWhole(const QJsonValue &json, T &value, const QString &where, Source &source)
{
    // What is no whole number reads as the fallback, whichever that is.
    const qint64 number = json.toInteger(0);
    if (number != json.toInteger(1) || number < qint64(std::numeric_limits<T>::min())
        || number > qint64(std::numeric_limits<T>::max()))
        return source.complain(where, u"is no whole number of its range");
    value = T(number);
}

template<typename T>
struct FromJson {
    static void read(const QJsonValue &json, T &value, const QString &where, Source &source)
    {
        if constexpr (std::is_same_v<T, bool>) {
            value = json.toBool();
            if (!json.isBool())
                source.complain(where, u"is neither true nor false");
        } else if constexpr (std::is_integral_v<T>) {
            readWhole(json, value, where, source);
        } else if constexpr (std::is_floating_point_v<T>) {
            value = json.toDouble();
            if (!json.isDouble())
                source.complain(where, u"is no number");
        } else if constexpr (std::is_same_v<T, QString>) {
            value = json.toString();
            if (!json.isString())
                source.complain(where, u"is no text");
        } else {
            const QJsonObject object = json.toObject();
            if (!json.isObject())
                return source.complain(where, u"is no object");
            Reader reader(object, where, source);
            fields(reader, value);
        }
    }
};

template<>
struct FromJson<VmState> {
    static void read(const QJsonValue &json, VmState &value, const QString &where, Source &source)
    {
        int number = 0;
        readWhole(json, number, where, source);
        if (number < 0 || number > int(VmState::Deleted))
            return source.complain(where, u"is no state of a server");
        value = VmState(number);
    }
};

template<>
struct FromJson<WritePattern> {
    static void read(const QJsonValue &json, WritePattern &value, const QString &where, Source &source)
    {
        int number = 0;
        readWhole(json, number, where, source);
        if (number < 0 || number > int(WritePattern::Hot))
            return source.complain(where, u"is no pattern of writing");
        value = WritePattern(number);
    }
};

template<>
struct FromJson<Power> {
    static void read(const QJsonValue &json, Power &value, const QString &where, Source &source)
    {
        int number = 0;
        readWhole(json, number, where, source);
        value = Power(number);
        switch (value) {
        case Power::NoState:
        case Power::Running:
        case Power::Paused:
        case Power::Shutdown:
        case Power::Crashed:
        case Power::Suspended:
            return;
        }
        value = Power::NoState;
        source.complain(where, u"is no power state");
    }
};

template<typename Rep, typename Period>
struct FromJson<std::chrono::duration<Rep, Period>> {
    static void read(const QJsonValue &json, std::chrono::duration<Rep, Period> &value, const QString &where,
                     Source &source)
    {
        Rep count = 0;
        readWhole(json, count, where, source);
        value = std::chrono::duration<Rep, Period>(count);
    }
};

template<>
struct FromJson<Moment> {
    static void read(const QJsonValue &json, Moment &value, const QString &where, Source &source)
    {
        Span since = {};
        readValue(json, since, where, source);
        value = Moment(since);
    }
};

template<typename T>
void readShared(const QJsonValue &json, std::shared_ptr<const T> &value,
                const std::vector<std::shared_ptr<const T>> &things, const QString &where, Source &source)
{
    int place = -1;
    readWhole(json, place, where, source);
    if (place < -1 || place >= int(things.size()))
        return source.complain(where, u"is a place that the file does not have");
    value = place < 0 ? nullptr : things[std::size_t(place)];
}

template<>
struct FromJson<FlavorPtr> {
    static void read(const QJsonValue &json, FlavorPtr &value, const QString &where, Source &source)
    {
        readShared(json, value, source.flavors, where, source);
        if (!value)
            source.complain(where, u"is no flavor");
    }
};

template<>
struct FromJson<std::shared_ptr<const Workload>> {
    static void read(const QJsonValue &json, std::shared_ptr<const Workload> &value, const QString &where,
                     Source &source)
    {
        readShared(json, value, source.workloads, where, source);
    }
};

template<typename T>
struct FromJson<std::optional<T>> {
    static void read(const QJsonValue &json, std::optional<T> &value, const QString &where, Source &source)
    {
        value.reset();
        if (!json.isNull())
            readValue(json, value.emplace(), where, source);
    }
};

/// Calls @p take with each item of a list.
template<typename T, typename Take>
void readList(const QJsonValue &json, const QString &where, Source &source, Take take)
{
    if (!json.isArray())
        return source.complain(where, u"is no list");
    int number = 0;
    for (const QJsonValue &item : json.toArray()) {
        T value = {};
        readValue(item, value, u"%1[%2]"_s.arg(where).arg(number++), source);
        if (!source.mistake.isEmpty())
            return;
        take(std::move(value));
    }
}

template<typename T>
struct FromJson<std::vector<T>> {
    static void read(const QJsonValue &json, std::vector<T> &value, const QString &where, Source &source)
    {
        value.clear();
        readList<T>(json, where, source, [&](T &&item) { value.push_back(std::move(item)); });
    }
};

template<>
struct FromJson<QStringList> {
    static void read(const QJsonValue &json, QStringList &value, const QString &where, Source &source)
    {
        value.clear();
        readList<QString>(json, where, source, [&](QString &&item) { value << std::move(item); });
    }
};

template<typename T>
struct FromJson<std::set<T>> {
    static void read(const QJsonValue &json, std::set<T> &value, const QString &where, Source &source)
    {
        value.clear();
        readList<T>(json, where, source, [&](T &&item) { value.insert(std::move(item)); });
    }
};

template<typename Key, typename T>
struct FromJson<QMap<Key, T>> {
    static void read(const QJsonValue &json, QMap<Key, T> &value, const QString &where, Source &source)
    {
        value.clear();
        if (!json.isObject())
            return source.complain(where, u"is no object");
        const QJsonObject object = json.toObject();
        for (auto item = object.begin(); item != object.end(); ++item) {
            Key key = {};
            if constexpr (std::is_same_v<Key, QString>) {
                key = item.key();
            } else {
                bool right = false;
                key = Key(item.key().toInt(&right));
                if (!right)
                    return source.complain(where, u"has a key that is no number");
            }
            T read = {};
            readValue(QJsonValue(item.value()), read, where + u'.' + item.key(), source);
            value.insert(key, read);
        }
    }
};

template<typename T>
void readValue(const QJsonValue &json, T &value, const QString &where, Source &source)
{
    FromJson<T>::read(json, value, where, source);
}

} // namespace simcloud::state

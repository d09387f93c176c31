// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/state/fields.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <chrono>

namespace simcloud::state {

/// Things that many servers share: each is written once, and a server says its place.
template<typename T>
class Pool {
public:
    [[nodiscard]] int placeOf(const std::shared_ptr<const T> &thing)
    {
        if (!thing)
            return -1;
        const auto [place, isNew] = m_places.try_emplace(thing.get(), int(m_things.size()));
        if (isNew)
            m_things.push_back(thing);
        return place->second;
    }
    [[nodiscard]] const std::vector<std::shared_ptr<const T>> &things() const { return m_things; }

private:
    std::vector<std::shared_ptr<const T>> m_things = {};
    std::map<const T *, int> m_places = {};
};

struct Pools {
    Pool<Flavor> flavors = {};
    Pool<Workload> workloads = {};
};

template<typename T>
QJsonValue jsonOf(const T &value, Pools &pools);

/// Visits fields and keeps them.
class Writer {
public:
    explicit Writer(Pools &pools) : m_pools(pools) { }

    template<typename T>
    void operator()(QLatin1String key, const T &value)
    {
        m_object.insert(key, jsonOf(value, m_pools));
    }
    [[nodiscard]] const QJsonObject &object() const { return m_object; }

private:
    Pools &m_pools;
    QJsonObject m_object = {};
};

template<typename T>
struct Json {
    static QJsonValue of(const T &value, Pools &pools)
    {
        if constexpr (std::is_enum_v<T>) {
            return int(value);
        } else if constexpr (std::is_constructible_v<QJsonValue, T>) {
            return QJsonValue(value);
        } else {
            Writer writer(pools);
            fields(writer, value);
            return writer.object();
        }
    }
};

template<typename Rep, typename Period>
struct Json<std::chrono::duration<Rep, Period>> {
    static QJsonValue of(const std::chrono::duration<Rep, Period> &value, Pools &)
    {
        return qint64(value.count());
    }
};

template<>
struct Json<Moment> {
    static QJsonValue of(const Moment &value, Pools &) { return qint64(value.time_since_epoch().count()); }
};

template<>
struct Json<QStringList> {
    static QJsonValue of(const QStringList &value, Pools &) { return QJsonArray::fromStringList(value); }
};

template<>
struct Json<FlavorPtr> {
    static QJsonValue of(const FlavorPtr &value, Pools &pools) { return pools.flavors.placeOf(value); }
};

template<>
struct Json<std::shared_ptr<const Workload>> {
    static QJsonValue of(const std::shared_ptr<const Workload> &value, Pools &pools)
    {
        return pools.workloads.placeOf(value);
    }
};

template<typename T>
struct Json<std::optional<T>> {
    static QJsonValue of(const std::optional<T> &value, Pools &pools)
    {
        return value ? jsonOf(*value, pools) : QJsonValue();
    }
};

template<typename Items>
QJsonArray arrayOf(const Items &items, Pools &pools)
{
    QJsonArray array;
    for (const auto &item : items)
        array.append(jsonOf(item, pools));
    return array;
}

template<typename T>
struct Json<std::vector<T>> {
    static QJsonValue of(const std::vector<T> &value, Pools &pools) { return arrayOf(value, pools); }
};

template<typename T>
struct Json<std::set<T>> {
    static QJsonValue of(const std::set<T> &value, Pools &pools) { return arrayOf(value, pools); }
};

/// Keys that are numbers are texts in JSON.
template<typename Key, typename T>
struct Json<QMap<Key, T>> {
    static QJsonValue of(const QMap<Key, T> &value, Pools &pools)
    {
        QJsonObject object;
        for (const auto &[key, item] : value.asKeyValueRange()) {
            if constexpr (std::is_same_v<Key, QString>)
                object.insert(key, jsonOf(item, pools));
            else
                object.insert(QString::number(key), jsonOf(item, pools));
        }
        return object;
    }
};

template<typename T>
QJsonValue jsonOf(const T &value, Pools &pools)
{
    return Json<T>::of(value, pools);
}

} // namespace simcloud::state

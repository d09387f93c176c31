// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <vector>

namespace drover {

/// Where a setting stands: a line of a file, or a variable of the environment.
struct ConfigPlace {
    QString source; ///< The file, or the variable's name.
    int line = 0; ///< From 1; 0 when there are no lines to count.

    /// "/etc/openstack/clouds.yaml, line 9", or "OS_VERIFY".
    [[nodiscard]] QString text() const;
};

struct ConfigEntry;

/// One value of a configuration file, with its place. Scalars are kept as they were written: what is a number
/// or a truth is decided by who reads it, so that a password of digits stays what the operator typed.
struct ConfigNode {
    enum class Kind { Null, Text, List, Map };

    Kind kind = Kind::Null;
    ConfigPlace place; ///< In a map the place of the key.
    QString text;
    std::vector<ConfigNode> items; ///< Of a list.
    std::vector<ConfigEntry> entries; ///< Of a map, in the order of the file; no key comes twice.

    /// The value under @p key; null when this is no map, or has no such key.
    [[nodiscard]] const ConfigNode *find(QStringView key) const;
    /// Sets the value under @p key, in the place of an older one or at the end.
    void set(const QString &key, ConfigNode value);
};

struct ConfigEntry {
    QString key;
    ConfigNode value;
};

/// Lays @p over over @p under, maps into maps; anything else replaces what was there. An empty section
/// ("auth:" with nothing below) over a map leaves the map as it is.
[[nodiscard]] ConfigNode laidOver(ConfigNode under, const ConfigNode &over);

/// Reads YAML, of which JSON is a part; anchors and merge keys (<<) are resolved.
/// Errors: Malformed with "SOURCE, line N" in `where`: not UTF-8, not YAML, a key given twice, a key that is
/// no text, a tag other than YAML's own, several documents, more than 50 levels, aliases that grow beyond 20
/// 000 values. Values are never quoted: any of them may be a secret.
[[nodiscard]] Result<ConfigNode> parseConfig(const QByteArray &text, const QString &source);

} // namespace drover

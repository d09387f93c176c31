// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace simcloud {

class Cloud;

/// A folder in which each host that is alive has one of its own, by its name: capabilities.xml, and one
/// instance-%08x.xml for each domain that runs there, paused ones included.
class FactsFolder {
public:
    /// Nothing is written before the first update().
    explicit FactsFolder(QString dir);

    /// Makes the files say what is true in the cloud now. Writes only what has changed, each file whole or
    /// not at all, and removes the files of what has left, also those of a run before. Files of other names
    /// are left alone. Returns the paths that could not be written or removed.
    QStringList update(const Cloud &cloud);

private:
    void findOld();

    QString m_dir;
    bool m_searched = false;
    QHash<QString, QByteArray> m_written = {}; ///< Digest of each file, by its path below the folder.
};

} // namespace simcloud

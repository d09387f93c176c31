// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/facts/factsfolder.h"

#include "app/simcloud/facts/capabilitiesxml.h"
#include "app/simcloud/facts/domainxml.h"
#include "app/simcloud/model/cloud.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace simcloud {
namespace {

/// A host's name, which a scenario may choose freely, as the name of a folder.
QString folderOf(const Host &host)
{
    QString name = host.name;
    name.replace(u'/', u'_');
    return name.startsWith(u'.') ? u'_' + name : name;
}

bool runs(const Server &server)
{
    return !server.deleted() && (server.power == Power::Running || server.power == Power::Paused);
}

bool writeWhole(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(text) == text.size() && file.commit();
}

} // namespace

FactsFolder::FactsFolder(QString dir) : m_dir(std::move(dir))
{
}

void FactsFolder::findOld()
{
    const QDir dir(m_dir);
    for (const QString &host : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir folder(dir.filePath(host));
        for (const QString &file :
             folder.entryList({u"capabilities.xml"_s, u"instance-????????.xml"_s}, QDir::Files))
            m_written[host + u'/' + file] = {};
    }
    m_searched = true;
}

QStringList FactsFolder::update(const Cloud &cloud)
{
    if (!m_searched)
        findOld();

    QStringList failed;
    QHash<QString, QByteArray> now;
    const auto state = [&](const QString &path, const QByteArray &text) {
        const QByteArray digest = QCryptographicHash::hash(text, QCryptographicHash::Sha1);
        if (m_written.value(path) != digest && !writeWhole(QDir(m_dir).filePath(path), text)) {
            failed.append(path);
            // To be tried again next time; kept in mind so that it is removed when it leaves.
            now[path] = {};
            return;
        }
        now[path] = digest;
    };
    for (const Host &host : cloud.hosts()) {
        if (!host.alive)
            continue;
        const QString folder = folderOf(host);
        state(folder + u"/capabilities.xml"_s, capabilitiesXml(host));
        for (const int number : cloud.serversOn(host.name)) {
            const Server &server = cloud.serverByNumber(number);
            if (runs(server))
                state(u"%1/%2.xml"_s.arg(folder, domainName(server)), domainXml(cloud, server));
        }
    }

    const QDir dir(m_dir);
    for (auto it = m_written.begin(); it != m_written.end(); ++it) {
        if (now.contains(it.key()))
            continue;
        if (dir.exists(it.key()) && !QFile::remove(dir.filePath(it.key()))) {
            failed.append(it.key());
            now[it.key()] = {};
            continue;
        }
        // Goes only if nothing is left in it.
        dir.rmdir(it.key().section(u'/', 0, 0));
    }
    m_written = now;
    return failed;
}

} // namespace simcloud

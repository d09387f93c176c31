// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/session.h"

#include "app/droverctl/table.h"
#include "core/config/cloudsfile.h"
#include "core/config/systemkeychain.h"
#include "core/run/operatorstamp.h"

#include <array>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// No echo for as long as it lives.
class SilentTerminal {
public:
    SilentTerminal()
    {
        m_changed = tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        if (m_changed)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_changed)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

private:
    termios m_before = {};
    bool m_changed = false;
};

bool lacksPassword(const CloudConfig &config)
{
    return config.auth.method == AuthConfig::Method::Password && config.auth.password.isEmpty();
}

/// Completes a configuration that has no password: from the keychain, else from the person in front.
QCoro::Task<Result<CloudConfig>> withPassword(CloudConfig config)
{
    SystemKeychain keychain;
    // No keychain on this machine is no error here: then the person is asked.
    if (const auto kept = co_await keychain.read(keychainKey(config.auth)); kept && *kept) {
        config.auth.password = **kept;
        co_return config;
    }
    const auto typed = askPassword(config);
    if (!typed)
        co_return failure(typed);
    config.auth.password = *typed;
    co_return config;
}

} // namespace

Session::Session(ConfigPlaces places, QString cloudName, QString journalFile, Clock &clock,
                 std::stop_token stop)
    : m_places(std::move(places)), m_cloudName(std::move(cloudName)), m_journalFile(std::move(journalFile)),
      m_clock(clock), m_stop(std::move(stop))
{
}

Session::~Session() = default;

QCoro::Task<Result<Cloud *>> Session::cloud()
{
    if (m_cloud)
        co_return m_cloud.get();
    auto config = configuredCloud();
    if (!config)
        co_return failure(config);
    if (lacksPassword(*config)) {
        auto complete = co_await withPassword(*config);
        if (!complete)
            co_return failure(complete);
        config = *complete;
    }
    auto opened = co_await Cloud::open(*config, m_clock, m_stop);
    if (!opened)
        co_return failure(opened);
    m_cloud = std::move(*opened);
    if (!m_cloud->tlsVerified())
        complain(
            u"Note: the certificate of %1 is not checked, as its configuration says"_s.arg(config->name));
    co_return m_cloud.get();
}

QCoro::Task<Result<SnapshotPtr>> Session::snapshot()
{
    const auto opened = co_await cloud();
    if (!opened)
        co_return failure(opened);
    if (!m_inventory)
        m_inventory = std::make_unique<Inventory>((*opened)->nova(), (*opened)->identity(), m_clock);
    co_return co_await m_inventory->readAll(m_stop);
}

QCoro::Task<Result<Journal *>> Session::journal()
{
    if (!m_journal) {
        const QString file = m_journalFile.isEmpty() ? Journal::usualFile() : m_journalFile;
        auto opened = co_await Journal::open(file);
        if (!opened)
            co_return failure(opened);
        m_journal = std::move(*opened);
    }
    co_return m_journal.get();
}

PlanStamp Session::stamp() const
{
    return operatorStamp(m_clock.now());
}

Result<KnownClouds> Session::knownClouds() const
{
    auto known = readClouds(m_places);
    if (known) {
        for (const QString &warning : known->warnings)
            complain(u"Note: "_s + warning);
    }
    return known;
}

Result<CloudConfig> Session::configuredCloud() const
{
    const auto known = knownClouds();
    if (!known)
        return failure(known);
    return chooseCloud(*known, m_cloudName);
}

Result<Secret> askPassword(const CloudConfig &config)
{
    if (!isatty(STDIN_FILENO)) {
        return rejected(
            u"The configuration of %1 has no password, none is kept in the keychain, and nobody can be "
            "asked here"_s.arg(config.name));
    }
    complain(u"Password of %1 for %2:"_s.arg(config.auth.username, config.name));
    const SilentTerminal silent;
    std::array<char, 4096> line {};
    if (!std::fgets(line.data(), int(line.size()), stdin))
        return rejected(u"No password was typed"_s);
    return Secret(QString::fromLocal8Bit(line.data()).chopped(1));
}

Result<ServerId> findServer(const Snapshot &snapshot, const QString &text)
{
    const QList<const Server *> found = snapshot.serversCalled(text);
    if (found.size() == 1)
        return found.first()->id;
    if (found.isEmpty())
        return rejected(u"There is no instance called %1, or this login may not see it"_s.arg(text));
    QStringList ids;
    for (const Server *server : found)
        ids << server->id.value;
    return rejected(u"%1 instances are called %2; say which by its id: %3"_s.arg(found.size())
                        .arg(text, ids.join(", "_L1)));
}

} // namespace drover

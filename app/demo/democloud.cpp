// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democloud.h"

#include <QCoroFuture>

#include <QCoreApplication>
#include <QDir>
#include <QPromise>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr std::chrono::seconds startTime(30);
constexpr std::chrono::seconds endTime(3);

tl::unexpected<Error> notStarted(const QString &why)
{
    return failure(Error {.kind = Error::Kind::Local, .where = u"drover-simcloud"_s, .detail = why});
}

/// The last line that is not empty.
QString lastWords(const QByteArray &text)
{
    return QString::fromUtf8(text).trimmed().section(u'\n', -1);
}

} // namespace

DemoCloud::DemoCloud(DemoWish wish) : m_wish(std::move(wish))
{
}

QCoro::Task<Result<void>> DemoCloud::start(std::stop_token stop)
{
    if (!m_folder.isValid())
        co_return notStarted(u"No folder could be made for it: "_s + m_folder.errorString());
    QStringList arguments {u"--child"_s, u"--clouds-yaml"_s, m_folder.filePath(u"clouds.yaml"_s),
                           u"--facts"_s, factsFolder()};
    if (!m_wish.scenario.isEmpty())
        arguments << u"--scenario"_s << m_wish.scenario;
    if (!m_wish.speed.isEmpty())
        arguments << u"--speed"_s << m_wish.speed;

    QProcess &process = m_process;
    QPromise<void> settled;
    settled.start();
    const auto settle = [&settled] {
        if (!settled.future().isFinished())
            settled.finish();
    };
    // All of them are cut off before this function, whose promise they finish, is left.
    QObject context;
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &context, [&process, settle] {
        if (process.canReadLine())
            settle();
    });
    QObject::connect(&process, &QProcess::finished, &context, settle);
    QObject::connect(&process, &QProcess::errorOccurred, &context, settle);
    QTimer::singleShot(startTime, &context, settle);
    const std::stop_callback onStop(
        stop, [&context, settle] { QMetaObject::invokeMethod(&context, settle, Qt::QueuedConnection); });

    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(u"drover-simcloud"_s), arguments);
    co_await settled.future();

    if (stop.stop_requested())
        co_return canceled();
    if (process.canReadLine())
        co_return Result<void>();
    if (process.error() == QProcess::FailedToStart)
        co_return notStarted(u"The simulated cloud could not be started: "_s + process.errorString());
    if (process.state() == QProcess::NotRunning)
        co_return notStarted(u"The simulated cloud has ended: "_s
                             + lastWords(process.readAllStandardError()));
    co_return notStarted(u"The simulated cloud was not ready after %1 s"_s.arg(startTime.count()));
}

DemoCloud::~DemoCloud()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel(); // It takes this as the word to end.
    m_process.terminate();
    if (!m_process.waitForFinished(int(std::chrono::milliseconds(endTime).count())))
        m_process.kill();
}

ConfigPlaces DemoCloud::places() const
{
    ConfigPlaces places = ConfigPlaces::ofThisProcess();
    for (const QString &name : places.environment.keys()) {
        if (name.startsWith("OS_"_L1))
            places.environment.remove(name);
    }
    places.environment.insert(u"OS_CLIENT_CONFIG_FILE"_s, m_folder.filePath(u"clouds.yaml"_s));
    places.environment.insert(u"OS_CLOUD"_s, u"simcloud"_s);
    return places;
}

} // namespace drover

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/systemkeychain.h"

#include <QCoroFuture>
#include <QPromise>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Job = QKeychain::Job;

struct DeleteLater {
    void operator()(Job *job) const { job->deleteLater(); }
};

/// How a job has ended. Without a job: it has not, and will delete itself when it does.
struct Ended {
    std::unique_ptr<Job, DeleteLater> job;

    explicit Ended(Job *owned) : job(owned) { }

    [[nodiscard]] Result<void> result() const
    {
        const QString where = u"keychain"_s;
        if (!job)
            return localProblem(
                u"the system's keychain does not answer; it may be waiting for its own password"_s, where);
        if (job->error() == QKeychain::NoError)
            return {};
        return localProblem(u"the system's keychain cannot be used (%1)"_s.arg(job->errorString()), where);
    }

    [[nodiscard]] bool foundNothing() const { return job && job->error() == QKeychain::EntryNotFound; }
};

/// Starts @p job and waits for its end, no longer than @p patience.
QCoro::Task<Ended> ended(Job *job, std::chrono::milliseconds patience)
{
    // A job that is deleted while it runs leaves its backend with a dangling pointer, so it is never deleted
    // before it ends: by us, or by itself once we have lost patience.
    job->setAutoDelete(false);
    const auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    QObject::connect(job, &Job::finished, job, [promise] {
        promise->addResult(true);
        promise->finish();
    });
    QTimer::singleShot(patience, job, [promise, job] {
        if (promise->future().isFinished())
            return;
        QObject::disconnect(job, &Job::finished, job, nullptr);
        job->setAutoDelete(true);
        promise->addResult(false);
        promise->finish();
    });
    job->start();
    const QFuture<bool> end = promise->future();
    const bool answered = co_await end;
    co_return Ended(answered ? job : nullptr);
}

} // namespace

SystemKeychain::SystemKeychain(QString service, std::chrono::milliseconds patience)
    : m_service(std::move(service)), m_patience(patience)
{
}

QCoro::Task<Result<std::optional<Secret>>> SystemKeychain::read(QString key)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    const Ended end = co_await ended(job, m_patience);
    if (end.foundNothing())
        co_return std::optional<Secret>();
    const Result<void> result = end.result();
    if (!result)
        co_return failure(result);
    const QString text = job->textData();
    // KWallet answers a failed read with an empty text and no error.
    if (text.isEmpty())
        co_return std::optional<Secret>();
    co_return std::optional(Secret(text));
}

QCoro::Task<Result<void>> SystemKeychain::write(QString key, Secret secret)
{
    // Not every backend can tell an empty secret from none.
    if (secret.isEmpty()) {
        const Result<void> removed = co_await remove(key);
        co_return removed;
    }
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setTextData(secret.reveal());
    const Ended end = co_await ended(job, m_patience);
    const Result<void> result = end.result();
    co_return result;
}

QCoro::Task<Result<void>> SystemKeychain::remove(QString key)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    const Ended end = co_await ended(job, m_patience);
    const Result<void> result = end.foundNothing() ? Result<void>() : end.result();
    co_return result;
}

} // namespace drover

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/execute.h"

#include "app/droverctl/interrupts.h"
#include "app/droverctl/table.h"
#include "core/plan/command.h"
#include "core/run/report.h"

#include <QLocale>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// Writes a line whenever a step changes its phase or Nova its word for it; on a terminal the byte counts go
/// on moving in the last line.
class ProgressPrinter final : public QObject {
public:
    ProgressPrinter(const Run &run, Clock &clock)
        : m_run(run), m_clock(clock), m_live(isatty(STDERR_FILENO) != 0)
    {
        connect(&run, &Run::stepChanged, this, &ProgressPrinter::show);
    }

    ~ProgressPrinter() override { wipe(); }

private:
    void show(int id)
    {
        const Step *step = m_run.plan().step(id);
        const StepState state = m_run.state(id);
        const bool ended = state.phase == StepState::Phase::Ended;
        const QString word = ended                     ? outcomeWord(state.end.outcome)
            : state.progress.migrationStatus.isEmpty() ? u"begun"_s
                                                       : state.progress.migrationStatus;
        const QString sentence = ended          ? u"%1. %2"_s.arg(word, state.end.sentence)
            : state.progress.sentence.isEmpty() ? word
                                                : state.progress.sentence;
        const QString line = u"%1  %2/%3  %4: %5"_s.arg(m_clock.now().toLocalTime().toString(u"HH:mm:ss"_s))
                                 .arg(id)
                                 .arg(m_run.plan().steps.size())
                                 .arg(describe(*step), sentence);
        // Byte counts move all the time; they are no reason for a line of their own.
        const QString key = word + (state.progress.memoryRemainingBytes ? QString() : sentence);
        wipe();
        if (m_shown.value(id) != key)
            complain(line);
        else if (m_live)
            overwrite(line);
        m_shown.insert(id, key);
    }

    void overwrite(const QString &line)
    {
        const QByteArray bytes = line.left(160).toLocal8Bit();
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, bytes.constData(), size_t(bytes.size()));
        m_dirty = true;
    }

    void wipe()
    {
        if (m_dirty) [[maybe_unused]]
            const auto written = ::write(STDERR_FILENO, "\r\033[K", 4);
        m_dirty = false;
    }

    const Run &m_run;
    Clock &m_clock;
    bool m_live;
    bool m_dirty = false;
    QMap<int, QString> m_shown;
};

QString reportTable(const Run &run)
{
    Table table({u"STEP"_s, u"WHAT"_s, u"OUTCOME"_s, u"HOW IT STANDS"_s});
    for (const Step &step : run.plan().steps) {
        const StepState state = run.state(step.id);
        const bool ended = state.phase == StepState::Phase::Ended;
        table.add({QString::number(step.id), describe(step),
                   ended ? outcomeWord(state.end.outcome) : u"waiting"_s, state.end.sentence});
    }
    for (const Stay &stay : run.plan().stays)
        table.add({u"-"_s, u"%1 (%2)"_s.arg(stay.serverName, stay.status), u"stays"_s, stay.why.sentence});
    return table.text();
}

ExitStatus statusOf(const Run &run)
{
    switch (run.outcome()) {
    case RunRecord::State::Done:
        return AskedIsTrue;
    case RunRecord::State::Unfinished:
        return StillUnderWay;
    case RunRecord::State::Failed:
    case RunRecord::State::Canceled:
    case RunRecord::State::Abandoned:
        break;
    }
    return AskedIsNotTrue;
}

} // namespace

QCoro::Task<Result<ExitStatus>> execute(Session &session, std::unique_ptr<Run> run, Arguments::Format format)
{
    Run &running = *run;
    complain(u"Run %1: %2"_s.arg(running.id()).arg(describe(running.plan())));
    Interrupts interrupts;
    std::stop_source leave;
    const std::stop_callback onStop(session.stop(), [&leave] { leave.request_stop(); });
    int asked = 0;
    QObject::connect(&interrupts, &Interrupts::interrupted, &interrupts, [&running, &leave, &asked] {
        if (++asked > 1) {
            leave.request_stop();
            return;
        }
        complain(
            u"No further step is begun; what is under way is waited for. Ctrl-C again leaves it, to be resumed."_s);
        running.cancel();
    });
    QObject::connect(&interrupts, &Interrupts::terminated, &interrupts, [&leave] { leave.request_stop(); });
    {
        const ProgressPrinter printer(running, session.clock());
        co_await running.execute(leave.get_token());
    }
    if (format == Arguments::Format::Json)
        print(QJsonValue(report(running)));
    else
        print(reportTable(running) + u"\n"_s + verdict(running) + u".\n"_s);
    if (running.outcome() == RunRecord::State::Unfinished) {
        complain(
            u"Run %1 was left unfinished%2 \"droverctl runs resume %1\" takes it up again."_s
                .arg(running.id())
                .arg(running.interruption().isEmpty() ? u"."_s : u": %1."_s.arg(running.interruption())));
    }
    co_return statusOf(running);
}

QString planTable(const Plan &plan)
{
    Table table({u"STEP"_s, u"WHAT"_s, u"STATUS"_s, u"AFTER"_s, u"FINDINGS"_s, u"COMMAND"_s});
    qint64 bytes = 0;
    for (const Step &step : plan.steps) {
        QStringList findings;
        for (const Finding &finding : step.findings) {
            if (finding.verdict != Finding::Verdict::Passes)
                findings << finding.sentence;
        }
        QStringList after;
        for (const int id : step.needs + step.after)
            after << QString::number(id);
        bytes += step.memoryBytes.value_or(0);
        table.add({QString::number(step.id), describe(step),
                   step.statusBefore ? statusWord(*step.statusBefore) : QString(), after.join(u','),
                   findings.join("; "_L1), shellLine(openstackCommand(step))});
    }
    QString text = table.text();
    for (const Stay &stay : plan.stays)
        text += u"Stays: %1 (%2). %3.\n"_s.arg(stay.serverName, stay.status, stay.why.sentence);
    if (bytes > 0) {
        text +=
            u"At least %1 GB of memory are copied; how long that takes depends on what the instances write "
            "meanwhile.\n"_s.arg(QLocale::c().toString(double(bytes) / 1e9, 'f', 1));
    }
    return text;
}

} // namespace drover

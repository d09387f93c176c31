// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/destination.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

class TestDestination : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoMayReceive_data()
    {
        using Status = ComputeService::Status;
        using State = ComputeService::State;
        QTest::addColumn<QString>("host");
        QTest::addColumn<Status>("status");
        QTest::addColumn<State>("state");
        QTest::addColumn<bool>("forcedDown");
        QTest::addColumn<Finding::Verdict>("verdict");
        QTest::addColumn<QString>("words");
        using Verdict = Finding::Verdict;
        QTest::newRow("enabled and up") << u"cmp2"_s << Status::Enabled << State::Up << false
                                        << Verdict::Passes << u"cmp2 is enabled and up"_s;
        QTest::newRow("down") << u"cmp2"_s << Status::Enabled << State::Down << false << Verdict::Blocks
                              << u"cmp2 is down"_s;
        QTest::newRow("forced down") << u"cmp2"_s << Status::Enabled << State::Up << true << Verdict::Blocks
                                     << u"cmp2 is forced down"_s;
        QTest::newRow("disabled") << u"cmp2"_s << Status::Disabled << State::Up << false << Verdict::Blocks
                                  << u"cmp2 is disabled: bad disk"_s;
        QTest::newRow("the source itself") << u"cmp1"_s << Status::Enabled << State::Up << false
                                           << Verdict::Blocks << u"cmp1 is where the instances are now"_s;
        QTest::newRow("no such host") << u"cmp9"_s << Status::Enabled << State::Up << false << Verdict::Blocks
                                      << u"no nova-compute on a host called cmp9"_s;
    }
    void whoMayReceive()
    {
        QFETCH(const QString, host);
        QFETCH(const ComputeService::Status, status);
        QFETCH(const ComputeService::State, state);
        QFETCH(const bool, forcedDown);
        QFETCH(const Finding::Verdict, verdict);
        QFETCH(const QString, words);
        Snapshot snapshot;
        snapshot.services.reading = Reading::Complete;
        ComputeService service;
        service.host = HostName(u"cmp2"_s);
        service.status = status;
        service.state = state;
        service.forcedDown = forcedDown;
        service.disabledReason = status == ComputeService::Status::Disabled ? u"bad disk"_s : QString();
        snapshot.services.values.push_back(std::make_shared<ComputeService>(service));
        const Finding finding = mayReceive(snapshot, HostName(host), HostName(u"cmp1"_s));
        QCOMPARE(finding.verdict, verdict);
        QVERIFY2(finding.sentence.contains(words), qPrintable(finding.sentence));
    }
    void unreadServicesCannotBeKnown()
    {
        for (const Reading reading : {Reading::Never, Reading::Partial, Reading::Forbidden}) {
            Snapshot snapshot;
            snapshot.services.reading = reading;
            QCOMPARE(mayReceive(snapshot, HostName(u"cmp2"_s), HostName(u"cmp1"_s)).verdict,
                     Finding::Verdict::Unknown);
        }
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestDestination)
#include "tst_destination.moc"

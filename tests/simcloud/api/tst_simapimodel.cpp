// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/api/randomclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

namespace {

constexpr int callsPerSeed = 1000;
/// Fewer carried out would mean that the cloud was mostly asked for nonsense.
constexpr int acceptedPerSeed = 300;

/// Line by line: the message of a failure is cut where it gets long.
void printLast(const RandomClient &client)
{
    const qsizetype count = std::min<qsizetype>(client.transcript().size(), 12);
    for (const QString &line : client.transcript().last(count))
        qInfo().noquote() << line.left(600);
}

} // namespace

class TestApiModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomCallsBreakNothing_data();
    void randomCallsBreakNothing();
    void theSameSeedGivesTheSameTranscript();
};

void TestApiModel::randomCallsBreakNothing_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestApiModel::randomCallsBreakNothing()
{
    QFETCH(int, seed);
    RandomClient client {std::uint64_t(seed)};
    for (int call = 0; call < callsPerSeed; ++call) {
        const QStringList wrong = client.act();
        if (!wrong.isEmpty())
            printLast(client);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(u"Seed %1, call %2: %3"_s.arg(seed).arg(call).arg(wrong.join(u' '))));
    }
    QVERIFY2(client.accepted() >= acceptedPerSeed, qPrintable(QString::number(client.accepted())));
}

void TestApiModel::theSameSeedGivesTheSameTranscript()
{
    RandomClient one(99);
    RandomClient other(99);
    for (int call = 0; call < callsPerSeed; ++call) {
        static_cast<void>(one.act());
        static_cast<void>(other.act());
        QCOMPARE(one.transcript().last(), other.transcript().last());
    }
}

QTEST_GUILESS_MAIN(TestApiModel)
#include "tst_simapimodel.moc"

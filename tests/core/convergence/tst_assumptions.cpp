// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/assumptions.h"

#include <QTest>

using namespace drover;

class TestAssumptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void novaAllowsMoreStepAfterStep_data()
    {
        QTest::addColumn<double>("elapsed");
        QTest::addColumn<double>("allowed");
        QTest::newRow("a tenth at once") << 0.0 << 0.05;
        QTest::newRow("before the first step") << 599.0 << 0.05;
        QTest::newRow("after it") << 601.0 << 0.095;
        QTest::newRow("all of it with the tenth") << 6001.0 << 0.5;
        QTest::newRow("never more") << 1e6 << 0.5;
    }
    void novaAllowsMoreStepAfterStep()
    {
        QFETCH(double, elapsed);
        QFETCH(double, allowed);
        MigrationAssumptions assumed;
        assumed.memoryGiB = 8;
        QVERIFY(qFuzzyCompare(pauseAllowed(assumed, elapsed), allowed));
    }

    void aPauseIsAllowedFromItsStepOn()
    {
        MigrationAssumptions assumed;
        assumed.memoryGiB = 8;
        QCOMPARE(*whenAllowed(assumed, 0.04), 0.0);
        QCOMPARE(*whenAllowed(assumed, 0.09), 600.0);
        QCOMPARE(*whenAllowed(assumed, 0.5), 6000.0);
        QVERIFY(!whenAllowed(assumed, 0.6));
    }

    void smallInstancesCountAsTwoGiB()
    {
        MigrationAssumptions assumed;
        assumed.memoryGiB = 0.25;
        QCOMPARE(*completionTimeout(assumed), 1600.0);
    }

    void whatIsNotKnownIsNotReckonedWith()
    {
        MigrationAssumptions assumed;
        QCOMPARE(pauseAllowed(assumed, 0), 0.5); // The memory, and with it the steps.
        QVERIFY(!completionTimeout(assumed));
        assumed.memoryGiB = 4;
        assumed.secondsPerGiBInAll = 0; // Nova's word for "none".
        QVERIFY(!completionTimeout(assumed));
    }
};

QTEST_GUILESS_MAIN(TestAssumptions)
#include "tst_assumptions.moc"

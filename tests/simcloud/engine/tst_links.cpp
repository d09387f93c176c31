// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/links.h"
#include "app/simcloud/model/cloud.h"

#include <QTest>

#include <cmath>

using namespace simcloud;
using namespace Qt::StringLiterals;

using Transfers = std::vector<Transfer>;
using Shares = std::vector<double>;

class TestLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharesAreFair_data();
    void sharesAreFair();
    void noLinkCarriesMoreThanItCan();
    void deadHostCarriesNothing();
};

void TestLinks::sharesAreFair_data()
{
    QTest::addColumn<Transfers>("transfers");
    QTest::addColumn<double>("most");
    QTest::addColumn<Shares>("shares");

    QTest::newRow("none") << Transfers {} << 0.0 << Shares {};
    QTest::newRow("alone") << Transfers {{u"a"_s, u"b"_s}} << 0.0 << Shares {1000};
    QTest::newRow("alone, slower destination") << Transfers {{u"a"_s, u"slow"_s}} << 0.0 << Shares {100};
    QTest::newRow("capped") << Transfers {{u"a"_s, u"b"_s}} << 250.0 << Shares {250};
    QTest::newRow("two leave a host")
        << Transfers {{u"a"_s, u"b"_s}, {u"a"_s, u"c"_s}} << 0.0 << Shares {500, 500};
    QTest::newRow("two enter a host")
        << Transfers {{u"a"_s, u"c"_s}, {u"b"_s, u"c"_s}} << 0.0 << Shares {500, 500};
    QTest::newRow("both ways do not disturb each other")
        << Transfers {{u"a"_s, u"b"_s}, {u"b"_s, u"a"_s}} << 0.0 << Shares {1000, 1000};
    QTest::newRow("what one cannot use the other gets")
        << Transfers {{u"a"_s, u"slow"_s}, {u"a"_s, u"b"_s}} << 0.0 << Shares {100, 900};
    QTest::newRow("levels") << Transfers {{u"a"_s, u"c"_s},
                                          {u"a"_s, u"d"_s},
                                          {u"a"_s, u"d"_s},
                                          {u"b"_s, u"c"_s}}
                            << 0.0 << Shares {1000.0 / 3, 1000.0 / 3, 1000.0 / 3, 2000.0 / 3};
    QTest::newRow("unknown host") << Transfers {{u"a"_s, u"nowhere"_s}, {u"a"_s, u"b"_s}} << 0.0
                                  << Shares {0, 1000};
}

void TestLinks::sharesAreFair()
{
    QFETCH(Transfers, transfers);
    QFETCH(double, most);
    QFETCH(Shares, shares);
    const QHash<QString, double> links {
        {u"a"_s, 1000}, {u"b"_s, 1000}, {u"c"_s, 1000}, {u"d"_s, 1000}, {u"slow"_s, 100}};
    const Shares got = fairShares(transfers, links, most);
    QCOMPARE(got.size(), shares.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        QVERIFY2(std::abs(got[i] - shares[i]) < 1e-6, qPrintable(u"%1: %2"_s.arg(i).arg(got[i])));
}

void TestLinks::noLinkCarriesMoreThanItCan()
{
    Dice dice(7);
    for (int round = 0; round < 300; ++round) {
        QHash<QString, double> links;
        for (int i = 0; i < 6; ++i)
            links[QString::number(i)] = double(dice.between(1, 1000));
        Transfers transfers;
        for (std::int64_t i = dice.between(1, 25); i > 0; --i)
            transfers.push_back({QString::number(dice.between(0, 5)), QString::number(dice.between(0, 5))});
        const Shares shares = fairShares(transfers, links);
        QHash<QString, double> out;
        QHash<QString, double> in;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            QVERIFY(shares[i] > 0);
            out[transfers[i].source] += shares[i];
            in[transfers[i].destination] += shares[i];
        }
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const double leaves = out[transfers[i].source] / links[transfers[i].source];
            const double enters = in[transfers[i].destination] / links[transfers[i].destination];
            QVERIFY(leaves < 1 + 1e-9 && enters < 1 + 1e-9);
            // None could get more without another losing: one of its links is full.
            QVERIFY(std::max(leaves, enters) > 1 - 1e-9);
        }
    }
}

void TestLinks::deadHostCarriesNothing()
{
    Cloud cloud;
    cloud.add(Host {.name = u"a"_s, .linkMiBPerSecond = 1000});
    cloud.add(Host {.name = u"b"_s, .linkMiBPerSecond = 1000});
    cloud.add(Host {.name = u"dead"_s, .alive = false, .linkMiBPerSecond = 1000});
    cloud.settings.bandwidthMiBPerSecond = 800;
    const Shares shares = fairShares({{u"a"_s, u"dead"_s}, {u"a"_s, u"b"_s}}, cloud);
    QCOMPARE(shares, (Shares {0, 800}));
}

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/policy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

class TestPolicy final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoMayDoWhat_data();
    void whoMayDoWhat();
    void newDefaultsRefuseASystemToken();
};

namespace {

Token holder(const QStringList &roles, Token::Scope scope = Token::Scope::Project)
{
    return {.scope = scope, .roles = roles};
}

const QStringList admin {u"admin"_s, u"manager"_s, u"member"_s, u"reader"_s};
const QStringList manager {u"manager"_s, u"member"_s, u"reader"_s};
const QStringList member {u"member"_s, u"reader"_s};
const QStringList reader {u"reader"_s};

} // namespace

void TestPolicy::whoMayDoWhat_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<QString>("who"); ///< The initials of admin, manager, member and reader, or dashes.

    const Settings nova26;
    const Settings nova31 {.enforcesNewDefaults = true};
    const Settings nova32 {.enforcesNewDefaults = true, .managersMove = true};
    const QString migrate = u"os_compute_api:os-migrate-server:migrate"_s;
    const QString toHost = u"os_compute_api:os-migrate-server:migrate:host"_s;
    const QString stop = u"os_compute_api:servers:stop"_s;
    const QString show = u"os_compute_api:servers:show"_s;
    QTest::newRow("migrate, 26") << migrate << nova26 << u"a---"_s;
    QTest::newRow("migrate, 31") << migrate << nova31 << u"a---"_s;
    QTest::newRow("migrate, 32") << migrate << nova32 << u"am--"_s;
    QTest::newRow("migrate to a host, 32") << toHost << nova32 << u"a---"_s;
    QTest::newRow("stop, 26") << stop << nova26 << u"ammr"_s;
    QTest::newRow("stop, 31") << stop << nova31 << u"amm-"_s;
    QTest::newRow("show, 31") << show << nova31 << u"ammr"_s;
    QTest::newRow("services, 32") << u"os_compute_api:os-services:list"_s << nova32 << u"a---"_s;
    QTest::newRow("a rule that nobody has heard of") << u"os_compute_api:new"_s << nova26 << u"a---"_s;
    QTest::newRow("no rule") << QString() << nova31 << u"ammr"_s;
}

void TestPolicy::whoMayDoWhat()
{
    QFETCH(QString, rule);
    QFETCH(Settings, settings);
    QFETCH(QString, who);
    QString may;
    for (const auto &[initial, roles] :
         {std::pair(u'a', admin), std::pair(u'm', manager), std::pair(u'm', member), std::pair(u'r', reader)})
        may += permits(settings, holder(roles), rule) ? initial : u'-';
    QCOMPARE(may, who);
}

void TestPolicy::newDefaultsRefuseASystemToken()
{
    const Token system = holder(admin, Token::Scope::System);
    const QString rule = u"os_compute_api:servers:detail"_s;
    QVERIFY(permits({}, system, rule));
    QVERIFY(!permits({.enforcesNewDefaults = true}, system, rule));
}

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planjson.h"
#include "tests/core/plan/sampleplan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

#include <functional>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QByteArray text(const QJsonObject &json)
{
    return QJsonDocument(json).toJson();
}

/// One field of one step, or of the plan itself, is another.
QByteArray with(const QString &place, const QString &key, const QJsonValue &value)
{
    QJsonObject json = toJson(samplePlan());
    const auto change = [&](QJsonObject object) {
        if (value.isUndefined())
            object.remove(key);
        else
            object.insert(key, value);
        return object;
    };
    if (place.isEmpty())
        return text(change(json));
    if (const qsizetype bracket = place.indexOf(u'['); bracket > 0) {
        const QString list = place.left(bracket);
        const int index = place.mid(bracket + 1).chopped(1).toInt();
        QJsonArray array = json.value(list).toArray();
        array[index] = change(array[index].toObject());
        json.insert(list, array);
    } else {
        json.insert(place, change(json.value(place).toObject()));
    }
    return text(json);
}

QString complaint(const QByteArray &json)
{
    const auto plan = planFromJson(json, u"plan.json"_s);
    return plan ? QString()
                : (plan.error().kind == Error::Kind::Malformed ? QString() : u"not Malformed: "_s)
            + describe(plan.error());
}

} // namespace

class TestPlanJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planReadsAsItWasWritten()
    {
        const Plan plan = samplePlan();
        const auto again = planFromJson(text(toJson(plan)), u"plan.json"_s);
        QVERIFY2(again, again ? "" : qPrintable(describe(again.error())));
        QCOMPARE(*again, plan);
        QCOMPARE(planHash(*again), planHash(plan));
    }
    void leastPlanReadsAsItWasWritten()
    {
        Plan plan;
        plan.id = u"x"_s;
        plan.intent = Plan::Intent::Migrate;
        plan.cloud = u"|"_s;
        plan.madeAt = plan.snapshotTakenAt = QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::utc());
        const auto again = planFromJson(text(toJson(plan)), u"plan.json"_s);
        QVERIFY2(again, again ? "" : qPrintable(describe(again.error())));
        QCOMPARE(*again, plan);
    }

    void malformedPlansAreToldWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, const QByteArray &json, const QString &complaint) {
            QTest::newRow(name) << json << complaint;
        };
        const QJsonValue missing = QJsonValue::Undefined;
        row("nothing", "", u"plan.json, line 1: it is not JSON: illegal value"_s);
        row("not JSON", "{\n  \"format\": \"drover-plan\",\n  oops\n}",
            u"plan.json, line 3: it is not JSON"_s);
        row("cut off", text(toJson(samplePlan())).chopped(40), u"it is not JSON"_s);
        row("another thing", "{\"format\": \"recipe\"}", u"plan.json: it is not a Drover plan"_s);
        row("a list", "[]", u"plan.json: it is not a Drover plan"_s);
        row("of the future", with({}, u"version"_s, 2), u"plan.json: \"version\" is not 1"_s);
        row("version as text", with({}, u"version"_s, u"1"_s), u"plan.json: \"version\" is not 1"_s);
        row("no id", with({}, u"id"_s, missing), u"plan.json: id is missing"_s);
        row("empty id", with({}, u"id"_s, u""_s), u"plan.json: id is empty"_s);
        row("id is a number", with({}, u"id"_s, 7), u"plan.json: id is not a text"_s);
        row("unknown intent", with({}, u"intent"_s, u"destroy"_s),
            u"plan.json: intent is not a word that Drover knows: \"destroy\""_s);
        row("no cloud", with({}, u"cloud"_s, missing), u"plan.json: cloud is missing"_s);
        row("drain of no host", with({}, u"host"_s, missing), u"plan.json: host is missing"_s);
        row("no time", with({}, u"made_at"_s, missing), u"plan.json: made_at is missing"_s);
        row("no such time", with({}, u"made_at"_s, u"2026-02-30T00:00:00Z"_s),
            u"plan.json: made_at is not an ISO 8601 time"_s);
        row("past the year 9999 in UTC", with({}, u"made_at"_s, u"9999-12-31T23:59:59-14:00"_s),
            u"plan.json: made_at is not an ISO 8601 time"_s);
        row("before the year 1 in UTC", with({}, u"made_at"_s, u"0001-01-01T00:00:00+14:00"_s),
            u"plan.json: made_at is not an ISO 8601 time"_s);
        row("no snapshot time", with({}, u"snapshot_taken_at"_s, u"yesterday"_s),
            u"plan.json: snapshot_taken_at is not an ISO 8601 time"_s);
        row("no policy", with({}, u"policy"_s, missing), u"plan.json: policy is missing"_s);
        row("policy is a list", with({}, u"policy"_s, QJsonArray()), u"plan.json: policy is missing"_s);
        row("policy word", with(u"policy"_s, u"on_timeout"_s, u"explode"_s),
            u"plan.json: policy.on_timeout is not a word that Drover knows: \"explode\""_s);
        row("limit of none", with(u"policy"_s, u"per_source"_s, 0),
            u"plan.json: policy.per_source is not a whole number from 1 to 1000"_s);
        row("limit of a half", with(u"policy"_s, u"overall"_s, 1.5),
            u"plan.json: policy.overall is not a whole number from 1 to 1000"_s);
        row("limit of very many", with(u"policy"_s, u"overall"_s, 1e300),
            u"plan.json: policy.overall is not a whole number from 1 to 1000"_s);
        row("time-out of none", with(u"policy"_s, u"migration_timeout_s"_s, 0),
            u"plan.json: policy.migration_timeout_s is not a whole number from 1 to 31536000"_s);
        row("time-out as text", with(u"policy"_s, u"migration_timeout_s"_s, u"600"_s),
            u"plan.json: policy.migration_timeout_s is not a whole number"_s);
        row("no steps", with({}, u"steps"_s, missing), u"plan.json: steps is missing"_s);
        row("steps is an object", with({}, u"steps"_s, QJsonObject()), u"plan.json: steps is not a list"_s);
        row("step is a text", with({}, u"steps"_s, QJsonArray {u"disable"_s}),
            u"plan.json: steps[0] is not an object"_s);
        row("no step id", with(u"steps[2]"_s, u"id"_s, missing), u"plan.json: steps[2].id is missing"_s);
        row("step 0", with(u"steps[2]"_s, u"id"_s, 0),
            u"plan.json: steps[2].id is not a whole number from 1"_s);
        row("id used twice", with(u"steps[2]"_s, u"id"_s, 2), u"plan.json: steps[2].id is used twice"_s);
        row("unknown kind", with(u"steps[2]"_s, u"kind"_s, u"delete"_s),
            u"plan.json: steps[2].kind is not a word that Drover knows: \"delete\""_s);
        row("move from nowhere", with(u"steps[1]"_s, u"host"_s, missing),
            u"plan.json: steps[1].host is missing"_s);
        row("abort from nowhere", with(u"steps[6]"_s, u"host"_s, missing),
            u"plan.json: steps[6].host is missing"_s);
        row("abort of nothing", with(u"steps[6]"_s, u"migration"_s, missing),
            u"plan.json: steps[6].migration is missing"_s);
        row("force of nothing", with(u"steps[7]"_s, u"migration"_s, missing),
            u"plan.json: steps[7].migration is missing"_s);
        row("migration -1", with(u"steps[6]"_s, u"migration"_s, -1),
            u"plan.json: steps[6].migration is not a whole number"_s);
        row("no server", with(u"steps[2]"_s, u"server"_s, missing),
            u"plan.json: steps[2].server is missing"_s);
        row("no reason", with(u"steps[0]"_s, u"disabled_reason"_s, missing),
            u"plan.json: steps[0].disabled_reason is missing"_s);
        row("long reason", with(u"steps[0]"_s, u"disabled_reason"_s, QString(256, u'x')),
            u"plan.json: steps[0].disabled_reason is longer than the 255 characters"_s);
        row("name is a number", with(u"steps[1]"_s, u"server_name"_s, 1),
            u"plan.json: steps[1].server_name is not a text"_s);
        row("memory below zero", with(u"steps[1]"_s, u"memory_bytes"_s, -1),
            u"plan.json: steps[1].memory_bytes is not a whole number from 0"_s);
        row("needs a later step", with(u"steps[1]"_s, u"needs"_s, QJsonArray {3}),
            u"plan.json: steps[1].needs names a step that does not stand before this one"_s);
        row("needs itself", with(u"steps[1]"_s, u"needs"_s, QJsonArray {2}),
            u"plan.json: steps[1].needs names a step that does not stand before this one"_s);
        row("after what is not there", with(u"steps[8]"_s, u"after"_s, QJsonArray {2, 77}),
            u"plan.json: steps[8].after names a step that does not stand before this one"_s);
        row("needs a text", with(u"steps[1]"_s, u"needs"_s, QJsonArray {u"1"_s}),
            u"plan.json: steps[1].needs names a step that does not stand before this one"_s);
        row("needs is a number", with(u"steps[1]"_s, u"needs"_s, 1),
            u"plan.json: steps[1].needs is not a list"_s);
        row("finding without a verdict", with(u"steps[1]"_s, u"findings"_s, QJsonArray {QJsonObject()}),
            u"plan.json: steps[1].findings[0].verdict is missing"_s);
        row("finding is a text", with(u"steps[1]"_s, u"findings"_s, QJsonArray {u"fine"_s}),
            u"plan.json: steps[1].findings[0].verdict is missing"_s);
        row("unknown key", with({}, u"polcy"_s, 1), u"plan.json: polcy is not a key that Drover knows"_s);
        row("unknown key that is null", with({}, u"comment"_s, QJsonValue::Null),
            u"plan.json: comment is not a key that Drover knows"_s);
        row("unknown key in the policy", with(u"policy"_s, u"on_time_out"_s, u"abort"_s),
            u"plan.json: policy.on_time_out is not a key that Drover knows"_s);
        row("misspelt key that is needed", with(u"steps[2]"_s, u"Kind"_s, u"confirm"_s),
            u"plan.json: steps[2].Kind is not a key that Drover knows"_s);
        row("unknown key in a step", with(u"steps[1]"_s, u"dest"_s, u"cmp3"_s),
            u"plan.json: steps[1].dest is not a key that Drover knows"_s);
        row("unknown key in a finding",
            with(u"steps[1]"_s, u"findings"_s,
                 QJsonArray {
                     QJsonObject {{u"verdict"_s, u"passes"_s}, {u"rule"_s, u"a"_s}, {u"sentence"_s, u"b"_s}},
                     QJsonObject {{u"verdict"_s, u"passes"_s}, {u"rul"_s, u"a"_s}}}),
            u"plan.json: steps[1].findings[1].rul is not a key that Drover knows"_s);
        row("unknown key in a stay", with(u"stays[0]"_s, u"why"_s, u"it is in ERROR"_s),
            u"plan.json: stays[0].why is not a key that Drover knows"_s);
        row("unknown key in a stay's finding",
            with(u"stays[0]"_s, u"finding"_s, QJsonObject {{u"verdikt"_s, u"blocks"_s}}),
            u"plan.json: stays[0].finding.verdikt is not a key that Drover knows"_s);
        row("unknown key of a later version",
            text({{u"format"_s, u"drover-plan"_s}, {u"version"_s, 2}, {u"new"_s, 1}}),
            u"plan.json: \"version\" is not 1"_s);
        row("stay of nobody", with(u"stays[0]"_s, u"server"_s, missing),
            u"plan.json: stays[0].server is missing"_s);
        row("stay without why", with(u"stays[0]"_s, u"finding"_s, missing),
            u"plan.json: stays[0].finding.verdict is missing"_s);
    }
    void malformedPlansAreToldWithTheirPlace()
    {
        QFETCH(const QByteArray, json);
        const QString told = complaint(json);
        QFETCH(const QString, complaint);
        QVERIFY2(told.startsWith(complaint)
                     || (!complaint.startsWith(u"plan.json"_s) && told.contains(complaint)),
                 qPrintable(told));
    }

    void hashTellsEveryChange_data()
    {
        using Change = std::function<void(Plan &)>;
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
        row("id", [](Plan &plan) { plan.id += u'x'; });
        row("intent", [](Plan &plan) { plan.intent = Plan::Intent::Migrate; });
        row("cloud", [](Plan &plan) { plan.cloud += u'x'; });
        row("cloud name", [](Plan &plan) { plan.cloudName += u'x'; });
        row("host", [](Plan &plan) { plan.host = HostName(u"cmp9"_s); });
        row("made at", [](Plan &plan) { plan.madeAt = plan.madeAt.addMSecs(1); });
        row("made by", [](Plan &plan) { plan.madeBy += u'x'; });
        row("snapshot", [](Plan &plan) { plan.snapshotTakenAt = plan.snapshotTakenAt.addMSecs(1); });
        row("on failure", [](Plan &plan) { plan.policy.onFailure = RunPolicy::OnFailure::Continue; });
        row("on time-out", [](Plan &plan) { plan.policy.onTimeout = RunPolicy::OnTimeout::Abort; });
        row("time-out", [](Plan &plan) { plan.policy.migrationTimeout = std::chrono::seconds(901); });
        row("no time-out", [](Plan &plan) { plan.policy.migrationTimeout.reset(); });
        row("per source", [](Plan &plan) { ++plan.policy.perSource; });
        row("per destination", [](Plan &plan) { ++plan.policy.perDestination; });
        row("overall", [](Plan &plan) { ++plan.policy.overall; });
        row("one step less", [](Plan &plan) { plan.steps.removeLast(); });
        row("steps in another order", [](Plan &plan) { plan.steps.swapItemsAt(4, 5); });
        row("step id", [](Plan &plan) { plan.steps.last().id = 99; });
        row("kind", [](Plan &plan) { plan.steps[1].kind = StepKind::ColdMigrate; });
        row("needs", [](Plan &plan) { plan.steps[1].needs.clear(); });
        row("after", [](Plan &plan) { plan.steps[8].after = {2}; });
        row("step's host", [](Plan &plan) { plan.steps[1].host = HostName(u"cmp9"_s); });
        row("server", [](Plan &plan) { plan.steps[1].server = ServerId(u"id-db-2"_s); });
        row("server's name", [](Plan &plan) { plan.steps[1].serverName = u"db-2"_s; });
        row("status", [](Plan &plan) { plan.steps[1].statusBefore = ServerStatus::Paused; });
        row("destination", [](Plan &plan) { plan.steps[1].destination = HostName(u"cmp3"_s); });
        row("no destination", [](Plan &plan) { plan.steps[1].destination.reset(); });
        row("migration", [](Plan &plan) { plan.steps[6].migration = 43; });
        row("reason", [](Plan &plan) { plan.steps[0].reason += u'.'; });
        row("memory", [](Plan &plan) { *plan.steps[1].memoryBytes += 1; });
        row("finding's verdict",
            [](Plan &plan) { plan.steps[1].findings[0].verdict = Finding::Verdict::Unknown; });
        row("finding's rule", [](Plan &plan) { plan.steps[1].findings[0].rule += u'x'; });
        row("finding's sentence", [](Plan &plan) { plan.steps[1].findings[0].sentence += u'x'; });
        row("stay", [](Plan &plan) { plan.stays.clear(); });
        row("stay's server", [](Plan &plan) { plan.stays[0].server = ServerId(u"x"_s); });
        row("stay's name", [](Plan &plan) { plan.stays[0].serverName += u'x'; });
        row("stay's status", [](Plan &plan) { plan.stays[0].status += u'x'; });
        row("stay's reason", [](Plan &plan) { plan.stays[0].why.sentence += u'x'; });
    }
    void hashTellsEveryChange()
    {
        QFETCH(const std::function<void(Plan &)>, change);
        Plan plan = samplePlan();
        change(plan);
        QVERIFY(plan != samplePlan());
        QVERIFY(planHash(plan) != planHash(samplePlan()));
    }
    /// Signatures of plans that were made by an earlier version stay true.
    void hashStaysTheSame()
    {
        QCOMPARE(planHash(samplePlan()),
                 u"928523a7cc7d9106c7da6f27d00bc60da35e2252ac790138f1ca3c5ef252113d"_s);
    }
    void hashDoesNotDependOnTheTimeZone()
    {
        Plan plan = samplePlan();
        plan.madeAt = plan.madeAt.toOffsetFromUtc(5 * 3600 + 1800);
        plan.snapshotTakenAt = plan.snapshotTakenAt.toTimeZone(QTimeZone("Pacific/Auckland"));
        QCOMPARE(planHash(plan), planHash(samplePlan()));
        QCOMPARE(planHash(*planFromJson(text(toJson(plan)), {})), planHash(plan));
    }

    void hostileNamesReadAsTheyWereWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("quotes") << u"a\"b\\c/d'e"_s;
        QTest::newRow("newlines") << u"a\r\nb\u2028c"_s;
        QTest::newRow("null") << u"a"_s + QChar(0) + u"b"_s;
        QTest::newRow("right to left") << u"\u202Eevil"_s;
        QTest::newRow("beyond the BMP") << u"\U0001F984"_s;
        QTest::newRow("place markers") << u"%1 %2 %99"_s;
        QTest::newRow("a megabyte") << QString(1 << 20, u'x');
    }
    void hostileNamesReadAsTheyWereWritten()
    {
        QFETCH(const QString, name);
        Plan plan = samplePlan();
        plan.steps[1].serverName = name;
        plan.cloudName = name;
        const auto again = planFromJson(text(toJson(plan)), u"plan.json"_s);
        QVERIFY(again);
        QCOMPARE(*again, plan);
        QCOMPARE(planHash(*again), planHash(plan));
    }
    /// A half of a pair is no character. Whatever it is read as, it stays that.
    void halfACharacterStaysWhatItIsReadAs()
    {
        QByteArray json = text(toJson(samplePlan()));
        json.replace("\"prod\"", "\"pro\\ud800d\"");
        const auto plan = planFromJson(json, {});
        QVERIFY(plan);
        const auto again = planFromJson(text(toJson(*plan)), {});
        QVERIFY(again);
        QCOMPARE(planHash(*again), planHash(*plan));
    }
    void hugePlanIsRead()
    {
        Plan plan = samplePlan();
        for (int id = int(plan.steps.size()) + 1; id <= 20'000; ++id) {
            Step step = plan.steps[1];
            step.id = id;
            plan.steps << step;
        }
        const auto again = planFromJson(text(toJson(plan)), u"plan.json"_s);
        QVERIFY(again);
        QCOMPARE(again->steps.size(), 20'000);
    }
    void deepNestingIsRefused()
    {
        const QByteArray json = "{\"format\":" + QByteArray(100'000, '[');
        QVERIFY(complaint(json).contains(u"it is not JSON"_s));
    }
    /// Each cut and each changed byte gives a plan or one sentence, and a plan that was read reads the same
    /// again.
    void damagedFilesGiveOneSentence()
    {
        const QByteArray whole = QJsonDocument(toJson(samplePlan())).toJson(QJsonDocument::Compact);
        const auto check = [](const QByteArray &json) {
            const auto plan = planFromJson(json, u"plan.json"_s);
            if (!plan)
                return !plan.error().detail.isEmpty() && plan.error().where.startsWith(u"plan.json"_s);
            const auto again = planFromJson(text(toJson(*plan)), u"plan.json"_s);
            return again && *again == *plan;
        };
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QVERIFY2(check(whole.left(at)), QByteArray::number(at).constData());
            for (const char byte : {'\0', '"', '9', '-', ',', '\xff', ' '}) {
                QByteArray changed = whole;
                changed[at] = byte;
                QVERIFY2(check(changed), changed.mid(at - 20, 40).constData());
            }
        }
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestPlanJson)
#include "tst_planjson.moc"

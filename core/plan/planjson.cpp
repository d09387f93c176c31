// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planjson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr int formatVersion = 1;

/// One form for one moment, whatever its time zone: the plan's hash is made of it.
QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject toJson(const Finding &finding)
{
    return {{u"verdict"_s, verdictWord(finding.verdict)},
            {u"rule"_s, finding.rule},
            {u"sentence"_s, finding.sentence}};
}

QJsonArray toJson(const QList<int> &ids)
{
    QJsonArray array;
    for (const int id : ids)
        array << id;
    return array;
}

QJsonObject toJson(const Step &step)
{
    QJsonObject json {{u"id"_s, step.id}, {u"kind"_s, kindWord(step.kind)}};
    const auto put = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    put(u"host"_s, step.host.value);
    put(u"server"_s, step.server.value);
    put(u"server_name"_s, step.serverName);
    put(u"disabled_reason"_s, step.reason);
    if (step.statusBefore)
        json.insert(u"status"_s, statusWord(*step.statusBefore));
    if (step.destination)
        json.insert(u"destination"_s, step.destination->value);
    if (step.migration)
        json.insert(u"migration"_s, *step.migration);
    if (step.memoryBytes)
        json.insert(u"memory_bytes"_s, *step.memoryBytes);
    if (!step.needs.isEmpty())
        json.insert(u"needs"_s, toJson(step.needs));
    if (!step.after.isEmpty())
        json.insert(u"after"_s, toJson(step.after));
    if (!step.findings.isEmpty()) {
        QJsonArray findings;
        for (const Finding &finding : step.findings)
            findings << toJson(finding);
        json.insert(u"findings"_s, findings);
    }
    return json;
}

QJsonObject toJson(const Stay &stay)
{
    return {{u"server"_s, stay.server.value},
            {u"server_name"_s, stay.serverName},
            {u"status"_s, stay.status},
            {u"finding"_s, toJson(stay.why)}};
}

QJsonObject toJson(const RunPolicy &policy)
{
    QJsonObject json {{u"on_failure"_s, onFailureWord(policy.onFailure)},
                      {u"on_timeout"_s, onTimeoutWord(policy.onTimeout)},
                      {u"per_source"_s, policy.perSource},
                      {u"per_destination"_s, policy.perDestination},
                      {u"overall"_s, policy.overall}};
    if (policy.migrationTimeout)
        json.insert(u"migration_timeout_s"_s, qint64(policy.migrationTimeout->count()));
    return json;
}

/// Walks through a plan file and keeps the first thing that is wrong with it, with its place.
class Reader {
public:
    explicit Reader(QString file) : m_file(std::move(file)) { }

    [[nodiscard]] bool ok() const { return m_problem.isEmpty(); }
    [[nodiscard]] tl::unexpected<Error> error() const { return malformed(m_problem, m_file); }

    void wrong(const QString &place, const QString &what)
    {
        if (ok())
            m_problem = place.isEmpty() ? what : place + u' ' + what;
    }

    /// A misspelt key would leave out what it was to say, and the rest would be done without it.
    void keys(const QJsonObject &json, const QString &place, std::initializer_list<QLatin1StringView> known)
    {
        for (auto at = json.begin(); at != json.end(); ++at) {
            if (std::ranges::find(known, at.key()) == known.end())
                wrong(place + at.key().left(40), u"is not a key that Drover knows"_s);
        }
    }

    QString text(const QJsonObject &json, const QString &place, const QString &key, bool needed)
    {
        const QJsonValue value = json.value(key);
        if (value.isUndefined() || value.isNull()) {
            if (needed)
                wrong(place + key, u"is missing"_s);
            return {};
        }
        if (!value.isString())
            wrong(place + key, u"is not a text"_s);
        else if (needed && value.toString().isEmpty())
            wrong(place + key, u"is empty"_s);
        return value.toString();
    }

    std::optional<qint64> number(const QJsonObject &json, const QString &place, const QString &key,
                                 qint64 least, qint64 most)
    {
        const QJsonValue value = json.value(key);
        if (value.isUndefined() || value.isNull())
            return {};
        const qint64 number = value.toInteger(least - 1);
        if (!value.isDouble() || double(number) != value.toDouble() || number < least || number > most) {
            wrong(place + key, u"is not a whole number from %1 to %2"_s.arg(least).arg(most));
            return {};
        }
        return number;
    }

    QDateTime time(const QJsonObject &json, const QString &key)
    {
        const QString value = text(json, {}, key, true);
        const QDateTime time = QDateTime::fromString(value, Qt::ISODateWithMs).toUTC();
        // ISO 8601 has no form for other years, so that they could be read, but not written again.
        if (ok() && (!time.isValid() || time.date().year() < 1 || time.date().year() > 9999))
            wrong(key, u"is not an ISO 8601 time"_s);
        return time;
    }

    QJsonArray array(const QJsonObject &json, const QString &place, const QString &key, bool needed)
    {
        const QJsonValue value = json.value(key);
        if (value.isUndefined() && !needed)
            return {};
        if (!value.isArray())
            wrong(place + key, value.isUndefined() ? u"is missing"_s : u"is not a list"_s);
        return value.toArray();
    }

    template<typename Parse>
    auto word(const QJsonObject &json, const QString &place, const QString &key, Parse parse)
    {
        const QString value = text(json, place, key, true);
        const auto parsed = parse(value);
        using Value = std::remove_cvref_t<decltype(*parsed)>;
        if (ok() && !parsed)
            wrong(place + key, u"is not a word that Drover knows: \"%1\""_s.arg(value.left(40)));
        return parsed.value_or(Value {});
    }

private:
    QString m_file;
    QString m_problem;
};

std::optional<Finding::Verdict> verdict(QStringView word)
{
    for (const auto verdict : {Finding::Verdict::Passes, Finding::Verdict::Warns, Finding::Verdict::Blocks,
                               Finding::Verdict::Unknown}) {
        if (verdictWord(verdict) == word)
            return verdict;
    }
    return {};
}

Finding readFinding(Reader &reader, const QJsonObject &json, const QString &place)
{
    reader.keys(json, place, {"verdict"_L1, "rule"_L1, "sentence"_L1});
    Finding finding;
    finding.verdict = reader.word(json, place, u"verdict"_s, verdict);
    finding.rule = reader.text(json, place, u"rule"_s, true);
    finding.sentence = reader.text(json, place, u"sentence"_s, true);
    return finding;
}

QList<int> readIds(Reader &reader, const QJsonObject &json, const QString &place, const QString &key,
                   const QSet<int> &earlier)
{
    QList<int> ids;
    const QJsonArray array = reader.array(json, place, key, false);
    for (const QJsonValue &value : array) {
        const int id = value.toInt(-1);
        if (!earlier.contains(id))
            reader.wrong(place + key, u"names a step that does not stand before this one"_s);
        ids << id;
    }
    return ids;
}

bool actsOnMigration(StepKind kind)
{
    return kind == StepKind::AbortMigration || kind == StepKind::ForceComplete;
}

bool actsOnServer(StepKind kind)
{
    switch (kind) {
    case StepKind::DisableService:
    case StepKind::EnableService:
    case StepKind::VerifyHostEmpty:
        return false;
    case StepKind::LiveMigrate:
    case StepKind::ColdMigrate:
    case StepKind::ConfirmResize:
    case StepKind::RevertResize:
    case StepKind::StartServer:
    case StepKind::AbortMigration:
    case StepKind::ForceComplete:
        break;
    }
    return true;
}

Step readStep(Reader &reader, const QJsonObject &json, const QString &place, const QSet<int> &earlier)
{
    reader.keys(json, place,
                {"id"_L1, "kind"_L1, "host"_L1, "server"_L1, "server_name"_L1, "disabled_reason"_L1,
                 "status"_L1, "destination"_L1, "migration"_L1, "memory_bytes"_L1, "needs"_L1, "after"_L1,
                 "findings"_L1});
    Step step;
    const auto id = reader.number(json, place, u"id"_s, 1, 1'000'000);
    if (!id)
        reader.wrong(place + u"id"_s, u"is missing"_s);
    step.id = int(id.value_or(0));
    if (earlier.contains(step.id))
        reader.wrong(place + u"id"_s, u"is used twice"_s);
    step.kind = reader.word(json, place, u"kind"_s, stepKind);
    const bool ofServer = actsOnServer(step.kind);
    step.host = HostName(
        reader.text(json, place, u"host"_s, !ofServer || isMove(step.kind) || actsOnMigration(step.kind)));
    step.server = ServerId(reader.text(json, place, u"server"_s, ofServer));
    step.serverName = reader.text(json, place, u"server_name"_s, false);
    step.reason = reader.text(json, place, u"disabled_reason"_s, step.kind == StepKind::DisableService);
    if (step.reason.size() > 255)
        reader.wrong(place + u"disabled_reason"_s, u"is longer than the 255 characters that Nova takes"_s);
    if (const QString status = reader.text(json, place, u"status"_s, false); !status.isEmpty())
        step.statusBefore = serverStatus(status);
    if (const QString to = reader.text(json, place, u"destination"_s, false); !to.isEmpty())
        step.destination = HostName(to);
    step.migration = reader.number(json, place, u"migration"_s, 1, (qint64(1) << 53) - 1);
    if (actsOnMigration(step.kind) && !step.migration)
        reader.wrong(place + u"migration"_s, u"is missing"_s);
    step.memoryBytes = reader.number(json, place, u"memory_bytes"_s, 0, (qint64(1) << 53) - 1);
    step.needs = readIds(reader, json, place, u"needs"_s, earlier);
    step.after = readIds(reader, json, place, u"after"_s, earlier);
    const QJsonArray findings = reader.array(json, place, u"findings"_s, false);
    for (qsizetype i = 0; i < findings.size(); ++i)
        step.findings << readFinding(reader, findings[i].toObject(), u"%1findings[%2]."_s.arg(place).arg(i));
    return step;
}

RunPolicy readPolicy(Reader &reader, const QJsonObject &json)
{
    RunPolicy policy;
    const QString place = u"policy."_s;
    reader.keys(json, place,
                {"on_failure"_L1, "on_timeout"_L1, "migration_timeout_s"_L1, "per_source"_L1,
                 "per_destination"_L1, "overall"_L1});
    policy.onFailure = reader.word(json, place, u"on_failure"_s, onFailure);
    policy.onTimeout = reader.word(json, place, u"on_timeout"_s, onTimeout);
    policy.perSource = int(reader.number(json, place, u"per_source"_s, 1, 1000).value_or(policy.perSource));
    policy.perDestination =
        int(reader.number(json, place, u"per_destination"_s, 1, 1000).value_or(policy.perDestination));
    policy.overall = int(reader.number(json, place, u"overall"_s, 1, 1000).value_or(policy.overall));
    if (const auto seconds = reader.number(json, place, u"migration_timeout_s"_s, 1, 31'536'000))
        policy.migrationTimeout = std::chrono::seconds(*seconds);
    return policy;
}

} // namespace

QJsonObject toJson(const Plan &plan)
{
    QJsonArray steps;
    for (const Step &step : plan.steps)
        steps << toJson(step);
    QJsonArray stays;
    for (const Stay &stay : plan.stays)
        stays << toJson(stay);
    QJsonObject json {{u"format"_s, u"drover-plan"_s},
                      {u"version"_s, formatVersion},
                      {u"id"_s, plan.id},
                      {u"intent"_s, intentWord(plan.intent)},
                      {u"cloud"_s, plan.cloud},
                      {u"cloud_name"_s, plan.cloudName},
                      {u"made_at"_s, timeText(plan.madeAt)},
                      {u"made_by"_s, plan.madeBy},
                      {u"snapshot_taken_at"_s, timeText(plan.snapshotTakenAt)},
                      {u"policy"_s, toJson(plan.policy)},
                      {u"steps"_s, steps},
                      {u"stays"_s, stays}};
    if (!plan.host.isEmpty())
        json.insert(u"host"_s, plan.host.value);
    return json;
}

Result<Plan> planFromJson(const QByteArray &json, const QString &file)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const auto line = json.left(problem.offset).count('\n') + 1;
        return malformed(u"it is not JSON: %1"_s.arg(problem.errorString()),
                         u"%1, line %2"_s.arg(file).arg(line));
    }
    const QJsonObject root = document.object();
    if (root.value("format"_L1).toString() != "drover-plan"_L1)
        return malformed(u"it is not a Drover plan: \"format\" is not \"drover-plan\""_s, file);
    if (root.value("version"_L1).toInt() != formatVersion)
        return malformed(u"\"version\" is not %1, the only one that this Drover reads"_s.arg(formatVersion),
                         file);

    Reader reader(file);
    reader.keys(root, {},
                {"format"_L1, "version"_L1, "id"_L1, "intent"_L1, "cloud"_L1, "cloud_name"_L1, "host"_L1,
                 "made_at"_L1, "made_by"_L1, "snapshot_taken_at"_L1, "policy"_L1, "steps"_L1, "stays"_L1});
    Plan plan;
    plan.id = reader.text(root, {}, u"id"_s, true);
    plan.intent = reader.word(root, {}, u"intent"_s, planIntent);
    plan.cloud = reader.text(root, {}, u"cloud"_s, true);
    plan.cloudName = reader.text(root, {}, u"cloud_name"_s, false);
    const bool ofHost = plan.intent == Plan::Intent::Drain || plan.intent == Plan::Intent::Enable;
    plan.host = HostName(reader.text(root, {}, u"host"_s, ofHost));
    plan.madeAt = reader.time(root, u"made_at"_s);
    plan.madeBy = reader.text(root, {}, u"made_by"_s, false);
    plan.snapshotTakenAt = reader.time(root, u"snapshot_taken_at"_s);
    if (!root.value("policy"_L1).isObject())
        reader.wrong(u"policy"_s, u"is missing"_s);
    else
        plan.policy = readPolicy(reader, root.value("policy"_L1).toObject());

    QSet<int> earlier;
    const QJsonArray steps = reader.array(root, {}, u"steps"_s, true);
    for (qsizetype i = 0; i < steps.size() && reader.ok(); ++i) {
        const QString place = u"steps[%1]."_s.arg(i);
        if (!steps[i].isObject())
            reader.wrong(u"steps[%1]"_s.arg(i), u"is not an object"_s);
        plan.steps << readStep(reader, steps[i].toObject(), place, earlier);
        earlier.insert(plan.steps.last().id);
    }
    const QJsonArray stays = reader.array(root, {}, u"stays"_s, false);
    for (qsizetype i = 0; i < stays.size() && reader.ok(); ++i) {
        const QString place = u"stays[%1]."_s.arg(i);
        const QJsonObject item = stays[i].toObject();
        reader.keys(item, place, {"server"_L1, "server_name"_L1, "status"_L1, "finding"_L1});
        Stay stay;
        stay.server = ServerId(reader.text(item, place, u"server"_s, true));
        stay.serverName = reader.text(item, place, u"server_name"_s, false);
        stay.status = reader.text(item, place, u"status"_s, false);
        stay.why = readFinding(reader, item.value("finding"_L1).toObject(), place + u"finding."_s);
        plan.stays << stay;
    }
    if (!reader.ok())
        return reader.error();
    return plan;
}

QString planHash(const Plan &plan)
{
    // QJsonObject keeps its keys sorted, so that the compact form is canonical.
    const QByteArray canonical = QJsonDocument(toJson(plan)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex());
}

} // namespace drover

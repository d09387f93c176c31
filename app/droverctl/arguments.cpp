// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/arguments.h"

#include <QCommandLineParser>

#include <algorithm>
#include <array>
#include <functional>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Verb = Arguments::Verb;

/// One verb as the help shows it; its options are named, and described once in allOptions().
struct Description {
    Verb verb = Verb::Clouds;
    QLatin1StringView words;
    QLatin1StringView positional; ///< "HOST", "[SERVER]", or nothing.
    QLatin1StringView what;
    QLatin1StringView options;
};

constexpr QLatin1StringView policyOptions =
    "on-failure migration-timeout on-timeout per-source per-destination overall"_L1;

const std::array descriptions {
    Description {Verb::Clouds, "clouds"_L1, {}, "the clouds that are configured, and where"_L1, "format"_L1},
    Description {Verb::Hosts, "hosts"_L1, {}, "compute hosts with their state and load"_L1, "format"_L1},
    Description {Verb::Instances, "instances"_L1, {}, "instances of all projects"_L1, "format host"_L1},
    Description {Verb::Migrations,
                 "migrations"_L1,
                 {},
                 "migrations under way, waiting, and recent"_L1,
                 "format running"_L1},
    Description {Verb::Snapshot, "snapshot"_L1, {}, "everything that was read, as JSON"_L1, {}},
    Description {Verb::Check, "check"_L1, "[SERVER]"_L1,
                 "what is in the way of a move, by every rule; changes nothing"_L1,
                 "format host to kind snapshot"_L1},
    Description {Verb::PlanDrain, "plan drain"_L1, "HOST"_L1, "what a drain would do; changes nothing"_L1,
                 "format reason to pending-resize keep-reason policy"_L1},
    Description {Verb::RunPlan, "run"_L1, "PLAN.json"_L1, "execute a plan that \"plan drain\" wrote"_L1,
                 "format yes"_L1},
    Description {Verb::Drain, "drain"_L1, "HOST"_L1,
                 "take a host out of service: disable, move, confirm, verify"_L1,
                 "format reason to pending-resize keep-reason policy yes"_L1},
    Description {Verb::Enable, "enable"_L1, "HOST"_L1, "put a host back into service"_L1,
                 "format bring-home policy yes"_L1},
    Description {Verb::Migrate, "migrate"_L1, "SERVER"_L1, "move one instance"_L1,
                 "format live cold to confirm policy"_L1},
    Description {Verb::Confirm, "confirm"_L1, "SERVER"_L1, "confirm an instance in VERIFY_RESIZE"_L1,
                 "format"_L1},
    Description {Verb::Revert, "revert"_L1, "SERVER"_L1, "send an instance in VERIFY_RESIZE back"_L1,
                 "format"_L1},
    Description {Verb::Watch, "watch"_L1, "[SERVER]"_L1,
                 "live migrations under way, with what is left to copy"_L1, "format for"_L1},
    Description {Verb::Abort, "abort"_L1, "SERVER"_L1, "abort its live migration; it stays where it is"_L1,
                 "format"_L1},
    Description {Verb::ForceComplete, "force-complete"_L1, "SERVER"_L1,
                 "end its live migration now: the instance is paused, or post-copy begins"_L1, "format"_L1},
    Description {Verb::Runs, "runs"_L1, {}, "what was executed from this machine"_L1, "format"_L1},
    Description {Verb::RunsShow, "runs show"_L1, "RUN"_L1, "one run with all that its journal says"_L1,
                 "format"_L1},
    Description {Verb::RunsResume, "runs resume"_L1, "RUN"_L1,
                 "take up a run whose program ended before it did"_L1, "format"_L1},
    Description {Verb::RunsAbandon, "runs abandon"_L1, "RUN"_L1, "leave such a run as it is"_L1, {}},
    Description {Verb::Replay, "replay"_L1, "FILE..."_L1,
                 "what Drover says of a recorded live migration, sample after sample"_L1, "format source"_L1},
    Description {Verb::KeepPassword,
                 "password keep"_L1,
                 {},
                 "ask for the password and keep it in the keychain"_L1,
                 {}},
    Description {
        Verb::ForgetPassword, "password forget"_L1, {}, "take the password out of the keychain"_L1, {}},
};

QList<QCommandLineOption> allOptions()
{
    return {
        {u"cloud"_s, u"The cloud of clouds.yaml (else OS_CLOUD, OS_*, or the only one there is)."_s,
         u"NAME"_s},
        {u"demo"_s, u"On a simulated cloud that begins and ends with this command."_s},
        {u"scenario"_s, u"What that cloud is like: a scenario's name or file."_s, u"SCENARIO"_s},
        {u"speed"_s, u"How much faster than real time it lives."_s, u"X"_s},
        {u"journal"_s, u"The journal's file."_s, u"FILE"_s},
        {u"format"_s, u"table or json (plans also shell); json without it for replay, table else."_s,
         u"FORMAT"_s},
        {u"host"_s, u"Those on this host."_s, u"HOST"_s},
        {u"running"_s, u"Only those under way."_s},
        {u"reason"_s, u"Why the host is disabled; others read it."_s, u"TEXT"_s},
        {u"to"_s, u"Where to (may be repeated for drain and check); else the scheduler decides."_s,
         u"HOST"_s},
        {u"kind"_s, u"live, cold or evacuate; else cold for what is off and live for the others."_s,
         u"KIND"_s},
        {u"snapshot"_s, u"Judge by this file, which \"droverctl snapshot\" wrote, instead of a cloud."_s,
         u"FILE"_s},
        {u"pending-resize"_s, u"Instances that already wait in VERIFY_RESIZE: leave, confirm or revert."_s,
         u"CHOICE"_s, u"leave"_s},
        {u"keep-reason"_s, u"Drain a host that is disabled for another reason, and keep that."_s},
        {u"bring-home"_s, u"Also move back what its last drain has moved away."_s},
        {u"on-failure"_s, u"continue or stop when an instance fails to move."_s, u"CHOICE"_s, u"continue"_s},
        {u"migration-timeout"_s, u"Seconds a migration may take; a cold one is left after them."_s, u"S"_s},
        {u"on-timeout"_s, u"leave, abort or force-complete a live one that takes longer."_s, u"CHOICE"_s,
         u"leave"_s},
        {u"per-source"_s, u"Moves at a time from one host."_s, u"N"_s, u"1"_s},
        {u"per-destination"_s, u"Moves at a time to one host."_s, u"N"_s, u"2"_s},
        {u"overall"_s, u"Moves at a time in all."_s, u"N"_s, u"4"_s},
        {u"live"_s, u"Move it while it runs."_s},
        {u"cold"_s, u"Shut it down, move it, start it again."_s},
        {u"confirm"_s, u"Confirm a cold migration at once."_s},
        {u"source"_s, u"Whose figures of a trace are read: nova or libvirt."_s, u"SOURCE"_s, u"nova"_s},
        {u"for"_s, u"Stop watching after so many seconds."_s, u"S"_s},
        {u"yes"_s, u"Do not ask before acting."_s},
    };
}

QString usage(const Description &description)
{
    return description.positional.isEmpty() ? QString(description.words)
                                            : description.words + u' ' + description.positional;
}

QString overview()
{
    QString text =
        u"droverctl moves instances between OpenStack compute hosts, and tells what came of it.\n\n"
        "Usage: droverctl VERB [OPTIONS]\n\n"_s;
    for (const Description &description : descriptions)
        text += u"  %1  %2\n"_s.arg(usage(description), -24).arg(description.what);
    text += u"\nEvery verb takes --cloud NAME, or --demo for a simulated cloud; \"droverctl VERB --help\" "
            u"tells its "
            "options.\n"
            "Exit status: 0 what was asked is true in the cloud; 1 it is not; 2 nothing was done; "
            "3 interrupted, see \"runs resume\".\n"_s;
    return text;
}

/// The verb that the first words name, and how many words that takes.
const Description *findVerb(const QStringList &words)
{
    const Description *longest = nullptr;
    for (const Description &description : descriptions) {
        const QStringList parts = QString(description.words).split(u' ');
        if (words.mid(0, parts.size()) == parts
            && (!longest || description.words.size() > longest->words.size()))
            longest = &description;
    }
    return longest;
}

QStringList optionNames(const Description &description)
{
    QString names = description.options;
    names.replace("policy"_L1, policyOptions);
    if (description.verb == Verb::Replay) // It asks no cloud.
        return names.split(u' ');
    return names.split(u' ', Qt::SkipEmptyParts)
        + QStringList {u"cloud"_s, u"demo"_s, u"scenario"_s, u"speed"_s, u"journal"_s};
}

/// Options that stand before the verb are put after it, where the verb's own parser finds them.
QStringList withTheVerbFirst(QStringList words)
{
    QStringList leading;
    while (!words.isEmpty() && words.first().startsWith("--"_L1) && words.first() != "--help"_L1
           && words.first() != "--version"_L1) {
        const QString word = words.takeFirst();
        leading << word;
        for (const QCommandLineOption &option : allOptions()) {
            if (word.mid(2) == option.names().first() && !option.valueName().isEmpty() && !words.isEmpty())
                leading << words.takeFirst();
        }
    }
    return words + leading;
}

/// Takes values out of a parser and keeps the first objection.
class OptionReader {
public:
    explicit OptionReader(const QCommandLineParser &parser, const QStringList &known)
        : m_parser(parser), m_known(known)
    {
    }

    [[nodiscard]] const QString &objection() const { return m_objection; }
    void object(const QString &sentence)
    {
        if (m_objection.isEmpty())
            m_objection = sentence;
    }

    [[nodiscard]] bool has(const QString &name) const
    {
        return m_known.contains(name) && m_parser.isSet(name);
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        return m_known.contains(name) ? m_parser.value(name) : QString();
    }
    [[nodiscard]] QStringList texts(const QString &name) const
    {
        return m_known.contains(name) ? m_parser.values(name) : QStringList();
    }

    std::optional<int> number(const QString &name, int most)
    {
        if (!m_known.contains(name) || m_parser.value(name).isEmpty())
            return {};
        bool read = false;
        const int value = m_parser.value(name).toInt(&read);
        if (!read || value < 1 || value > most)
            object(u"--%1 takes a number from 1 to %2, not \"%3\""_s.arg(name).arg(most).arg(
                m_parser.value(name)));
        return value;
    }

    template<typename Value>
    Value choice(const QString &name, const QList<std::pair<QLatin1StringView, Value>> &choices,
                 Value otherwise)
    {
        if (!m_known.contains(name))
            return otherwise;
        QStringList words;
        for (const auto &[word, value] : choices) {
            if (m_parser.value(name) == word)
                return value;
            words << word;
        }
        object(u"--%1 takes %2, not \"%3\""_s.arg(name, words.join(", "_L1), m_parser.value(name)));
        return otherwise;
    }

private:
    const QCommandLineParser &m_parser;
    QStringList m_known;
    QString m_objection;
};

RunPolicy readPolicy(OptionReader &options)
{
    using OnFailure = RunPolicy::OnFailure;
    using OnTimeout = RunPolicy::OnTimeout;
    RunPolicy policy;
    policy.onFailure = options.choice<OnFailure>(
        u"on-failure"_s, {{"continue"_L1, OnFailure::Continue}, {"stop"_L1, OnFailure::Stop}},
        policy.onFailure);
    policy.onTimeout = options.choice<OnTimeout>(u"on-timeout"_s,
                                                 {{"leave"_L1, OnTimeout::Leave},
                                                  {"abort"_L1, OnTimeout::Abort},
                                                  {"force-complete"_L1, OnTimeout::ForceComplete}},
                                                 policy.onTimeout);
    if (const auto seconds = options.number(u"migration-timeout"_s, 31'536'000))
        policy.migrationTimeout = std::chrono::seconds(*seconds);
    if (options.has(u"on-timeout"_s) && !policy.migrationTimeout)
        options.object(u"--on-timeout says nothing without --migration-timeout"_s);
    policy.perSource = options.number(u"per-source"_s, 1000).value_or(policy.perSource);
    policy.perDestination = options.number(u"per-destination"_s, 1000).value_or(policy.perDestination);
    policy.overall = options.number(u"overall"_s, 1000).value_or(policy.overall);
    return policy;
}

void readPositional(Arguments &arguments, const Description &description, const QStringList &given,
                    OptionReader &options)
{
    const QString wanted = description.positional;
    const bool optional = wanted.startsWith(u'[');
    const bool several = wanted.endsWith("..."_L1);
    if (!several && given.size() > (wanted.isEmpty() ? 0 : 1)) {
        const qsizetype surplus = wanted.isEmpty() ? 0 : 1;
        return options.object(
            u"\"%1\" is one word too many for \"droverctl %2\""_s.arg(given[surplus], usage(description)));
    }
    if (given.isEmpty()) {
        if (!wanted.isEmpty() && !optional)
            options.object(u"Which %1? Usage: droverctl %2"_s.arg(wanted, usage(description)));
        return;
    }
    if (wanted == "HOST"_L1)
        arguments.host = HostName(given.first());
    else if (wanted.contains("SERVER"_L1))
        arguments.server = given.first();
    else if (wanted == "PLAN.json"_L1)
        arguments.file = given.first();
    else if (wanted == "FILE..."_L1)
        arguments.recordings = given;
    else if (wanted == "RUN"_L1) {
        bool read = false;
        arguments.run = given.first().toLongLong(&read);
        if (!read || arguments.run < 1)
            options.object(
                u"\"%1\" is not the number of a run; \"droverctl runs\" lists them"_s.arg(given.first()));
    }
}

void readCheck(Arguments &arguments, OptionReader &options)
{
    using Kind = Move::Kind;
    arguments.file = options.text(u"snapshot"_s);
    if (options.has(u"kind"_s)) {
        arguments.checkedKind = options.choice<Kind>(
            u"kind"_s, {{"live"_L1, Kind::Live}, {"cold"_L1, Kind::Cold}, {"evacuate"_L1, Kind::Evacuate}},
            Kind::Live);
    }
    if (options.has(u"snapshot"_s) && (arguments.demo || !arguments.cloud.isEmpty()))
        options.object(u"--snapshot takes the place of a cloud: --cloud and --demo say nothing with it"_s);
}

void readDemo(Arguments &arguments, OptionReader &options)
{
    const DemoWish wish {options.text(u"scenario"_s), options.text(u"speed"_s)};
    if (options.has(u"demo"_s)) {
        if (!arguments.cloud.isEmpty())
            options.object(u"--demo and --cloud exclude each other: a demo has a cloud of its own"_s);
        arguments.demo = wish;
    } else if (!wish.scenario.isEmpty() || !wish.speed.isEmpty()) {
        options.object(u"--%1 is for the simulated cloud of --demo"_s.arg(
            wish.scenario.isEmpty() ? "speed"_L1 : "scenario"_L1));
    }
}

Arguments readOptions(const Description &description, OptionReader &options)
{
    using Format = Arguments::Format;
    Arguments arguments;
    arguments.verb = description.verb;
    arguments.cloud = options.text(u"cloud"_s);
    readDemo(arguments, options);
    arguments.journal = options.text(u"journal"_s);
    QList<std::pair<QLatin1StringView, Format>> formats {{"table"_L1, Format::Table},
                                                         {"json"_L1, Format::Json}};
    if (description.verb == Verb::PlanDrain)
        formats << std::pair {"shell"_L1, Format::Shell};
    const Format usual = description.verb == Verb::Replay ? Format::Json : Format::Table;
    arguments.format = options.has(u"format"_s) ? options.choice<Format>(u"format"_s, formats, usual) : usual;
    arguments.source = options.choice<Arguments::Source>(
        u"source"_s, {{"nova"_L1, Arguments::Source::Nova}, {"libvirt"_L1, Arguments::Source::Libvirt}},
        arguments.source);
    arguments.host = HostName(options.text(u"host"_s));
    arguments.runningOnly = options.has(u"running"_s);
    arguments.yes = options.has(u"yes"_s);
    arguments.reason = options.text(u"reason"_s);
    for (const QString &host : options.texts(u"to"_s))
        arguments.destinations << HostName(host);
    if (arguments.verb == Verb::Migrate && arguments.destinations.size() > 1)
        options.object(u"One instance can only go to one host: --to was given %1 times"_s.arg(
            arguments.destinations.size()));
    if (options.has(u"live"_s) && options.has(u"cold"_s))
        options.object(u"--live and --cold exclude each other"_s);
    arguments.moveKind = options.has(u"live"_s) ? MoveKind::Live
        : options.has(u"cold"_s)                ? MoveKind::Cold
                                                : MoveKind::Auto;
    arguments.confirm = options.has(u"confirm"_s);
    arguments.bringHome = options.has(u"bring-home"_s);
    arguments.pendingResize = options.choice<PendingResize>(u"pending-resize"_s,
                                                            {{"leave"_L1, PendingResize::Leave},
                                                             {"confirm"_L1, PendingResize::Confirm},
                                                             {"revert"_L1, PendingResize::Revert}},
                                                            PendingResize::Leave);
    arguments.keepOthersReason = options.has(u"keep-reason"_s);
    arguments.policy = readPolicy(options);
    arguments.watchSeconds = options.number(u"for"_s, 31'536'000);
    return arguments;
}

} // namespace

Result<Invocation> readCommandLine(const QStringList &words)
{
    const QStringList given = withTheVerbFirst(words.mid(1));
    if (given.isEmpty() || given.first() == "--help"_L1 || given.first() == "-h"_L1
        || given.first() == "help"_L1)
        return Invocation {{}, overview()};
    if (given.first() == "--version"_L1)
        return Invocation {{}, u"droverctl %1\n"_s.arg(QLatin1StringView(DROVER_VERSION))};
    const Description *description = findVerb(given);
    if (!description)
        return rejected(
            u"droverctl has no verb \"%1\"; \"droverctl --help\" lists them"_s.arg(given.first()));

    QCommandLineParser parser;
    parser.setApplicationDescription(u"droverctl %1: %2."_s.arg(usage(*description), description->what));
    const QCommandLineOption help = parser.addHelpOption();
    const QStringList known = optionNames(*description);
    for (const QCommandLineOption &option : allOptions()) {
        if (known.contains(option.names().first()))
            parser.addOption(option);
    }
    const qsizetype verbWords = QString(description->words).count(u' ') + 1;
    if (!parser.parse(QStringList {u"droverctl "_s + description->words} + given.mid(verbWords)))
        return rejected(parser.errorText());
    if (parser.isSet(help))
        return Invocation {{}, parser.helpText()};

    OptionReader options(parser, known);
    Arguments arguments = readOptions(*description, options);
    readPositional(arguments, *description, parser.positionalArguments(), options);
    if (arguments.verb == Verb::Check) {
        readCheck(arguments, options);
        if (arguments.server.isEmpty() == arguments.host.isEmpty())
            options.object(
                u"Which instance, or all of which host? Usage: droverctl check SERVER|--host HOST"_s);
    }
    if (!options.objection().isEmpty())
        return rejected(options.objection());
    return Invocation {arguments, {}};
}

} // namespace drover

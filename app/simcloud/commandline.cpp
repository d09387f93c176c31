// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/commandline.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace simcloud {

tl::expected<CommandLine, QString> readCommandLine(const QStringList &arguments)
{
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Says this."_s);
    const QCommandLineOption version(u"version"_s, u"Says its version."_s);
    const QCommandLineOption port(u"port"_s, u"Port of 127.0.0.1 to listen on; 0 takes a free one."_s, u"N"_s,
                                  u"0"_s);
    const QCommandLineOption scenario(u"scenario"_s, u"What the cloud is like: a name, or a file."_s,
                                      u"NAME|FILE"_s, u"calm"_s);
    const QCommandLineOption seed(u"seed"_s, u"The same seed gives the same run."_s, u"S"_s, u"1"_s);
    const QCommandLineOption speed(u"speed"_s, u"How many seconds of the cloud pass in a real one."_s, u"X"_s,
                                   u"1"_s);
    const QCommandLineOption state(u"state"_s, u"File that the cloud is loaded from and saved to."_s,
                                   u"FILE"_s);
    const QCommandLineOption cloudsYaml(u"clouds-yaml"_s, u"Where to write the clouds.yaml for clients."_s,
                                        u"FILE"_s);
    const QCommandLineOption facts(
        u"facts"_s, u"Folder to keep what libvirt would say of each host and its domains in."_s, u"DIR"_s);
    const QCommandLineOption child(u"child"_s, u"Ends also when its standard input does."_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A simulated OpenStack on loopback: Keystone, Nova, Placement and Glance. It runs until SIGTERM."_s);
    parser.addOptions({help, version, port, scenario, seed, speed, state, cloudsYaml, facts, child});
    if (!parser.parse(arguments))
        return tl::make_unexpected(parser.errorText());
    if (parser.isSet(help))
        return CommandLine {.text = parser.helpText()};
    if (parser.isSet(version))
        return CommandLine {.text = u"drover-simcloud %1\n"_s.arg(QStringLiteral(DROVER_VERSION))};
    if (!parser.positionalArguments().isEmpty())
        return tl::make_unexpected(
            u"\"%1\" is not understood; see --help."_s.arg(parser.positionalArguments()[0]));

    CommandLine line {.scenario = parser.value(scenario),
                      .stateFile = parser.value(state),
                      .cloudsYaml = parser.value(cloudsYaml),
                      .factsFolder = parser.value(facts),
                      .child = parser.isSet(child)};
    bool good = false;
    line.port = parser.value(port).toUShort(&good);
    if (!good)
        return tl::make_unexpected(u"\"%1\" is no port."_s.arg(parser.value(port)));
    line.seed = parser.value(seed).toULongLong(&good);
    if (!good)
        return tl::make_unexpected(
            u"\"%1\" is no seed, which is a whole number from 0."_s.arg(parser.value(seed)));
    line.speed = parser.value(speed).toDouble(&good);
    if (!good || !(line.speed > 0))
        return tl::make_unexpected(
            u"\"%1\" is no speed, which is a number above 0."_s.arg(parser.value(speed)));
    return line;
}

} // namespace simcloud

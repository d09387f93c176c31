// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drover/console.h"
#include "ui/mainwindow/language.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

/// Whether all that is wanted is words on the terminal, which need no display.
bool wantsWordsOnly(std::span<char *const> arguments)
{
    return std::ranges::any_of(arguments, [](const std::string_view argument) {
        return argument == "--version" || argument == "-v" || argument == "--help" || argument == "-h"
            || argument == "--help-all";
    });
}

} // namespace

int main(int argc, char *argv[])
{
    const bool wordsOnly = wantsWordsOnly(std::span(argv, size_t(argc)));
    const std::unique_ptr<QCoreApplication> application(wordsOnly ? new QCoreApplication(argc, argv)
                                                                  : new QApplication(argc, argv));
    QCoreApplication::setApplicationName(u"drover"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(DROVER_VERSION));
    speak(QLocale::system());

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Operations console for OpenStack compute hosts"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption cloud(
        u"cloud"_s, QCoreApplication::translate("main", "The cloud to open, by its name in clouds.yaml."),
        u"NAME"_s);
    const QCommandLineOption journal(
        u"journal"_s,
        QCoreApplication::translate("main", "The journal of runs to show, instead of the usual one."),
        u"FILE"_s);
    const QCommandLineOption demo(
        u"demo"_s,
        QCoreApplication::translate("main", "Open a simulated cloud that begins and ends with the window."));
    const QCommandLineOption scenario(
        u"scenario"_s,
        QCoreApplication::translate("main", "What the simulated cloud is like: a scenario's name or file."),
        u"SCENARIO"_s);
    const QCommandLineOption speed(
        u"speed"_s,
        QCoreApplication::translate("main", "How much faster than real time the simulated cloud lives."),
        u"X"_s);
    parser.addOptions({cloud, journal, demo, scenario, speed});
    parser.process(*application);

    QGuiApplication::setDesktopFileName(u"drover"_s);
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, u"drover"_s, u"console"_s);
    Theme &theme = Theme::instance();
    theme.choose(Theme::Choice(settings.value(u"look/theme"_s).toInt()));
    theme.setDensity(Theme::Density(settings.value(u"look/density"_s, int(Theme::Density::Normal)).toInt()));
    theme.install();

    Console console(settings, parser.isSet(journal) ? parser.value(journal) : Journal::usualFile());
    if (parser.isSet(demo))
        console.startDemo({parser.value(scenario), parser.value(speed)});
    else
        console.start(parser.value(cloud));
    return QApplication::exec();
}

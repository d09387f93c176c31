// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/examplecloud.h"
#include "tests/support/turnedclock.h"
#include "ui/inventory/notes.h"
#include "ui/mainwindow/language.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace drover;

class TestNotes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(QLocale(QLocale::English)); }

    void aHealthyCloudNeedsNoNotes()
    {
        TurnedClock clock(TurnedClock::Kind::Standing);
        CloudFeed feed(clock);
        feed.take(exampleCloud(clock.now()));
        QVERIFY(notesOf(feed).isEmpty());
    }

    void oldFiguresSayTheirAgeAndWhyTheyAreOld()
    {
        TurnedClock clock(TurnedClock::Kind::Standing);
        CloudFeed feed(clock);
        auto snapshot = std::make_shared<Snapshot>(*exampleCloud(clock.now()));
        snapshot->services.problem = Error {.kind = Error::Kind::Unreachable, .where = u"GET os-services"_s};
        feed.take(snapshot);
        clock.advance(260s);
        QVERIFY(feed.isStale());
        const QList<Note> notes = notesOf(feed);
        QCOMPARE(notes.size(), 1);
        QCOMPARE(notes.first().heading, u"Not reached for 4 min."_s);
        QVERIFY(notes.first().sentence.contains(u"No answer came from the cloud."_s));
    }

    void whatMayNotBeSeenIsSaidOnce()
    {
        TurnedClock clock(TurnedClock::Kind::Standing);
        CloudFeed feed(clock);
        auto snapshot = std::make_shared<Snapshot>(*exampleCloud(clock.now()));
        snapshot->hypervisors = {};
        snapshot->hypervisors.reading = Reading::Forbidden;
        snapshot->migrations.reading = Reading::Forbidden;
        feed.take(snapshot);
        const QList<Note> notes = notesOf(feed);
        QCOMPARE(notes.size(), 1);
        QCOMPARE(notes.first().tone, Tone::Unknown);
        QVERIFY(notes.first().sentence.contains(u"hypervisors"_s));
        QVERIFY(notes.first().sentence.contains(u"migrations"_s));
    }

    void arrivingPagesAreCounted()
    {
        TurnedClock clock(TurnedClock::Kind::Standing);
        CloudFeed feed(clock);
        auto snapshot = std::make_shared<Snapshot>(*exampleCloud(clock.now()));
        snapshot->servers.values.resize(196);
        snapshot->servers.reading = Reading::Partial;
        feed.take(snapshot);
        QVERIFY(notesOf(feed).first().sentence.startsWith(u"196 "_s));
    }

    void aRunThatWasLeftCanBeTakenUpFromItsNote()
    {
        TurnedClock clock(TurnedClock::Kind::Standing);
        CloudFeed feed(clock);
        feed.take(exampleCloud(clock.now()));
        QList<RunView> runs;
        for (const RunRecord &record : exampleRuns(clock.now()))
            runs << viewOf(record, exampleEntries(record, clock.now()), false);
        feed.takeRuns(runs);
        const QList<Note> notes = notesOf(feed);
        QCOMPARE(notes.size(), 1);
        QCOMPARE(notes.first().buttons.first().id, u"resume/42"_s);
        QVERIFY(notes.first().sentence.contains(u"drain compute-07"_s));
    }
};

QTEST_MAIN(TestNotes)
#include "tst_notes.moc"

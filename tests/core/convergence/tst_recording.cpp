// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/recording.h"

#include <QTest>

using namespace drover;
using namespace Qt::StringLiterals;

namespace {

constexpr auto logLines = "10:00:01 DEBUG nova.virt.libvirt.driver [req-1] [instance: 5a0c] Migration "
                          "running for 0 secs, memory 100% "
                          "remaining (bytes processed=0, remaining=0, total=0); disk 0% remaining (bytes "
                          "processed=0, remaining=0, total=0).\n"
                          "10:00:06 INFO another line\n"
                          "10:00:31 INFO nova.virt.libvirt.driver [req-1] [instance: 5a0c] Migration running "
                          "for 30 secs, memory 50% "
                          "remaining; (bytes processed=400, remaining=600, total=1200)\n"
                          "10:00:32 INFO nova.virt.libvirt.driver [req-2] [instance: 77ff] Migration running "
                          "for 30 secs, memory 50% "
                          "remaining (bytes processed=1, remaining=2, total=3); disk 9% remaining (bytes "
                          "processed=10, remaining=5, total=15).\n"
                          "11:00:31 INFO nova.virt.libvirt.driver [req-3] [instance: 5a0c] Migration running "
                          "for 5 secs, memory 50% "
                          "remaining (bytes processed=7, remaining=8, total=9); disk 0% remaining (bytes "
                          "processed=0, remaining=0, total=0).\n";

} // namespace

class TestRecording : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAConsoleSeesIsEnough()
    {
        const auto read = recordingsFrom(R"({"memory_mib": 2048, "nova_view": [[5.5, 100, 40, 60]]})",
                                         u"t.json"_s, RecordingSource::Nova);
        QCOMPARE(read->size(), size_t(1));
        const Recording &recording = read->front();
        QCOMPARE(*recording.assumed.memoryGiB, 2.0);
        QVERIFY(!recording.assumed.autoConverges); // It does not say.
        QCOMPARE(recording.observations.front().counts.memoryRemainingBytes, 60);
        QCOMPARE(recordingBegin().msecsTo(recording.observations.front().counts.at), 5500);
    }

    void theLimitOfATraceHoldsFromTheBeginning()
    {
        const auto read = recordingFromTrace(
            R"({"migration": {"downtime_limit_ms": 300, "capabilities": ["auto-converge"], "max-cpu-throttle": 50},
                "nova_view": {"columns": ["t", "memory_total_bytes", "memory_processed_bytes", "memory_remaining_bytes"],
                              "rows": [[1, null, null, null], [6, 9, 4, 5]]}})",
            u"t.json"_s, RecordingSource::Nova);
        QVERIFY(read);
        QCOMPARE(pauseAllowed(read->assumed, 0), 0.3);
        QCOMPARE(*read->assumed.autoConverges, true);
        QCOMPARE(*read->assumed.permitsPostCopy, false);
        QCOMPARE(read->assumed.throttleAtMost, 0.5);
        QCOMPARE(read->observations.size(), size_t(2));
    }

    void libvirtSaysMore()
    {
        const auto read = recordingFromTrace(
            R"({"columns": ["t", "status", "remaining", "transferred", "total", "dirty_sync_count", "throttle_pct"],
                "rows": [[0.1, "setup", null, null, null, null, 0], [0.5, "active", 5, 4, 9, 2, 20],
                         [1, "postcopy-active", 2, 7, 9, 3, 20]]})",
            u"t.json"_s, RecordingSource::Libvirt);
        QVERIFY(read);
        QCOMPARE(*read->observations[1].synchronisations, 2);
        QCOMPARE(*read->observations[1].throttlePercent, 20);
        QVERIFY(read->observations[2].isPostCopy);
    }

    void aLogMayTellOfSeveralMigrations()
    {
        const auto read = recordingsFrom(logLines, u"nova-compute.log"_s, RecordingSource::Nova);
        QVERIFY(read);
        QCOMPARE(read->size(), size_t(3)); // One instance twice.
        QCOMPARE((*read)[0].instance, u"5a0c"_s);
        QCOMPARE((*read)[0].observations.size(), size_t(2));
        QCOMPARE((*read)[0].observations[1].counts.memoryProcessedBytes, 400);
        QCOMPARE((*read)[1].observations[0].counts.diskRemainingBytes, 5);
        QCOMPARE((*read)[2].observations[0].counts.memoryTotalBytes, 9);
    }

    void badInputIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nothing") << QByteArray() << u"f: it is neither a trace nor a log"_s;
        QTest::newRow("no JSON") << QByteArray("{\"a\": ") << u"f, byte"_s;
        QTest::newRow("no view") << QByteArray("{}") << u"f: nova_view is missing"_s;
        QTest::newRow("no rows") << QByteArray(R"({"nova_view": {}})") << u"f: nova_view has no rows"_s;
        QTest::newRow("empty") << QByteArray(R"({"nova_view": []})") << u"f: nova_view has no rows"_s;
        QTest::newRow("no list") << QByteArray(R"({"nova_view": [1]})")
                                 << u"f, row 1 of nova_view: it is not a list"_s;
        QTest::newRow("no time") << QByteArray(R"({"nova_view": [[]]})")
                                 << u"f, row 1 of nova_view: t is not a number"_s;
        QTest::newRow("a text") << QByteArray(R"({"nova_view": [[1, "x", 2, 3]]})")
                                << u"f, row 1 of nova_view: memory_total_bytes is not a number"_s;
        QTest::newRow("less than nothing") << QByteArray(R"({"nova_view": [[1, 2, -3, 4]]})")
                                           << u"f, row 1 of nova_view: memory_processed_bytes is not"_s;
        QTest::newRow("back in time") << QByteArray(R"({"nova_view": [[5, 1, 1, 1], [4, 1, 1, 1]]})")
                                      << u"f, row 2 of nova_view: it is earlier than the row before"_s;
        QTest::newRow("no limit") << QByteArray(
            R"({"migration": {"downtime_limit_ms": 0}, "nova_view": [[1, 1, 1, 1]]})")
                                  << u"f: migration.downtime_limit_ms is not more than 0"_s;
        QTest::newRow("half a line") << QByteArray("x\nMigration running for 5 secs, memory")
                                     << u"f, line 2: "_s;
    }
    void badInputIsNamedWithItsPlace()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, sentence);
        const auto read = recordingsFrom(content, u"f"_s, RecordingSource::Nova);
        QVERIFY(!read);
        QVERIFY2(describe(read.error()).startsWith(sentence), qPrintable(describe(read.error())));
    }
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"

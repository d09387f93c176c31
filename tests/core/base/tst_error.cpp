// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

class TestError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAsOneSentence_data();
    void readsAsOneSentence();
    void isHandedOnUnchanged();
};

void TestError::readsAsOneSentence_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<Error>("error");

    QTest::newRow("a refusal names request, status, reason and the id for the cloud's logs")
        << u"POST servers/a/action: 409: Instance is locked (req-7)"_s
        << Error {.kind = Error::Kind::Refused,
                  .httpStatus = 409,
                  .where = u"POST servers/a/action"_s,
                  .detail = u"Instance is locked"_s,
                  .requestId = u"req-7"_s};
    QTest::newRow("no status is made up where none arrived") << u"GET servers/detail: Connection refused"_s
                                                             << Error {.kind = Error::Kind::Unreachable,
                                                                       .where = u"GET servers/detail"_s,
                                                                       .detail = u"Connection refused"_s};
    QTest::newRow("a file is named with its line")
        << u"/etc/openstack/clouds.yaml, line 9: \"auth\" must be a map"_s
        << malformed(u"\"auth\" must be a map"_s, u"/etc/openstack/clouds.yaml, line 9"_s).value();
    QTest::newRow("our own no needs no place")
        << u"Nothing to move."_s << rejected(u"Nothing to move."_s).value();
    QTest::newRow("what the cloud did not do keeps the request id")
        << u"The server went to ERROR. (req-8)"_s
        << failed(u"The server went to ERROR."_s, u"req-8"_s).value();
    QTest::newRow("this machine") << u"journal: disk full"_s
                                  << localProblem(u"disk full"_s, u"journal"_s).value();
    QTest::newRow("a stop is no failure") << u"Stopped on request"_s << canceled().value();
    QTest::newRow("a status alone") << u"503"_s << Error {.kind = Error::Kind::Refused, .httpStatus = 503};
}

void TestError::readsAsOneSentence()
{
    QFETCH(const QString, sentence);
    QFETCH(const Error, error);
    QCOMPARE(describe(error), sentence);
}

void TestError::isHandedOnUnchanged()
{
    const Result<int> first = malformed(u"no such key"_s, u"GET servers"_s);
    const Result<QString> second = failure(first);
    QVERIFY(!second);
    QVERIFY(second.error() == first.error());
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestError)
#include "tst_error.moc"

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errors/errortext.h"
#include "ui/errors/errorview.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace drover;

class TestErrorText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindSaysWhatHappened_data()
    {
        QTest::addColumn<Error>("error");
        QTest::newRow("unreachable") << Error {.kind = Error::Kind::Unreachable};
        for (const int status : {400, 401, 403, 404, 409, 429, 500, 503})
            QTest::addRow("%d", status) << Error {.kind = Error::Kind::Refused, .httpStatus = status};
        QTest::newRow("malformed") << Error {.kind = Error::Kind::Malformed,
                                             .where = u"clouds.yaml, line 9"_s};
        QTest::newRow("rejected") << Error {.kind = Error::Kind::Rejected, .detail = u"No such host"_s};
        QTest::newRow("failed") << Error {.kind = Error::Kind::Failed};
        QTest::newRow("local") << Error {.kind = Error::Kind::Local};
    }
    void everyKindSaysWhatHappened()
    {
        QFETCH(Error, error);
        const ErrorText text = errorText(error);
        QVERIFY(!text.happened.isEmpty());
        QVERIFY(!text.means.isEmpty());
        QVERIFY(text.happened != text.means);
    }

    void theServicesOwnWordsAndTheRequestIdAreInTheDetailsOnly()
    {
        const Error error {.kind = Error::Kind::Refused,
                           .httpStatus = 403,
                           .where = u"GET os-services"_s,
                           .detail = u"Policy doesn't allow it"_s,
                           .requestId = u"req-42"_s};
        const ErrorText text = errorText(error);
        QCOMPARE(text.details, u"GET os-services\nHTTP 403\nPolicy doesn't allow it\nreq-42"_s);
        QVERIFY(!text.happened.contains(u"Policy"_s));
    }

    void aBadFileIsNamedWithItsLine()
    {
        const ErrorText text = errorText(
            {.kind = Error::Kind::Malformed, .where = u"clouds.yaml, line 9"_s, .detail = u"a tab"_s});
        QVERIFY(text.happened.contains(u"clouds.yaml, line 9"_s));
    }

    void detailsAreFoldedUntilAskedFor()
    {
        ErrorView view;
        view.show(u"fra1 is not connected"_s,
                  {.kind = Error::Kind::Unreachable, .where = u"POST auth/tokens"_s});
        view.show();
        const auto *details = view.findChild<QPlainTextEdit *>(u"details"_s);
        QVERIFY(!details->isVisible());
        QCOMPARE(view.findChild<QLabel *>(u"heading"_s)->text(), u"fra1 is not connected"_s);
        for (auto *button : view.findChildren<QToolButton *>()) {
            if (button->isCheckable())
                button->click();
        }
        QVERIFY(details->isVisible());
        QCOMPARE(details->toPlainText(), u"POST auth/tokens"_s);
    }
};

QTEST_MAIN(TestErrorText)
#include "tst_errortext.moc"

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"
#include "ui/widgets/confirmation.h"
#include "ui/widgets/droverstyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stateglyph.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/words.h"

#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace drover;

namespace {

/// WCAG 2.1, relative luminance.
double luminance(const QColor &colour)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QImage drawn(Glyph glyph)
{
    QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintGlyph(&painter, QRectF(0, 0, 32, 32), glyph, Qt::black);
    return image;
}

const QList<Glyph> allGlyphs {
    Glyph::DiscTick,  Glyph::TriangleMark, Glyph::OctagonCross, Glyph::DashedDiamond, Glyph::DiscInfo,
    Glyph::Play,      Glyph::OpenSquare,   Glyph::Bars,         Glyph::DoubleChevron, Glyph::Arrows,
    Glyph::Hourglass, Glyph::Cross,        Glyph::Dot,          Glyph::ArrowDown,     Glyph::ArrowDownLine,
    Glyph::Wrench,    Glyph::BarredCircle, Glyph::HalfDisc,     Glyph::Ring,          Glyph::Hand,
    Glyph::Tick,      Glyph::Stop,         Glyph::Dots,         Glyph::FallingLine,   Glyph::Clock,
    Glyph::Equals,    Glyph::BrokenChain,  Glyph::Infinity,     Glyph::DoubleTriangle};

} // namespace

class TestWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeUndoneHasTheFocusOnLeaving()
    {
        QWidget window;
        auto *dialog = new Confirmation({.question = u"Abort it?"_s,
                                         .sentences = {u"What was copied is lost."_s},
                                         .act = u"Abort"_s,
                                         .leave = u"Keep copying"_s,
                                         .destructive = true},
                                        &window);
        dialog->show();
        QCOMPARE(dialog->focusWidget(), dialog->leaveButton());
        QVERIFY(!dialog->actButton()->isDefault());
    }

    void initTestCase() { Theme::instance().install(); }

    void textIsReadableOnEveryGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textIsReadableOnEveryGround()
    {
        QFETCH(bool, dark);
        const Roles &colours = dark ? darkRoles() : lightRoles();
        for (const QColor &ground :
             {colours.base, colours.window, colours.raised, colours.hover, colours.selection}) {
            QVERIFY2(contrast(colours.text, ground) >= 4.5, qPrintable(ground.name()));
            QVERIFY2(contrast(colours.text2, ground) >= 4.5, qPrintable(ground.name()));
            QVERIFY2(contrast(colours.text3, ground) >= 3.0, qPrintable(ground.name()));
            for (int tone = 0; tone < int(colours.tones.size()); ++tone)
                QVERIFY2(contrast(colours.ink(Tone(tone)), ground) >= 4.5, qPrintable(ground.name()));
        }
        for (int tone = 0; tone < int(colours.tones.size()); ++tone)
            QVERIFY(contrast(colours.ink(Tone(tone)), colours.tint(Tone(tone))) >= 4.5);
        for (const QColor &curve : colours.series)
            QVERIFY2(contrast(curve, colours.base) >= 4.5, qPrintable(curve.name()));
        QVERIFY(contrast(colours.onAccent, colours.accent) >= 4.5);
        QVERIFY(contrast(colours.frame, colours.base) >= 3.0);
    }

    void everyGlyphHasAShapeOfItsOwn()
    {
        for (qsizetype a = 0; a < allGlyphs.size(); ++a) {
            const QImage image = drawn(allGlyphs[a]);
            QVERIFY2(image != drawn(Glyph::None), qPrintable(u"glyph %1 is empty"_s.arg(a)));
            for (qsizetype b = a + 1; b < allGlyphs.size(); ++b) {
                const QImage other = drawn(allGlyphs[b]);
                int different = 0;
                for (int y = 0; y < 32; ++y) {
                    for (int x = 0; x < 32; ++x)
                        different +=
                            std::abs(qGray(image.pixel(x, y)) - qGray(other.pixel(x, y))) > 96 ? 1 : 0;
                }
                QVERIFY2(different > 40, qPrintable(u"glyphs %1 and %2 are too alike"_s.arg(a).arg(b)));
            }
        }
    }

    void iconsTakeTheColourOfTheTheme()
    {
        for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark, Theme::Choice::HighContrast}) {
            Theme::instance().choose(choice);
            const QImage image = icon(u"server"_s).pixmap(24).toImage();
            std::set<QRgb> solid;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (qAlpha(image.pixel(x, y)) == 255)
                        solid.insert(image.pixel(x, y));
                }
            }
            QCOMPARE(solid, std::set<QRgb> {roles().text.rgb()});
        }
    }

    void whatCannotBeKnownHasADashedOutline()
    {
        // Along the upper edge of the pill ink and ground take turns.
        Pill pill;
        pill.setMark({Glyph::DashedDiamond, u"State not known"_s, Tone::Unknown, {}});
        pill.resize(pill.sizeHint());
        const QImage image = pill.grab().toImage();
        int changes = 0;
        for (int x = 8; x < image.width() - 8; ++x)
            changes += qAbs(qGray(image.pixel(x, 0)) - qGray(image.pixel(x - 1, 0))) > 40 ? 1 : 0;
        QVERIFY(changes > 6);
        QCOMPARE(pill.accessibleName(), u"State not known"_s);
    }

    void aSearchIsSentOnceAfterTyping()
    {
        SearchField field {QKeySequence()};
        QSignalSpy searched(&field, &SearchField::searched);
        QTest::keyClicks(&field, u"kafka"_s);
        QCOMPARE(searched.count(), 0);
        QTRY_COMPARE(searched.count(), 1);
        QCOMPARE(searched.first().first().toString(), u"kafka"_s);
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(searched.count(), 2);
        QVERIFY(field.text().isEmpty());
    }

    void notesShowWhatACloudSaysAsPlainText()
    {
        NoteBar bar;
        bar.setNotes({{Tone::Warn, u"Run 3 was left in the middle."_s, u"<b>drain</b>"_s,
                       u"droverctl runs resume 3"_s}});
        bool plain = false;
        for (const QLabel *label : bar.findChildren<QLabel *>())
            plain = plain || (label->text() == u"<b>drain</b>"_s && label->textFormat() == Qt::PlainText);
        QVERIFY(plain);
        bar.setNotes({});
        QVERIFY(bar.isHidden());
    }

    void figuresHaveFewDigitsAndTheirUnits()
    {
        QCOMPARE(gibText(32 * 1024), u"32"_s);
        QCOMPARE(gibText(1536), u"1.5"_s);
        QCOMPARE(gigabytesText(12'700'000'000), u"12.7 GB"_s);
        QCOMPARE(gigabytesText(99'000'000), u"0.1 GB"_s);
        QCOMPARE(gigabytesText(40'000'000), u"40 MB"_s);
        QCOMPARE(ageText(4s), u"4 s"_s);
        QCOMPARE(ageText(260s), u"4 min"_s);
        QCOMPARE(ageText(3h + 40min), u"3 h 40"_s);
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrationcard.h"

#include "ui/migrations/steering.h"
#include "ui/widgets/droverstyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/type.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

namespace {

struct MigrationFacts {
    Q_DECLARE_TR_FUNCTIONS(MigrationFacts)
};

/// Nova writes every 5 s; figures this old are worth a word.
constexpr auto oldFigures = 30s;

QString leftOverText(const MigrationPass &pass)
{
    if (pass.leftOverAtLeast == pass.leftOverAtMost)
        return MigrationFacts::tr("The pass before left %1 to be sent again.")
            .arg(gigabytesText(pass.leftOverAtMost));
    return MigrationFacts::tr(
               "The pass before left %1 to %2 to be sent again; passes are too short to see more.")
        .arg(gigabytesText(pass.leftOverAtLeast), gigabytesText(pass.leftOverAtMost));
}

QStringList factsWithFigures(const MigrationRow &row)
{
    const TraceFigures &figures = *row.figures;
    const MigrationSample &newest = figures.newest();
    QStringList facts;
    const double times = double(newest.memoryProcessedBytes) / double(newest.memoryTotalBytes);
    facts << MigrationFacts::tr("It has sent %1, that is %2 times its memory.")
                 .arg(gigabytesText(newest.memoryProcessedBytes), QLocale().toString(times, 'f', 1));
    if (!isCopying(row))
        return facts;
    facts << MigrationFacts::tr("%1 of this pass are left.").arg(gigabytesText(newest.memoryRemainingBytes));
    if (newest.diskRemainingBytes > 0)
        facts
            << MigrationFacts::tr("%1 of its disks are left.").arg(gigabytesText(newest.diskRemainingBytes));
    if (figures.bytesPerSecond)
        facts << MigrationFacts::tr("It sends %1.", "a rate").arg(rateText(*figures.bytesPerSecond));
    if (figures.pass().first > 0)
        facts << leftOverText(figures.pass());
    if (figures.pauseNeeded)
        facts << MigrationFacts::tr("To finish without that pass it would have to stand still for %1.")
                     .arg(pauseText(*figures.pauseNeeded));
    return facts;
}

QString factWithoutFigures(const Migration &migration)
{
    if (migration.type != Migration::Type::Live)
        return MigrationFacts::tr("Nova counts no bytes of a migration that is not live.");
    if (migration.status == "queued"_L1)
        return MigrationFacts::tr("It waits until %1 has a place for one more live migration.")
            .arg(orUnknown(migration.source.value));
    if (isUnderWay(migration) && !isPostCopy(migration))
        return MigrationFacts::tr(
            "Nova has not written any figures yet. The first come some 5 s after copying "
            "has begun.");
    return {};
}

} // namespace

QStringList knownFacts(const MigrationRow &row, const QDateTime &now)
{
    const Migration &migration = *row.migration;
    QStringList facts;
    if (migration.ended() && migration.updatedAt)
        facts << MigrationFacts::tr("It ended at %1: %2.", "time, Nova's status word")
                     .arg(timeText(*migration.updatedAt, now), migration.status);
    if (migration.waitsForDecision())
        facts << MigrationFacts::tr("It waits for a decision: confirm or revert.");
    if (isPostCopy(migration))
        facts << MigrationFacts::tr(
                     "It runs on %1 already, and the rest of its memory follows. Nova shows no "
                     "byte counts meanwhile.")
                     .arg(orUnknown(migration.destination.value_or(HostName()).value));
    if (row.figures)
        facts << factsWithFigures(row);
    else if (const QString why = factWithoutFigures(migration); !why.isEmpty())
        facts << why;
    if (row.age && *row.age >= oldFigures && !isPostCopy(migration))
        facts << MigrationFacts::tr("These figures are %1 old. That does not tell whether it goes on.")
                     .arg(ageText(*row.age));
    return facts;
}

/// One act: its button, its price beside it, and below what becomes of the instance, or why not.
class SteerCard final : public QWidget {
public:
    SteerCard(const QString &text, const QString &iconName, bool destructive, QWidget *parent)
        : QWidget(parent), m_button(new QPushButton(text, this)),
          m_price(new InkLabel(InkLabel::Ink::Secondary, this)),
          m_words(new InkLabel(InkLabel::Ink::Text, this))
    {
        m_button->setIcon(icon(iconName, destructive ? IconInk::Block : IconInk::Text));
        if (destructive)
            m_button->setProperty(DroverStyle::destructive, true);
        m_button->setAutoDefault(false);
        m_price->setFont(smallFont());
        m_price->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_words->setFont(smallFont());
        m_words->setWordWrap(true);
        auto *row = new QHBoxLayout;
        row->addWidget(m_button);
        row->addStretch(1);
        row->addWidget(m_price);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(12, 8, 12, 12);
        column->setSpacing(8);
        column->addLayout(row);
        column->addWidget(m_words);
    }

    [[nodiscard]] QPushButton &button() const { return *m_button; }

    void setWords(const QString &obstacle, const QString &price, const QStringList &consequences)
    {
        const bool may = obstacle.isEmpty();
        const QString words = may ? consequences.join(u' ') : obstacle;
        m_button->setEnabled(may);
        m_button->setAccessibleDescription(words);
        m_button->setToolTip(may ? QString() : obstacle);
        m_price->setText(may ? price : QString());
        m_words->setText(words);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(roles().line, 1));
        painter.setBrush(roles().base);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }

private:
    QPushButton *m_button;
    QLabel *m_price;
    QLabel *m_words;
};

MigrationCard::MigrationCard(QWidget *parent)
    : QScrollArea(parent), m_caption(new InkLabel(InkLabel::Ink::Secondary, this)),
      m_evidence(new InkLabel(InkLabel::Ink::Text, this)), m_facts(new InkLabel(InkLabel::Ink::Text, this)),
      m_abort(new SteerCard(tr("A&bort…"), u"circle-stop"_s, true, this)),
      m_force(new SteerCard(tr("F&orce complete…"), u"chevrons-right"_s, false, this))
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::AlternateBase);
    setAccessibleName(tr("What is known, and what can be done"));
    setMinimumWidth(240);

    auto *page = new QWidget(this);
    page->setBackgroundRole(QPalette::AlternateBase);
    page->setAutoFillBackground(true);
    m_caption->setFont(captionFont());
    m_evidence->setObjectName(u"evidence"_s);
    m_evidence->setFont(strongFont());
    m_evidence->setWordWrap(true);
    m_evidence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setObjectName(u"known"_s);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_abort->button().setObjectName(u"abort"_s);
    m_force->button().setObjectName(u"forceComplete"_s);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_caption);
    column->addWidget(m_evidence);
    column->addWidget(m_facts);
    column->addSpacing(4);
    column->addWidget(m_abort);
    column->addWidget(m_force);
    column->addStretch(1);
    setWidget(page);

    connect(&m_abort->button(), &QPushButton::clicked, this, &MigrationCard::abortAsked);
    connect(&m_force->button(), &QPushButton::clicked, this, &MigrationCard::forceCompleteAsked);
    const auto repaint = [this] {
        m_abort->update();
        m_force->update();
    };
    connect(&Theme::instance(), &Theme::changed, this, repaint);
}

void MigrationCard::setRow(const MigrationRow &row, const CloudFeed &feed)
{
    m_evidence->setText(isCopying(row) ? row.figures->judgement().evidence : QString());
    const bool judged = !m_evidence->text().isEmpty();
    m_evidence->setVisible(judged);
    m_caption->setText(judged ? tr("Why Drover says so") : tr("What is known"));
    m_facts->setText(knownFacts(row, feed.now()).join(u' '));
    for (const auto &[act, card] :
         {std::pair {Steer::Abort, m_abort}, std::pair {Steer::ForceComplete, m_force}}) {
        card->setWords(obstacleTo(act, *row.migration, feed), priceOf(act, row),
                       consequencesOf(act, row, feed));
        // What is over, or was never live, has nothing to steer.
        card->setVisible(isUnderWay(*row.migration) && row.migration->type == Migration::Type::Live);
    }
}

} // namespace drover

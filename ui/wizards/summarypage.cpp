// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/summarypage.h"

#include "ui/errors/errorview.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/type.h"
#include "ui/widgets/words.h"
#include "ui/wizards/commandcard.h"
#include "ui/wizards/forecastcard.h"
#include "ui/wizards/plandraft.h"
#include "ui/wizards/planstory.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr int cardsWidth = 300;

/// One line of the story: icon, heading, sentence, and a hairline under them.
class StoryRow final : public QWidget {
public:
    StoryRow(const StoryLine &line, QWidget *parent) : QWidget(parent), m_icon(line.icon), m_tone(line.tone)
    {
        setAccessibleName(line.heading);
        setAccessibleDescription(line.sentence);
        auto *heading = new InkLabel(InkLabel::Ink::Text, this);
        heading->setFont(strongFont());
        heading->setText(line.heading);
        auto *sentence = new InkLabel(InkLabel::Ink::Secondary, this);
        sentence->setFont(smallFont());
        sentence->setText(withoutBreaksInNames(line.sentence));
        sentence->setAccessibleName(line.sentence);
        sentence->setWordWrap(true);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(32, 8, 0, 12);
        column->setSpacing(4);
        column->addWidget(heading);
        column->addWidget(sentence);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, QRectF(0, 9, 18, 18), m_icon, roles().ink(m_tone));
        painter.fillRect(0, height() - 1, width(), 1, roles().line);
    }

private:
    QString m_icon;
    Tone m_tone;
};

QString termsText(const RunPolicy &policy)
{
    QStringList sentences;
    sentences << SummaryPage::tr("%1 away from one host, %2 to one destination, %3 in all at the same time.")
                     .arg(policy.perSource)
                     .arg(policy.perDestination)
                     .arg(policy.overall);
    sentences << (policy.onFailure == RunPolicy::OnFailure::Continue
                      ? SummaryPage::tr("One that cannot go is left where it is.")
                      : SummaryPage::tr("When one cannot go, nothing new is begun."));
    const QString after = policy.migrationTimeout ? ageText(*policy.migrationTimeout) : QString();
    if (!policy.migrationTimeout)
        sentences << SummaryPage::tr("A live migration that does not end goes on until somebody decides.");
    else if (policy.onTimeout == RunPolicy::OnTimeout::Abort)
        sentences << SummaryPage::tr("A live migration that does not end is aborted after %1.").arg(after);
    else if (policy.onTimeout == RunPolicy::OnTimeout::ForceComplete)
        sentences << SummaryPage::tr("A live migration that does not end is forced to complete after %1.")
                         .arg(after);
    else
        sentences << SummaryPage::tr("A migration is watched for %1, and then left to itself.").arg(after);
    return sentences.join(u'\n');
}

} // namespace

SummaryPage::SummaryPage(PlanDraft &draft, const QString &verb, const QString &icon, QWidget *parent)
    : WizardPage(tr("Summary"), parent), m_draft(draft), m_error(new ErrorView(this)),
      m_errorCard(new Card({}, this)), m_story(new QVBoxLayout), m_commands(new CommandCard(this)),
      m_forecast(new ForecastCard(this)), m_termsCard(new Card(tr("How"), this)),
      m_terms(new InkLabel(InkLabel::Ink::Text, this)), m_token(new NoteBar(this))
{
    setVerb(verb, icon);
    m_errorCard->setObjectName(u"refusal"_s);
    m_errorCard->column()->addWidget(m_error);
    m_errorCard->hide();
    m_story->setContentsMargins(0, 0, 0, 0);
    m_story->setSpacing(0);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(8);
    left->addWidget(m_errorCard);
    left->addLayout(m_story);
    left->addWidget(m_commands, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 20, 20);
    row->setSpacing(20);
    row->addLayout(left, 1);
    row->addWidget(makeSide());
    connect(&draft, &PlanDraft::changed, this, &WizardPage::refreshWhenShown);
    refresh();
}

QWidget *SummaryPage::makeSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(std::max(cardsWidth, 44 * fontMetrics().averageCharWidth()));
    m_terms->setFont(smallFont());
    m_terms->setWordWrap(true);
    m_termsCard->column()->addWidget(m_terms);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_forecast);
    column->addWidget(m_termsCard);
    column->addWidget(m_token);
    column->addStretch(1);
    return side;
}

void SummaryPage::arrive()
{
    // What was refused before may be true no more.
    m_refused = false;
    refresh();
    window()->findChild<QWidget *>(u"primary"_s)->setFocus(Qt::OtherFocusReason);
}

void SummaryPage::showRefusal(const Error &error)
{
    m_refused = true;
    m_error->show(tr("Nothing was begun."), error);
    m_errorCard->show();
}

void SummaryPage::refresh()
{
    const auto &plan = m_draft.plan();
    setComplete(plan && !plan->steps.isEmpty());
    if (!plan) {
        m_error->show(tr("There is no plan."), plan.error());
        m_errorCard->show();
        setHead(tr("Summary"), tr("Nothing has been changed."));
        return;
    }
    m_errorCard->setVisible(m_refused);
    setHead(tr("Summary"),
            plan->steps.isEmpty()
                ? tr("There is nothing to do.")
                : tr("%n step(s). The first change is made when you press the button below.", nullptr,
                     int(plan->steps.size())));
    showStory(*plan);
    m_commands->setPlan(*plan);
    m_forecast->setForecast(m_draft.forecast(), m_draft.feed().now());
    showTerms(*plan);
    showToken();
}

void SummaryPage::showStory(const Plan &plan)
{
    auto *holder = new QWidget(this);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const StoryLine &line : storyOf(plan, m_draft.snapshot()))
        column->addWidget(new StoryRow(line, holder));
    delete m_storyHolder;
    m_storyHolder = holder;
    m_story->addWidget(holder);
}

void SummaryPage::showTerms(const Plan &plan)
{
    const bool moves = std::ranges::any_of(plan.steps, [](const Step &step) { return isMove(step.kind); });
    m_termsCard->setVisible(moves);
    m_terms->setText(termsText(plan.policy));
}

void SummaryPage::showToken()
{
    const QDateTime ends = m_draft.feed().connection().tokenExpiresAt;
    const auto &whole = m_draft.forecast().whole;
    if (!ends.isValid()) {
        m_token->setNotes({});
        return;
    }
    const QString at = ends.toLocalTime().toString(u"HH:mm"_s);
    const QDateTime now = m_draft.feed().now();
    if (whole && now.addSecs(whole->most.count()) < ends) {
        m_token->setNotes(
            {Note {Tone::Info, {}, tr("Your token ends %1, after the end that is forecast.").arg(at)}});
        return;
    }
    m_token->setNotes(
        {Note {Tone::Info,
               {},
               tr("Your token ends %1. Drover signs in again by itself before that, unless it was "
                  "given nothing but the token.")
                   .arg(at)}});
}

} // namespace drover

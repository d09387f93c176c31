// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/wizardframe.h"

#include "core/plan/planjson.h"
#include "ui/widgets/droverstyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/saving.h"
#include "ui/widgets/stateglyph.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"
#include "ui/widgets/words.h"
#include "ui/wizards/plandraft.h"
#include "ui/wizards/progresspage.h"
#include "ui/wizards/readingorder.h"
#include "ui/wizards/stepmark.h"
#include "ui/wizards/wizardpage.h"

#include <QCoroTask>

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr int stepsWidth = 180;
constexpr QSize smallest(860, 560);

QWidget *line(Qt::Orientation along, QWidget *parent)
{
    auto *made = new QWidget(parent);
    made->setAutoFillBackground(true);
    made->setBackgroundRole(QPalette::Mid);
    if (along == Qt::Horizontal)
        made->setFixedHeight(1);
    else
        made->setFixedWidth(1);
    return made;
}

QWidget *ground(QPalette::ColorRole role, QWidget *parent)
{
    auto *made = new QWidget(parent);
    made->setAutoFillBackground(true);
    made->setBackgroundRole(role);
    return made;
}

/// The mark before what the bar says.
class AsideMark final : public QWidget {
public:
    explicit AsideMark(QWidget *parent) : QWidget(parent) { setFixedSize(16, 16); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintGlyph(&painter, QRectF(1, 1, 14, 14), Glyph::DiscInfo, roles().ink(Tone::Info));
    }
};

/// The first digits, as people compare them.
QString shortHash(const QString &hash)
{
    return u"%1 %2 %3"_s.arg(hash.mid(0, 4), hash.mid(4, 4), hash.mid(8, 4));
}

} // namespace

WizardFrame::WizardFrame(CloudFeed &feed, PlanDraft *draft, QWidget *parent)
    : QDialog(parent), m_feed(feed), m_draft(draft), m_stepColumn(new QVBoxLayout),
      m_facts(new InkLabel(InkLabel::Ink::Secondary, this)),
      m_age(new InkLabel(InkLabel::Ink::Secondary, this)), m_title(new InkLabel(InkLabel::Ink::Text, this)),
      m_sentence(new InkLabel(InkLabel::Ink::Secondary, this)), m_stack(new QStackedWidget(this)),
      m_save(new QPushButton(icon(u"save"_s), tr("&Save plan…"), this)),
      m_hash(new InkLabel(InkLabel::Ink::Secondary, this)),
      m_aside(new InkLabel(InkLabel::Ink::Secondary, this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_back(new QPushButton(icon(u"arrow-left"_s), tr("&Back"), this)), m_next(new QPushButton(this))
{
    draft->setParent(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumSize(smallest);

    // In reading order, which is the order of the focus: steps, page, bar.
    QWidget *side = ground(QPalette::AlternateBase, this);
    makeSide(side);
    QWidget *middle = ground(QPalette::Base, this);
    m_title->setFont(titleFont());
    m_title->setObjectName(u"pageTitle"_s);
    m_sentence->setObjectName(u"pageSentence"_s);
    m_sentence->setWordWrap(true);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(20, 16, 20, 12);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_sentence);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    QWidget *bar = ground(QPalette::Window, this);
    makeBar(bar);

    auto *upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(side);
    upper->addWidget(line(Qt::Vertical, this));
    upper->addWidget(middle, 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(upper, 1);
    whole->addWidget(line(Qt::Horizontal, this));
    whole->addWidget(bar);

    connect(&feed, &CloudFeed::ticked, this, &WizardFrame::refreshAge);
    connect(&feed, &CloudFeed::pictureChanged, this, &WizardFrame::refreshAge);
    connect(draft, &PlanDraft::changed, this, &WizardFrame::refresh);
    refreshAge();
}

void WizardFrame::makeSide(QWidget *side)
{
    side->setFixedWidth(std::max(stepsWidth, 24 * fontMetrics().averageCharWidth()));
    m_stepColumn->setSpacing(0);
    auto *facts = new QVBoxLayout;
    facts->setContentsMargins(16, 16, 16, 16);
    facts->setSpacing(12);
    facts->addWidget(line(Qt::Horizontal, side));
    for (QLabel *label : {m_facts, m_age}) {
        label->setFont(smallFont());
        label->setWordWrap(true);
        facts->addWidget(label);
    }
    m_facts->setObjectName(u"facts"_s);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 16, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_stepColumn);
    column->addLayout(facts);
    column->addStretch(1);
}

void WizardFrame::makeBar(QWidget *bar)
{
    m_save->setObjectName(u"savePlan"_s);
    m_hash->setObjectName(u"planHash"_s);
    m_hash->setFont(monoFont());
    m_hash->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_aside->setObjectName(u"aside"_s);
    m_aside->setWordWrap(true);
    m_cancel->setObjectName(u"cancel"_s);
    m_back->setObjectName(u"back"_s);
    // A shortcut of the button would take its mnemonic's place.
    auto *left = new QShortcut(QKeySequence(u"Alt+Left"_s), this);
    connect(left, &QShortcut::activated, this, &WizardFrame::back);
    m_next->setObjectName(u"primary"_s);
    m_next->setProperty(DroverStyle::primary, true);
    for (QPushButton *button : {m_save, m_cancel, m_back, m_next})
        button->setAutoDefault(false);
    m_next->setDefault(true);

    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(8);
    row->addWidget(m_save);
    row->addWidget(m_hash);
    m_asideMark = new AsideMark(bar);
    row->addWidget(m_asideMark);
    row->addWidget(m_aside, 1);
    row->addWidget(m_cancel);
    row->addSpacing(12);
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(m_save, &QPushButton::clicked, this, &WizardFrame::savePlan);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, &WizardFrame::back);
    connect(m_next, &QPushButton::clicked, this, &WizardFrame::forward);
}

void WizardFrame::addPage(WizardPage *page)
{
    const int index = int(m_pages.size());
    m_pages << page;
    m_stack->addWidget(page);
    auto *mark = new StepMark(index + 1, page->step(), this);
    connect(mark, &StepMark::clicked, this, [this, index] { go(index); });
    connect(page, &WizardPage::changed, this, &WizardFrame::refresh);
    m_steps << mark;
    m_stepColumn->addWidget(mark);
    refresh();
}

WizardPage *WizardFrame::page() const
{
    return m_pages.value(m_stack->currentIndex());
}

void WizardFrame::addProgress()
{
    m_progress = new ProgressPage(m_feed, this);
    addPage(m_progress);
}

void WizardFrame::go(int index)
{
    if (index < 0 || index >= m_pages.size())
        return;
    m_stack->setCurrentIndex(index);
    refresh();
    page()->arrive();
}

void WizardFrame::forward()
{
    if (!page()->isComplete() || m_committing)
        return;
    if (page()->isFinal())
        close();
    else if (page()->verb().isEmpty())
        go(m_stack->currentIndex() + 1);
    else
        commit();
}

void WizardFrame::back()
{
    if (m_back->isEnabled() && m_back->isVisible())
        go(m_stack->currentIndex() - 1);
}

void WizardFrame::setFacts(const QStringList &facts)
{
    m_facts->setText(facts.join(u'\n'));
}

void WizardFrame::commit()
{
    const auto &plan = m_draft->plan();
    Runs *runs = m_feed.executor();
    if (!plan || !runs || !m_draft->obstacle().isEmpty())
        return;
    m_committing = true;
    refresh();
    QCoro::connect(runs->begin(*plan), this, [this](const Result<std::shared_ptr<Run>> &begunRun) {
        m_committing = false;
        if (!begunRun) {
            page()->showRefusal(begunRun.error());
            refresh();
            return;
        }
        begun();
        m_draft->close();
        m_progress->follow((*begunRun)->id());
        go(int(m_pages.size()) - 1);
    });
}

void WizardFrame::refresh()
{
    const WizardPage *shown = page();
    if (!shown)
        return;
    const int current = m_stack->currentIndex();
    m_title->setText(shown->title());
    m_sentence->setText(shown->sentence());
    m_sentence->setVisible(!shown->sentence().isEmpty());
    m_aside->setText(!shown->verb().isEmpty() && !m_draft->obstacle().isEmpty() ? m_draft->obstacle()
                                                                                : shown->aside());
    const bool reachable = !shown->isFinal() && !m_committing;
    for (int index = 0; index < m_steps.size(); ++index) {
        const auto state = index < current ? StepMark::State::Done
            : index == current             ? StepMark::State::Current
                                           : StepMark::State::Ahead;
        m_steps[index]->setState(state, reachable && index < current);
    }
    m_asideMark->setVisible(!m_aside->text().isEmpty());
    const bool acts = !shown->verb().isEmpty();
    const bool showsPlan = acts && m_draft->plan() && !shown->isFinal();
    m_save->setVisible(showsPlan);
    m_hash->setVisible(showsPlan);
    if (showsPlan)
        m_hash->setText(tr("Plan hash %1").arg(shortHash(planHash(*m_draft->plan()))));
    m_cancel->setVisible(!shown->isFinal());
    m_back->setVisible(!shown->isFinal() && current > 0);
    m_back->setEnabled(!m_committing);
    m_next->setEnabled(shown->isComplete() && !m_committing && (!acts || m_draft->obstacle().isEmpty()));
    if (shown->isFinal()) {
        m_next->setText(tr("Close"));
        m_next->setIcon({});
    } else if (acts) {
        m_next->setText(shown->verb());
        m_next->setIcon(icon(shown->verbIcon(), IconInk::OnAccent));
    } else if (const WizardPage *following = m_pages.value(current + 1)) {
        m_next->setText(tr("Next: %1", "name of the next page").arg(following->step()));
        m_next->setIcon({});
    }
}

void WizardFrame::refreshAge()
{
    const auto age = m_feed.age();
    m_age->setVisible(age.has_value());
    if (age) {
        m_age->setText(tr("Facts read %1, %2 ago")
                           .arg(timeText(m_feed.snapshot()->takenAt, m_feed.now()), ageText(*age)));
    }
}

void WizardFrame::savePlan()
{
    if (!m_draft->plan())
        return;
    const Plan &plan = *m_draft->plan();
    const QString about = plan.host.isEmpty() ? plan.steps.value(0).serverName : plan.host.value;
    askAndSave(this, tr("Save the plan"), u"%1-%2.json"_s.arg(intentWord(plan.intent), about),
               QJsonDocument(toJson(plan)).toJson());
}

void WizardFrame::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_next->isEnabled())
            m_next->click();
        return;
    }
    if (event->key() == Qt::Key_Back)
        return back();
    QDialog::keyPressEvent(event);
}

void WizardFrame::showEvent(QShowEvent *event)
{
    if (m_placed)
        return QDialog::showEvent(event);
    m_placed = true;
    // First the size: a dialog is put in the middle of its window by the size that it has then.
    if (const QWidget *window = parentWidget() ? parentWidget()->window() : nullptr)
        resize((window->size() * 0.9).expandedTo(smallest));
    else
        resize(QSize(1296, 810));
    QDialog::showEvent(event);
    chainInReadingOrder(*this);
    if (page())
        page()->arrive();
}

} // namespace drover

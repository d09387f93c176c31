// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/optionspage.h"

#include "ui/widgets/card.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/type.h"
#include "ui/wizards/draindraft.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <initializer_list>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QComboBox *numbers(std::initializer_list<int> values, const QString &name, QWidget *parent)
{
    auto *made = new QComboBox(parent);
    made->setObjectName(name);
    for (const int value : values)
        made->addItem(QLocale().toString(value), value);
    made->setMinimumWidth(12 * made->fontMetrics().averageCharWidth());
    return made;
}

QComboBox *minutes(const QString &name, const QString &spoken, QWidget *parent)
{
    auto *made = new QComboBox(parent);
    made->setObjectName(name);
    made->setAccessibleName(spoken);
    for (const int value : {5, 10, 20, 30, 60, 120})
        made->addItem(OptionsPage::tr("%n min", nullptr, value), value);
    made->setCurrentIndex(made->findData(20));
    made->setMinimumWidth(made->sizeHint().width() + 16);
    return made;
}

void setNumber(QComboBox &box, int value)
{
    if (box.findData(value) < 0)
        box.addItem(QLocale().toString(value), value);
    box.setCurrentIndex(box.findData(value));
}

InkLabel *hint(const QString &text, QWidget *parent)
{
    auto *label = new InkLabel(InkLabel::Ink::Secondary, parent);
    label->setFont(smallFont());
    label->setText(text);
    label->setWordWrap(true);
    return label;
}

} // namespace

OptionsPage::OptionsPage(DrainDraft &draft, QWidget *parent)
    : WizardPage(tr("Options"), parent), m_draft(draft),
      m_perSource(numbers({1, 2, 3, 4, 6, 8}, u"perSource"_s, this)),
      m_perDestination(numbers({1, 2, 3, 4, 6, 8}, u"perDestination"_s, this)),
      m_overall(numbers({1, 2, 4, 6, 8, 12, 16}, u"overall"_s, this)),
      m_goOn(new QRadioButton(tr("&Leave it where it is, and go on with the others"), this)),
      m_stop(new QRadioButton(tr("&Stop: begin nothing new, and let what is under way end"), this)),
      m_ask(new QRadioButton(tr("Ask &me: it goes on until somebody aborts or forces it"), this)),
      m_abort(new QRadioButton(tr("&Abort it, and leave the instance where it runs, after"), this)),
      m_force(
          new QRadioButton(tr("&Force it to complete, which freezes the instance meanwhile, after"), this)),
      m_abortAfter(minutes(u"abortAfter"_s, tr("Abort after"), this)),
      m_forceAfter(minutes(u"forceAfter"_s, tr("Force complete after"), this))
{
    auto *inside = new QWidget(this);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(20, 0, 20, 20);
    column->setSpacing(12);
    makeLimits(*column);
    makeFailure(*column);
    makeEndless(*column);
    auto *end = new Card(tr("At the end"), this);
    end->column()->addWidget(hint(tr("The host is looked at once more: the run says “done” only when no "
                                     "instance is left on it, and none is "
                                     "on its way to it."),
                                  end));
    column->addWidget(end);
    column->addStretch(1);
    inside->setMaximumWidth(104 * fontMetrics().averageCharWidth());
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    inside->setBackgroundRole(QPalette::Base);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setHead(tr("How the run goes about it"),
            tr("The defaults suit most clouds. Nothing has been changed yet."));
    connect(&draft, &DrainDraft::changed, this, &WizardPage::refreshWhenShown);
    refresh();
}

void OptionsPage::makeLimits(QVBoxLayout &column)
{
    auto *card = new Card(tr("At the same time"), this);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(tr("Moves away from one &host"), m_perSource);
    form->addRow(tr("Moves to one &destination"), m_perDestination);
    form->addRow(tr("Moves in &all"), m_overall);
    card->column()->addLayout(form);
    card->column()->addWidget(hint(
        tr("Nova itself runs one live migration away from a host at a time unless it is set otherwise; more "
           "only wait in its queue."),
        card));
    column.addWidget(card);
    const auto follow = [this](QComboBox *box, int RunPolicy::*limit) {
        connect(box, &QComboBox::activated, this, [this, box, limit] {
            m_draft.change([&](DrainWish &wish) { wish.policy.*limit = box->currentData().toInt(); });
        });
    };
    follow(m_perSource, &RunPolicy::perSource);
    follow(m_perDestination, &RunPolicy::perDestination);
    follow(m_overall, &RunPolicy::overall);
}

void OptionsPage::makeFailure(QVBoxLayout &column)
{
    auto *card = new Card(tr("If one cannot go"), this);
    auto *group = new QButtonGroup(card);
    for (QRadioButton *button : {m_goOn, m_stop}) {
        group->addButton(button);
        card->column()->addWidget(button);
    }
    column.addWidget(card);
    connect(m_stop, &QRadioButton::clicked, this, [this] {
        m_draft.change([](DrainWish &wish) { wish.policy.onFailure = RunPolicy::OnFailure::Stop; });
    });
    connect(m_goOn, &QRadioButton::clicked, this, [this] {
        m_draft.change([](DrainWish &wish) { wish.policy.onFailure = RunPolicy::OnFailure::Continue; });
    });
}

void OptionsPage::makeEndless(QVBoxLayout &column)
{
    m_ask->setObjectName(u"ask"_s);
    m_abort->setObjectName(u"abort"_s);
    m_force->setObjectName(u"force"_s);
    auto *card = new Card(tr("If a live migration does not end"), this);
    auto *group = new QButtonGroup(card);
    const auto add = [&](QRadioButton *button, QComboBox *after) {
        group->addButton(button);
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(button);
        if (after)
            row->addWidget(after);
        row->addStretch(1);
        card->column()->addLayout(row);
        connect(button, &QRadioButton::clicked, this, &OptionsPage::takeEndless);
        if (after)
            connect(after, &QComboBox::activated, this, &OptionsPage::takeEndless);
    };
    add(m_ask, nullptr);
    add(m_abort, m_abortAfter);
    add(m_force, m_forceAfter);
    column.addWidget(card);
}

void OptionsPage::takeEndless()
{
    m_draft.change([this](DrainWish &wish) {
        RunPolicy &policy = wish.policy;
        if (m_ask->isChecked()) {
            policy.onTimeout = RunPolicy::OnTimeout::Leave;
            policy.migrationTimeout.reset();
            return;
        }
        const QComboBox *after = m_abort->isChecked() ? m_abortAfter : m_forceAfter;
        policy.onTimeout =
            m_abort->isChecked() ? RunPolicy::OnTimeout::Abort : RunPolicy::OnTimeout::ForceComplete;
        policy.migrationTimeout = std::chrono::minutes(after->currentData().toInt());
    });
}

void OptionsPage::arrive()
{
    m_perSource->setFocus(Qt::OtherFocusReason);
}

void OptionsPage::refresh()
{
    const RunPolicy &policy = m_draft.wish().policy;
    setNumber(*m_perSource, policy.perSource);
    setNumber(*m_perDestination, policy.perDestination);
    setNumber(*m_overall, policy.overall);
    (policy.onFailure == RunPolicy::OnFailure::Stop ? m_stop : m_goOn)->setChecked(true);
    (!policy.migrationTimeout                                      ? m_ask
         : policy.onTimeout == RunPolicy::OnTimeout::Abort         ? m_abort
         : policy.onTimeout == RunPolicy::OnTimeout::ForceComplete ? m_force
                                                                   : m_ask)
        ->setChecked(true);
    m_abortAfter->setEnabled(m_abort->isChecked());
    m_forceAfter->setEnabled(m_force->isChecked());
}

} // namespace drover

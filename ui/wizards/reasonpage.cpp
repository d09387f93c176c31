// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/reasonpage.h"

#include "ui/errors/errortext.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"
#include "ui/wizards/draindraft.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr qsizetype longest = 255; // nova/api/openstack/compute/schemas/services.py
constexpr qsizetype earlierKept = 5;
const QString earlierKey = u"wizards/reasons"_s;

/// Whose it is when a host is disabled already: the run of ours whose reason it shows.
std::optional<qint64> runThatClosed(const DrainDraft &draft)
{
    const HostRow *row = draft.feed().host(draft.host());
    return row ? row->closedByRun : std::nullopt;
}

} // namespace

ReasonPage::ReasonPage(DrainDraft &draft, QSettings &settings, QWidget *parent)
    : WizardPage(tr("Reason"), parent), m_draft(draft), m_settings(settings), m_notes(new NoteBar(this)),
      m_form(new QWidget(this)), m_reason(new QLineEdit(m_form)),
      m_count(new InkLabel(InkLabel::Ink::Secondary, m_form)),
      m_wrong(new InkLabel(InkLabel::Ink::Text, m_form)),
      m_preview(new InkLabel(InkLabel::Ink::Text, m_form)), m_earlier(new QWidget(m_form)),
      m_keep(new QCheckBox(tr("&Leave it disabled as it is, and move its instances away"), this))
{
    m_keep->setObjectName(u"keepOthers"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_notes);
    auto *keep = new QHBoxLayout;
    keep->setContentsMargins(20, 0, 20, 0);
    keep->addWidget(m_keep);
    keep->addStretch(1);
    column->addLayout(keep);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(20, 4, 20, 0);
    form->setSpacing(8);
    makeField(*form);
    column->addWidget(m_form);
    column->addStretch(1);

    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_typed = true;
        m_draft.change([&](DrainWish &wish) { wish.reason = text.trimmed(); });
    });
    connect(m_keep, &QCheckBox::toggled, this, &ReasonPage::takeOthers);
    connect(&draft, &DrainDraft::changed, this, &ReasonPage::refresh);
    refresh();
}

void ReasonPage::makeField(QVBoxLayout &column)
{
    m_reason->setObjectName(u"reason"_s);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Ticket and purpose, as CHG-20871 kernel update"));
    m_reason->setMinimumWidth(56 * fontMetrics().averageCharWidth());
    m_reason->setMaximumWidth(88 * fontMetrics().averageCharWidth());
    auto *label = new QLabel(tr("&Why is %1 taken out?").arg(m_draft.host().value), m_form);
    label->setBuddy(m_reason);
    m_count->setObjectName(u"reasonCount"_s);
    m_count->setFont(smallFont());
    m_wrong->setObjectName(u"reasonWrong"_s);
    m_wrong->setFont(smallFont());

    auto *field = new QHBoxLayout;
    field->setSpacing(12);
    field->addWidget(m_reason, 1);
    field->addWidget(m_count);
    field->addStretch(1);
    column.addWidget(label);
    column.addLayout(field);
    column.addWidget(m_wrong);
    offerEarlier(column);

    auto *card = new Card(tr("What others will read"), m_form);
    card->setMaximumWidth(88 * fontMetrics().averageCharWidth());
    m_preview->setObjectName(u"preview"_s);
    m_preview->setFont(monoFont());
    m_preview->setWordWrap(true);
    card->column()->addWidget(m_preview);
    auto *where = new InkLabel(InkLabel::Ink::Secondary, card);
    where->setFont(smallFont());
    where->setWordWrap(true);
    where->setText(tr("In every list of compute services, until the host is enabled again. "
                      "It is also how Drover knows the host as its own."));
    card->column()->addWidget(where);
    // In a row of its own: a column would give it the height that it needs when it is as wide as the page.
    auto *row = new QHBoxLayout;
    row->addWidget(card, 1);
    row->addStretch(0);
    column.addSpacing(8);
    column.addLayout(row);
}

void ReasonPage::offerEarlier(QVBoxLayout &column)
{
    const QStringList reasons = m_settings.value(earlierKey).toStringList();
    auto *row = new QHBoxLayout(m_earlier);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *label = new InkLabel(InkLabel::Ink::Secondary, m_earlier);
    label->setFont(smallFont());
    label->setText(tr("Used before:"));
    row->addWidget(label);
    const QFontMetrics metrics(m_earlier->font());
    for (const QString &reason : reasons) {
        auto *button = new QToolButton(m_earlier);
        button->setText(metrics.elidedText(reason, Qt::ElideRight, 32 * metrics.averageCharWidth()));
        button->setIcon(icon(u"history"_s, IconInk::Secondary));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setToolTip(reason);
        button->setAccessibleName(tr("Use the reason %1").arg(reason));
        connect(button, &QToolButton::clicked, this, [this, reason] {
            m_reason->setText(reason);
            m_reason->setFocus();
        });
        row->addWidget(button);
    }
    row->addStretch(1);
    m_earlier->setVisible(!reasons.isEmpty());
    column.addWidget(m_earlier);
}

void ReasonPage::arrive()
{
    if (m_form->isVisibleTo(this))
        m_reason->setFocus();
    else if (m_keep->isVisibleTo(this))
        m_keep->setFocus();
}

void ReasonPage::remember()
{
    if (m_draft.wish().keepOthersReason)
        return;
    QStringList reasons = m_settings.value(earlierKey).toStringList();
    reasons.removeAll(m_draft.wish().reason);
    reasons.prepend(m_draft.wish().reason);
    m_settings.setValue(earlierKey, QStringList(reasons.mid(0, earlierKept)));
}

void ReasonPage::takeOthers(bool keep)
{
    const ComputeService *service = m_draft.service();
    const QString theirs = service ? service->disabledReason.trimmed().left(longest) : QString();
    m_draft.change([&](DrainWish &wish) {
        wish.keepOthersReason = keep;
        // The planner asks for one, and writes none over theirs.
        wish.reason = keep ? (theirs.isEmpty() ? u"-"_s : theirs) : m_reason->text().trimmed();
    });
}

void ReasonPage::refresh()
{
    const QString host = m_draft.host().value;
    const ComputeService *service = m_draft.service();
    if (const auto problem = m_draft.hostProblem()) {
        const bool down = service && service->state == ComputeService::State::Down;
        m_notes->setNotes({Note {Tone::Block, {}, errorText(*problem).happened}});
        m_keep->hide();
        m_form->hide();
        setComplete(false);
        setHead(down ? tr("%1 is down").arg(host) : tr("%1 cannot be emptied now").arg(host),
                tr("Nothing has been changed."));
        setAside(down ? tr("Only an evacuation is left, and only once it is certain that the host is off.")
                      : tr("Close this, and see to what the note says."));
        return;
    }
    const bool disabled = service && service->status == ComputeService::Status::Disabled;
    const auto ours = disabled ? runThatClosed(m_draft) : std::nullopt;
    // Another picture may have changed whose word the host has.
    if (const bool theirs = ours || (disabled && m_keep->isChecked());
        theirs != m_draft.wish().keepOthersReason)
        return takeOthers(theirs);
    QList<Note> notes;
    if (disabled && ours) {
        notes << Note {
            Tone::Info, tr("%1 is disabled by Drover already.").arg(host),
            tr("Run %1 has written: “%2”. That stays as it is.").arg(*ours).arg(service->disabledReason)};
    } else if (disabled && service->disabledReason.isEmpty()) {
        notes << Note {Tone::Warn, tr("%1 is disabled by others.").arg(host),
                       tr("They gave no reason. Exit maintenance would take it away from them.")};
    } else if (disabled) {
        notes << Note {Tone::Warn, tr("%1 is disabled by others.").arg(host),
                       tr("Their reason is: “%1”.").arg(service->disabledReason)};
    }
    m_notes->setNotes(notes);
    m_keep->setVisible(disabled && !ours);
    m_form->setVisible(!disabled);
    setHead(disabled ? tr("%1 takes no new instance already").arg(host) : tr("Why %1 is taken out").arg(host),
            disabled ? tr("Nothing has been changed yet.")
                     : tr("New instances are no longer placed on it, and this is what everybody reads "
                          "beside that. Nothing has been changed yet."));
    if (disabled) {
        setComplete(ours || m_keep->isChecked());
        setAside(isComplete() ? QString() : tr("To go on, keep what the others have set."));
    } else {
        sayWhatIsWrong();
    }
}

void ReasonPage::sayWhatIsWrong()
{
    const qsizetype length = m_draft.wish().reason.size();
    m_count->setText(tr("%1 of %2").arg(length).arg(longest));
    m_count->setAccessibleName(tr("%1 of %2 characters used").arg(length).arg(longest));
    QString wrong;
    if (length == 0 && m_typed)
        wrong = tr("A reason is needed: it is what others read beside “disabled”.");
    else if (length > longest)
        wrong = tr("Nova takes %1 characters; %n character(s) too many.", nullptr, int(length - longest))
                    .arg(longest);
    m_wrong->setText(wrong);
    m_wrong->setVisible(!wrong.isEmpty());
    QPalette ink = m_wrong->palette();
    ink.setColor(QPalette::WindowText, roles().ink(Tone::Block));
    m_wrong->setPalette(ink);
    m_reason->setAccessibleDescription(wrong);
    m_preview->setText(length == 0
                           ? tr("%1   disabled   …").arg(m_draft.host().value)
                           : tr("%1   disabled   %2").arg(m_draft.host().value, m_draft.wish().reason));
    setComplete(length > 0 && length <= longest);
    setAside(length == 0 ? tr("To go on, say why.") : QString());
}

} // namespace drover

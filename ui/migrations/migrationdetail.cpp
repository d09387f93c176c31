// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrationdetail.h"

#include "ui/migrations/migrationcard.h"
#include "ui/migrations/migrationchart.h"
#include "ui/migrations/traceexport.h"
#include "ui/migrations/verdictwords.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/saving.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/type.h"

#include <QBuffer>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr QSize pictureSize {1200, 640};

QToolButton *headButton(const QString &text, const QString &iconName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

/// Why there is no curve.
EmptyState::Words emptyWords(const MigrationRow *row)
{
    const QString none = MigrationDetail::tr("There is no curve of it");
    if (!row)
        return {u"move-right"_s,
                MigrationDetail::tr("No migration is chosen"),
                MigrationDetail::tr("Choose a row above, and its course stands here."),
                {}};
    const Migration &migration = *row->migration;
    if (migration.type != Migration::Type::Live)
        return {u"power-off"_s,
                none,
                MigrationDetail::tr("Nova counts bytes only while a live migration copies."),
                {}};
    if (isPostCopy(migration))
        return {u"zap"_s, none, MigrationDetail::tr("During post-copy Nova shows no byte counts."), {}};
    if (isUnderWay(migration))
        return {u"timer"_s,
                MigrationDetail::tr("No figures yet"),
                MigrationDetail::tr(
                    "Nova writes the first some 5 s after copying has begun. The curve grows from "
                    "then on."),
                {}};
    return {u"history"_s,
            none,
            MigrationDetail::tr("Nova does not keep byte counts, and this window did not see it copying."),
            {}};
}

} // namespace

QStringList detailFacts(const MigrationRow &row, const QDateTime &now)
{
    QStringList facts {routeText(*row.migration)};
    if (row.figures) {
        // QEMU counts video memory and the like too: a little more than the flavor has.
        const double gib = double(row.figures->newest().memoryTotalBytes) / (1024 * 1024 * 1024);
        facts << MigrationDetail::tr("%1 GiB").arg(QLocale().toString(gib, 'f', gib < 10 ? 1 : 0))
              << passText(row.figures->pass());
    }
    if (const auto took = duration(row, now))
        facts << durationText(*took);
    return facts;
}

MigrationDetail::MigrationDetail(CloudFeed &feed, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_feed(feed), m_samples(sampleTable()),
      m_sampleRows(std::make_shared<const SampleTableModel::Rows>()),
      m_name(new InkLabel(InkLabel::Ink::Text, this)), m_status(new Pill(this)),
      m_facts(new InkLabel(InkLabel::Ink::Secondary, this)), m_fit(headButton(tr("Fit"), u"zoom-in"_s, this)),
      m_twin(headButton(tr("Table"), u"table-2"_s, this)),
      m_export(headButton(tr("Export…"), u"image-down"_s, this)), m_stack(new QStackedWidget(this)),
      m_chart(new MigrationChart(MigrationChart::Colours::OfTheTheme, this)),
      m_table(new TableView(m_samples, u"samples"_s, settings, this)), m_empty(new EmptyState(this)),
      m_card(new MigrationCard(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("The chosen migration"));
    m_table->setAccessibleName(tr("Samples of the migration"));
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(makeHead());
    left->addWidget(m_stack, 1);
    auto *line = new QFrame(this);
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    m_card->setFixedWidth(332);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(line);
    row->addWidget(m_card);

    connect(m_card, &MigrationCard::abortAsked, this, [this] { Q_EMIT abortAsked(m_row->migration->id); });
    connect(m_card, &MigrationCard::forceCompleteAsked, this,
            [this] { Q_EMIT forceCompleteAsked(m_row->migration->id); });
    // What the buttons may is a matter of the connection, too.
    connect(&feed, &CloudFeed::connectionChanged, this, &MigrationDetail::refreshHead);
    refreshHead();
    refreshBody();
}

QWidget *MigrationDetail::makeHead()
{
    m_name->setObjectName(u"instance"_s);
    m_name->setFont(sectionFont());
    m_facts->setObjectName(u"detailFacts"_s);
    m_facts->setFont(smallFont());
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_fit->setObjectName(u"fit"_s);
    m_fit->setToolTip(tr("Show all of it (F)"));
    m_twin->setObjectName(u"twin"_s);
    m_twin->setCheckable(true);
    m_twin->setToolTip(tr("The same numbers as a table (T)"));
    m_export->setObjectName(u"export"_s);
    auto *formats = new QMenu(m_export);
    connect(formats->addAction(tr("&Picture (PNG)…")), &QAction::triggered, this,
            [this] { save(Format::Png); });
    connect(formats->addAction(tr("&Values (CSV)…")), &QAction::triggered, this,
            [this] { save(Format::Csv); });
    connect(m_export, &QToolButton::clicked, this,
            [this, formats] { formats->popup(m_export->mapToGlobal(QPoint(0, m_export->height()))); });

    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 8, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_status);
    row->addWidget(m_facts, 1);
    row->addWidget(m_fit);
    row->addWidget(m_twin);
    row->addWidget(m_export);

    connect(m_fit, &QToolButton::clicked, m_chart, &MigrationChart::fit);
    connect(m_twin, &QToolButton::toggled, this, &MigrationDetail::setTable);
    return head;
}

void MigrationDetail::keyPressEvent(QKeyEvent *event)
{
    // What chart and table have no use for comes here.
    if (event->key() != Qt::Key_T || event->modifiers() != Qt::NoModifier || !hasFigures()) {
        event->ignore();
        return;
    }
    m_twin->toggle();
}

void MigrationDetail::setRow(const std::shared_ptr<const MigrationRow> &row)
{
    const bool sameFigures = row && m_row && row->migration->id == m_row->migration->id
        && row->figures == m_row->figures && row->age == m_row->age
        && row->migration->status == m_row->migration->status;
    m_row = row;
    refreshHead();
    if (!sameFigures)
        refreshBody();
}

void MigrationDetail::refreshHead()
{
    m_card->setVisible(m_row != nullptr);
    for (QWidget *part : std::initializer_list<QWidget *> {m_name, m_status, m_facts})
        part->setVisible(m_row != nullptr);
    for (QWidget *tool : std::initializer_list<QWidget *> {m_fit, m_twin, m_export})
        tool->setVisible(hasFigures());
    if (!m_row)
        return;
    m_name->setText(m_row->serverName);
    const auto verdict = verdictOf(*m_row);
    m_status->setMark(verdict ? verdictMark(*verdict) : outcomeMark(*m_row->migration));
    m_facts->setText(detailFacts(*m_row, m_feed.now()).join(u" · "_s));
    m_facts->setToolTip(m_facts->text());
    m_card->setRow(*m_row, m_feed);
}

void MigrationDetail::refreshBody()
{
    if (!hasFigures()) {
        m_chart->clear();
        m_empty->setWords(emptyWords(m_row.get()));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_chart->setRow(*m_row);
    m_stack->setCurrentWidget(m_twin->isChecked() ? static_cast<QWidget *>(m_table) : m_chart);
    if (m_twin->isChecked())
        refreshTable();
}

void MigrationDetail::refreshTable()
{
    if (m_sampledId != m_row->migration->id)
        m_sampleRows = std::make_shared<const SampleTableModel::Rows>();
    m_sampledId = m_row->migration->id;
    m_sampleRows = sampleRows(*m_row->figures, *m_sampleRows);
    m_samples.setRows(m_sampleRows);
}

void MigrationDetail::setTable(bool on)
{
    const bool hadFocus = m_stack->currentWidget()->hasFocus();
    refreshBody();
    // The cursor of one is the current row of the other.
    if (on && m_chart->cursorSample())
        m_table->setCurrentIndex(m_samples.index(int(*m_chart->cursorSample()), 0));
    if (hadFocus)
        m_stack->currentWidget()->setFocus();
}

void MigrationDetail::save(Format format)
{
    QByteArray content;
    if (format == Format::Csv) {
        content = traceCsv(*m_row);
    } else {
        QBuffer buffer(&content);
        buffer.open(QIODevice::WriteOnly);
        tracePicture(*m_row, m_feed.now(), pictureSize).save(&buffer, "PNG");
    }
    const QString suffix = format == Format::Png ? u"png"_s : u"csv"_s;
    askAndSave(this, tr("Export the course of %1", "instance").arg(m_row->serverName),
               u"%1-%2.%3"_s.arg(m_row->serverName).arg(m_row->migration->id).arg(suffix), content);
}

} // namespace drover

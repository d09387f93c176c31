// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectdialog.h"

#include "ui/connect/cloudwords.h"
#include "ui/widgets/droverstyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/tableview.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

// clang-format off: a table, one line per entry where it fits.
TableModel<CloudConfig>::Description cloudTable()
{
    using Row = CloudConfig;
    return {
        .columns =
            {
                {{.name = u"cloud"_s, .title = ConnectDialog::tr("Cloud"), .width = 16},
                 [](const Row &row) { return Cell(row.name, Cell::Voice::Name); },
                 [](const Row &row) { return SortKey(row.name); }},
                {{.name = u"keystone"_s, .title = ConnectDialog::tr("Keystone"), .width = 44},
                 [](const Row &row) { return Cell(row.auth.authUrl); },
                 [](const Row &row) { return SortKey(row.auth.authUrl); }},
                {{.name = u"source"_s, .title = ConnectDialog::tr("Found in"), .width = 32},
                 [](const Row &row) { return Cell(row.source, Cell::Voice::Secondary); },
                 [](const Row &row) { return SortKey(row.source); }},
                {{.name = u"method"_s, .title = ConnectDialog::tr("Sign-in"), .width = 18},
                 [](const Row &row) { return Cell(methodText(row.auth.method)); },
                 [](const Row &row) { return SortKey(methodText(row.auth.method)); }},
            },
        .facets = {{{.title = ConnectDialog::tr("All")}, [](const Row &) { return true; }}},
        .before = [](const Row &a, const Row &b) { return a.name < b.name; },
        .key = [](const Row &row) { return row.name; },
        .texts = [](const Row &row) { return QStringList {row.name}; },
    };
}
// clang-format on
TableModel<CloudConfig>::RowsPtr rowsOf(const QList<CloudConfig> &clouds)
{
    TableModel<CloudConfig>::Rows rows;
    for (const CloudConfig &cloud : clouds)
        rows.push_back(std::make_shared<const CloudConfig>(cloud));
    std::ranges::sort(rows, {}, [](const auto &row) { return row->name; });
    return std::make_shared<const TableModel<CloudConfig>::Rows>(std::move(rows));
}

} // namespace

ConnectDialog::ConnectDialog(const KnownClouds &known, const QString &chosen, const QString &sentence,
                             QSettings &settings, QWidget *parent)
    : QDialog(parent), m_model(cloudTable()), m_table(new TableView(m_model, u"clouds"_s, settings, this)),
      m_notes(new NoteBar(this)), m_form(new QFormLayout), m_signIn(new InkLabel(InkLabel::Ink::Text, this)),
      m_secret(new QLineEdit(this)), m_keep(new QCheckBox(tr("&Keep it in the system's keychain"), this)),
      m_connect(new QPushButton(icon(u"plug"_s, IconInk::OnAccent), tr("Connect"), this))
{
    setObjectName(u"connect"_s);
    setWindowTitle(tr("Connect to a cloud"));
    resize(960, 540);
    m_table->setAccessibleName(tr("Clouds"));
    m_model.setRows(rowsOf(known.clouds));

    auto *intro = new InkLabel(InkLabel::Ink::Secondary, this);
    intro->setContentsMargins(16, 12, 16, 12);
    intro->setText(sentence.isEmpty() ? tr("%n cloud(s) found. Nothing is sent until you press Connect.",
                                           nullptr, int(known.clouds.size()))
                                      : sentence);
    intro->setWordWrap(true);

    QList<Note> notes;
    for (const QString &warning : known.warnings)
        notes << Note {Tone::Warn, {}, warning};
    m_notes->setNotes(notes);

    m_secret->setObjectName(u"secret"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setPlaceholderText(tr("In no file; leave it empty if the keychain has it"));
    m_secret->setMinimumWidth(360);
    m_connect->setProperty(DroverStyle::primary, true);
    m_connect->setDefault(true);
    m_form->setContentsMargins(16, 16, 16, 16);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_form->addRow(tr("Signs in as"), m_signIn);
    m_form->addRow(tr("&Password or secret"), m_secret);
    m_form->addRow(QString(), m_keep);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_connect, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::askConnect);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(16, 8, 16, 12);
    foot->addWidget(buttons);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(intro);
    column->addWidget(m_table, 1);
    column->addWidget(m_notes);
    column->addLayout(m_form);
    column->addLayout(foot);

    connect(m_table, &TableView::chosen, this, &ConnectDialog::refresh);
    connect(m_table, &TableView::opened, this, &ConnectDialog::askConnect);
    m_table->goTo(chosen);
    if (!current() && m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, 0));
    refresh();
}

const CloudConfig *ConnectDialog::current() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 ? &m_model.at(row) : nullptr;
}

void ConnectDialog::refresh()
{
    const CloudConfig *cloud = current();
    m_connect->setEnabled(cloud);
    const bool asks = cloud && lacksSecret(cloud->auth);
    m_secret->clear();
    for (QWidget *field : std::initializer_list<QWidget *> {m_secret, m_keep}) {
        field->setVisible(asks);
        if (QWidget *label = m_form->labelForField(field))
            label->setVisible(asks);
    }
    if (!cloud)
        return;
    m_signIn->setText(cloud->tls.verify
                          ? signInText(cloud->auth)
                          : tr("%1 · the certificate is not checked").arg(signInText(cloud->auth)));
    m_connect->setText(tr("Connect to %1").arg(cloud->name));
    if (asks)
        m_secret->setFocus();
}

void ConnectDialog::askConnect()
{
    const CloudConfig *cloud = current();
    if (!cloud)
        return;
    CloudConfig config = *cloud;
    if (!m_secret->text().isEmpty())
        setSecret(config.auth, Secret(m_secret->text()));
    const bool keep = m_keep->isChecked() && !m_secret->text().isEmpty();
    m_secret->clear();
    accept();
    Q_EMIT connectAsked(config, keep);
}

} // namespace drover

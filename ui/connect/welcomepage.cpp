// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/welcomepage.h"

#include "ui/widgets/droverstyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// A box with one line around it.
class WelcomeCard final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(roles().line);
        painter.setBrush(roles().base);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
};

/// What a clouds.yaml looks like; not translated, it is to be typed as it is.
QString exampleFile()
{
    return u"clouds:\n"
           "  my-cloud:\n"
           "    auth:\n"
           "      auth_url: https://keystone.example:5000/v3\n"
           "      username: admin\n"
           "      project_name: admin\n"
           "      user_domain_name: Default\n"
           "      project_domain_name: Default"_s;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent), m_heading(new InkLabel(InkLabel::Ink::Text, this)),
      m_text(new InkLabel(InkLabel::Ink::Secondary, this)),
      m_example(new InkLabel(InkLabel::Ink::Text, this)),
      m_choose(new QPushButton(tr("Choose a cloud…"), this)),
      m_reread(new QPushButton(tr("Look again"), this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *title = new QLabel(tr("Move instances between hosts, calmly"), this);
    QFont large = titleFont();
    large.setPixelSize(large.pixelSize() + 6);
    title->setFont(large);
    auto *sentence = new InkLabel(InkLabel::Ink::Secondary, this);
    sentence->setText(
        tr("Drover changes nothing in a cloud until you have seen the plan and pressed its button."));

    auto *card = new WelcomeCard(this);
    card->setFixedWidth(560);
    auto *plug = new QLabel(card);
    plug->setPixmap(icon(u"plug"_s, IconInk::Accent).pixmap(24));
    connect(&Theme::instance(), &Theme::changed, plug,
            [plug] { plug->setPixmap(icon(u"plug"_s, IconInk::Accent).pixmap(24)); });
    m_heading->setObjectName(u"welcomeHeading"_s);
    m_heading->setFont(sectionFont());
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_example->setFont(monoFont());
    m_example->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_example->setText(exampleFile());
    m_choose->setProperty(DroverStyle::primary, true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_reread);
    auto *demo = new QPushButton(tr("Try a simulated cloud"), card);
    demo->setObjectName(u"tryDemo"_s);
    demo->setAccessibleDescription(
        tr("Opens a cloud that exists on this computer only, to learn and to rehearse a maintenance."));
    demo->setToolTip(demo->accessibleDescription());
    buttons->addWidget(demo);
    buttons->addStretch(1);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(24, 24, 24, 24);
    inside->setSpacing(12);
    inside->addWidget(plug);
    inside->addWidget(m_heading);
    inside->addWidget(m_text);
    inside->addWidget(m_example);
    inside->addSpacing(4);
    inside->addLayout(buttons);

    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(title);
    column->addWidget(sentence);
    column->addSpacing(16);
    column->addWidget(card);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column);
    row->addStretch(1);

    connect(m_choose, &QPushButton::clicked, this, &WelcomePage::chooseAsked);
    connect(m_reread, &QPushButton::clicked, this, &WelcomePage::rereadAsked);
    connect(demo, &QPushButton::clicked, this, &WelcomePage::demoAsked);
    setClouds(KnownClouds {});
}

void WelcomePage::setClouds(const Result<KnownClouds> &known)
{
    const bool some = known && !known->clouds.isEmpty();
    m_choose->setVisible(some);
    m_reread->setVisible(!some);
    m_example->setVisible(known && !some);
    if (!known) {
        m_heading->setText(tr("A file of clouds could not be read"));
        m_text->setText(tr("%1: %2", "file and line, what is wrong there")
                            .arg(known.error().where, known.error().detail));
        return;
    }
    if (!some) {
        m_heading->setText(tr("No cloud is described on this computer"));
        m_text->setText(tr("Drover reads what the openstack command reads: clouds.yaml in this directory, in "
                           "~/.config/openstack or in /etc/openstack, or OS_* variables. For example:"));
        return;
    }
    QStringList names;
    for (const CloudConfig &cloud : known->clouds)
        names << cloud.name;
    m_heading->setText(tr("Connect to a cloud"));
    m_text->setText(
        tr("%n cloud(s) found: %1.", nullptr, int(names.size())).arg(QLocale().createSeparatedList(names)));
}

} // namespace drover

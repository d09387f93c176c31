// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/wizardpage.h"

#include <utility>

namespace drover {

WizardPage::WizardPage(QString step, QWidget *parent) : QWidget(parent), m_step(std::move(step))
{
    setAccessibleName(m_step);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void WizardPage::refreshWhenShown()
{
    m_outdated = !isVisible();
    if (!m_outdated)
        refresh();
}

void WizardPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        refreshWhenShown();
}

void WizardPage::setHead(const QString &title, const QString &sentence)
{
    if (title == m_title && sentence == m_sentence)
        return;
    m_title = title;
    m_sentence = sentence;
    Q_EMIT changed();
}

void WizardPage::setAside(const QString &aside)
{
    if (aside == m_aside)
        return;
    m_aside = aside;
    Q_EMIT changed();
}

void WizardPage::setVerb(const QString &verb, const QString &icon)
{
    if (verb == m_verb && icon == m_verbIcon)
        return;
    m_verb = verb;
    m_verbIcon = icon;
    Q_EMIT changed();
}

void WizardPage::setComplete(bool complete)
{
    if (complete == m_complete)
        return;
    m_complete = complete;
    Q_EMIT changed();
}

} // namespace drover

// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include "ui/widgets/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QColor colourOf(IconInk ink)
{
    switch (ink) {
    case IconInk::Text:
        break;
    case IconInk::Secondary:
        return roles().text2;
    case IconInk::Accent:
        return roles().accent;
    case IconInk::OnAccent:
        return roles().onAccent;
    case IconInk::Block:
        return roles().ink(Tone::Block);
    }
    return roles().text;
}

QPixmap rendered(const QString &name, const QSize &pixels, const QColor &ink)
{
    const QString key = u"drover-icon/%1/%2x%3/%4"_s.arg(
        name, QString::number(pixels.width()), QString::number(pixels.height()), ink.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon %s", qPrintable(name));
        return {};
    }
    // Qt SVG knows no currentColor and draws it black, also on dark ground.
    QSvgRenderer renderer(file.readAll().replace("currentColor", ink.name().toLatin1()));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws a named icon in the colour that its role has at that moment, so that a change of theme needs
/// nothing.
class RoleIconEngine final : public QIconEngine {
public:
    RoleIconEngine(QString name, IconInk ink) : m_name(std::move(name)), m_ink(ink) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_name, colour(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, size, colour(mode));
    }

    [[nodiscard]] QIconEngine *clone() const override { return new RoleIconEngine(m_name, m_ink); }
    QString iconName() override { return m_name; }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? roles().text3 : colourOf(m_ink);
    }

    QString m_name;
    IconInk m_ink;
};

} // namespace

QIcon icon(const QString &name, IconInk ink)
{
    return QIcon(new RoleIconEngine(name, ink));
}

void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &ink)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    QPixmap pixmap = rendered(name, (rect.size() * ratio).toSize(), ink);
    pixmap.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect.topLeft(), pixmap);
}

} // namespace drover

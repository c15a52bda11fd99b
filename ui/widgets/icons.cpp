// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include "ui/widgets/tokens.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QPixmap rendered(const QString &name, const QColor &color, const QSize &pixels)
{
    const auto key =
        u"lucide/%1/%2/%3x%4"_s.arg(name, color.name()).arg(pixels.width()).arg(pixels.height());
    QPixmap pixmap;
    if (pixels.isEmpty())
        return pixmap; // what is squeezed to nothing
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(u":/icons/lucide/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No icon %s", qUtf8Printable(name));
    auto svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedIcon final : public QIconEngine
{
public:
    explicit TintedIcon(const QString &name)
        : m_name(name)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, color(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        auto pixmap = rendered(m_name, color(mode), size);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine *clone() const override { return new TintedIcon(m_name); }
    QString key() const override { return u"signalbox-tinted"_s; }

private:
    static QColor color(QIcon::Mode mode)
    {
        const auto palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return palette.color(group, QPalette::WindowText);
    }

    QString m_name;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new TintedIcon(name));
}

QIcon applicationIcon()
{
    // Drawn here, since the SVG icon plugin is not everywhere.
    QSvgRenderer renderer(u":/icons/signalbox.svg"_s);
    QIcon result;
    for (const int size : {16, 22, 24, 32, 48, 56, 64, 112, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color)
{
    const auto ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(rect, rendered(name, color, (rect.size() * ratio).toSize()), QRectF());
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    auto pixmap = rendered(name, color, (QSizeF(size, size) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace Signalbox

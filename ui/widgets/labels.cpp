// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QStyleOption>
#include <QTimer>

namespace Signalbox {

using namespace Qt::StringLiterals;

QLabel *makeLabel(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", QString::fromLatin1(role));
    label->setTextFormat(Qt::PlainText);
    return label;
}

QFrame *makeHairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("hairline", true);
    line->setFixedHeight(1);
    return line;
}

ElidedLabel::ElidedLabel(QWidget *parent, Qt::TextElideMode mode)
    : QLabel(parent)
    , m_mode(mode)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setToolTip(text);
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'…') * 3, fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_text, m_mode, width()));
}

CopyButton::CopyButton(const QString &name, QWidget *parent)
    : QToolButton(parent)
{
    setIcon(Signalbox::icon(u"copy"_s));
    setIconSize({16, 16});
    setToolTip(name);
    setAccessibleName(name);
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    setIcon(Signalbox::icon(u"check"_s));
    QTimer::singleShot(1500, this, [this] { setIcon(Signalbox::icon(u"copy"_s)); });
}

QToolButton *makeIconButton(const QString &name, const QString &words, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(Signalbox::icon(name));
    button->setIconSize({16, 16});
    button->setToolTip(words);
    button->setAccessibleName(words);
    return button;
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/tokens.h"

#include <QApplication>
#include <QFile>
#include <QStyleFactory>
#include <QStyleHints>
#include <QToolTip>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString styleSheet(const Tokens &tokens)
{
    QFile file(u":/themes/signalbox.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The style sheet is missing from the resources");
    auto text = QString::fromUtf8(file.readAll());
    const std::pair<QLatin1StringView, QColor> names[] = {
        {"@background"_L1, tokens.background},
        {"@surface"_L1, tokens.surface},
        {"@text"_L1, tokens.text},
        {"@muted"_L1, tokens.muted},
        {"@line"_L1, tokens.line},
        {"@onAccent"_L1, tokens.onAccent},
        {"@accent"_L1, tokens.accent},
        {"@bad"_L1, tokens.bad},
        {"@warnTint"_L1, tokens.tint(Tone::Warn)},
        {"@chosen"_L1, tokens.chosen()},
        {"@faint"_L1, blend(tokens.surface, tokens.muted, 0.7)},
        {"@scroll"_L1, blend(tokens.surface, tokens.muted, 0.4)},
    };
    for (const auto &[name, color] : names)
        text.replace(name, color.name());
    return text;
}

} // namespace

Theme::Theme(Mode mode, QObject *parent)
    : QObject(parent)
    , m_mode(mode)
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    auto font = QApplication::font();
    font.setPixelSize(13);
    QApplication::setFont(font);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
    setMode(mode);
    apply();
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    auto *hints = QGuiApplication::styleHints();
    switch (mode) {
    case Mode::System: hints->unsetColorScheme(); break;
    case Mode::Light: hints->setColorScheme(Qt::ColorScheme::Light); break;
    case Mode::Dark: hints->setColorScheme(Qt::ColorScheme::Dark); break;
    }
    apply();
}

void Theme::apply()
{
    // A platform without colour schemes (offscreen) ignores the wish; we do not.
    const bool dark = m_mode == Mode::System
        ? QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark
        : m_mode == Mode::Dark;
    if (m_applied && dark == m_dark)
        return;
    m_dark = dark;
    m_applied = true;
    const auto &tokens = dark ? Tokens::darkTheme() : Tokens::light();
    QApplication::setPalette(tokens.palette());
    QToolTip::setPalette(tokens.palette());
    qApp->setStyleSheet(styleSheet(tokens));
    Q_EMIT changed();
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tokens.h"

#include <cmath>

namespace Signalbox {

const Tokens &Tokens::light()
{
    static const Tokens tokens{false,
                               QColor(0xFAFAFA),
                               QColor(0xFFFFFF),
                               QColor(0x1B1F24),
                               QColor(0x5B6470),
                               QColor(0xE2E5E9),
                               QColor(0x2456C8),
                               QColor(0xFFFFFF),
                               QColor(0x1A7F4B),
                               QColor(0x9A6200),
                               QColor(0xC4314B)};
    return tokens;
}

const Tokens &Tokens::darkTheme()
{
    static const Tokens tokens{true,
                               QColor(0x15181C),
                               QColor(0x1D2126),
                               QColor(0xE6E8EB),
                               QColor(0x98A1AC),
                               QColor(0x2E343B),
                               QColor(0x6EA0FF),
                               QColor(0x15181C),
                               QColor(0x4CC38A),
                               QColor(0xE2A93B),
                               QColor(0xFF6B81)};
    return tokens;
}

const Tokens &Tokens::of(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : light();
}

QColor Tokens::tone(Tone tone) const
{
    switch (tone) {
    case Tone::Quiet: return muted;
    case Tone::Accent: return accent;
    case Tone::Good: return good;
    case Tone::Warn: return warn;
    case Tone::Bad: return bad;
    }
    Q_UNREACHABLE_RETURN(muted);
}

QColor Tokens::tint(Tone value) const
{
    return blend(surface, tone(value), dark ? 0.14 : 0.07);
}

QColor Tokens::chosen() const
{
    return blend(surface, accent, dark ? 0.16 : 0.08);
}

QPalette Tokens::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, background);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, background);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, bad);
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Accent, accent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::Light, surface);
    palette.setColor(QPalette::Midlight, line);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, muted);
    palette.setColor(QPalette::Shadow, line);
    const auto faint = blend(surface, muted, 0.7);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

QColor blend(const QColor &under, const QColor &over, qreal share)
{
    const auto mix = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()),
                  mix(under.blue(), over.blue()));
}

qreal contrast(const QColor &one, const QColor &other)
{
    const auto channel = [](qreal value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    const auto luminance = [&channel](const QColor &color) {
        return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
            + 0.0722 * channel(color.blueF());
    };
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace Signalbox

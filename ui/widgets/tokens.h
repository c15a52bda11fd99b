// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace Signalbox {

/// What a colour says. Never the only sign: an icon or a word stands beside it.
enum class Tone {
    Quiet, ///< scheduled, cancelled, duplicate, nothing to do
    Accent, ///< in flight
    Good, ///< succeeded
    Warn, ///< retrying or held
    Bad, ///< dead or rejected
};

/// The colours of one theme. Text on background and surface has a contrast of at least 4.5:1.
struct Tokens
{
    bool dark = false;
    QColor background;
    QColor surface;
    QColor text;
    QColor muted;
    QColor line;
    QColor accent;
    QColor onAccent; ///< text on accent
    QColor good;
    QColor warn;
    QColor bad;

    static const Tokens &light();
    static const Tokens &darkTheme();
    /// The theme that \a palette was made from, told by its window colour.
    static const Tokens &of(const QPalette &palette);

    QColor tone(Tone tone) const;
    /// The ground of a chip: \a tone laid thinly over the surface.
    QColor tint(Tone tone) const;
    /// The ground of a selected row or the chosen one of a few.
    QColor chosen() const;

    QPalette palette() const;
};

/// \a over laid on \a under with \a share of it showing, 0 to 1.
QColor blend(const QColor &under, const QColor &over, qreal share);

/// WCAG 2 contrast of two opaque colours, 1 to 21.
qreal contrast(const QColor &one, const QColor &other);

} // namespace Signalbox

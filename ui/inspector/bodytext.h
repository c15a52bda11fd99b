// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Signalbox {

/// What the screen shows of a body at most; the rest is there to be saved.
constexpr qsizetype shownRawBytes = 256 * 1024;
constexpr qsizetype shownHexBytes = 32 * 1024;

/// As text; what is not UTF-8 shows as U+FFFD, and NUL as U+2400.
QString rawText(QByteArrayView body);

/// Offset, sixteen bytes in hex, the same as ASCII.
QString hexText(QByteArrayView body);

} // namespace Signalbox

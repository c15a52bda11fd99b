// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QJsonObject>

namespace Signalbox {

/// \a text with everything escaped that a terminal obeys or that reorders what is read: control
/// characters (C0, DEL, C1) as \xNN, bidirectional overrides as \u{NNNN}. Line feeds and tabs stay
/// with \a lines.
QString harmless(const QString &text, bool lines = false);

/// Bytes for looking at: UTF-8 as text, anything else by its escapes.
QString harmless(const QByteArray &bytes, bool lines = false);

/// "12 s ago", "in 5 min"; a day or more as a date.
QString relativeTime(Timestamp time, Timestamp now);

/// "900 B", "12.3 kB", "4.0 MB".
QString formatBytes(qint64 bytes);

/// "0.8 ms", "1.2 s"; "–" below 0.
QString formatMicroseconds(qint64 us);

/// One line of JSON that a terminal does not obey: DEL and C1 are escaped too.
QByteArray jsonLine(const QJsonObject &json);

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Signalbox {

/// Equal without telling by time where they differ. Lengths are not secret.
bool constantTimeEquals(QByteArrayView left, QByteArrayView right);

/// The first 16 bytes of SHA-256 over \a parts, each preceded by its length, so that
/// ("ab","c") and ("a","bc") differ.
QByteArray digest16(std::initializer_list<QByteArrayView> parts);

/// \a bytes if it is at most \a limit long, else its first \a limit bytes.
QByteArray bounded(const QByteArray &bytes, qsizetype limit);

} // namespace Signalbox

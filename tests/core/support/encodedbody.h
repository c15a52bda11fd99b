// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Signalbox {

// By the reference libraries, as a sender does it.
QByteArray gzipped(const QByteArray &bytes);
QByteArray deflated(const QByteArray &bytes); ///< in a zlib frame
QByteArray rawDeflated(const QByteArray &bytes);
QByteArray brotlied(const QByteArray &bytes);
QByteArray zstandard(const QByteArray &bytes);

} // namespace Signalbox

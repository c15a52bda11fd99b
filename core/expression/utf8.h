// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace Signalbox {

/// Where \a text stops being UTF-8, in bytes; -1 when it nowhere does.
qsizetype firstInvalidUtf8(QByteArrayView text);

} // namespace Signalbox

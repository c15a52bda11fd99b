// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QByteArray>

namespace Signalbox {

/// The content of \a path, or of stdin for "-". TooLarge beyond \a limit bytes.
Result<QByteArray> readContent(const QString &path, qint64 limit);

/// A secret from \a path ("-": stdin) without its final newline, or from SIGNALBOX_SECRET when
/// \a path is empty. Secrets never stand in the command line: others can read that.
Result<QByteArray> readSecret(const QString &path);

} // namespace Signalbox

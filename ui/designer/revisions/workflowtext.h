// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/support/result.h"

#include <QByteArray>
#include <QFuture>

namespace Signalbox {

/// A workflow as text: {"name", "nodes", "edges"}, as the API has it.
namespace WorkflowText {

constexpr qint64 largestFile = 4 * 1024 * 1024; ///< bytes

QByteArray of(const QString &name, const Graph &graph);
/// Invalid says what was expected where; also for a text without nodes.
Result<Graph> read(const QByteArray &text);

/// On another thread. Io with the reason.
QFuture<Result<void>> save(const QString &path, const QByteArray &text);
/// Likewise; TooLarge beyond largestFile.
QFuture<Result<QByteArray>> load(const QString &path);

} // namespace WorkflowText
} // namespace Signalbox

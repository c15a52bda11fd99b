// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/support/result.h"

#include <QJsonObject>

namespace Signalbox {

/// {"id", "<kind>": …}. Of a map, fields and headers are lists, so that their order is kept; a
/// template stands under "template", the body's type under "content_type", and what else goes out
/// under "set".
QJsonObject toJson(const Node &node);

/// A filter, and a switch's when, may also be a condition as conditionFromJson() reads it; it
/// becomes its text. Errors: Invalid with the member's path, which begins with \a path.
Result<Node> nodeFromJson(const QJsonObject &json, const QString &path);

} // namespace Signalbox

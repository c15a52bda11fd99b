// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QPointF>

namespace Signalbox {

/// {"<node>": [x, y], …}
QJsonObject placesToJson(const QHash<QString, QPointF> &places);
/// What is not of that form is left out.
QHash<QString, QPointF> placesFromJson(const QJsonObject &json);

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/placesjson.h"

#include <QJsonArray>

namespace Signalbox {

QJsonObject placesToJson(const QHash<QString, QPointF> &places)
{
    QJsonObject json;
    for (const auto &[id, place] : places.asKeyValueRange())
        json.insert(id, QJsonArray{place.x(), place.y()});
    return json;
}

QHash<QString, QPointF> placesFromJson(const QJsonObject &json)
{
    QHash<QString, QPointF> places;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const auto pair = it->toArray();
        if (pair.size() == 2 && pair[0].isDouble() && pair[1].isDouble())
            places.insert(it.key(), QPointF(pair[0].toDouble(), pair[1].toDouble()));
    }
    return places;
}

} // namespace Signalbox

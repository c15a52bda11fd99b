// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/clipboardgraph.h"

#include "core/domain/configjson.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/placesjson.h"

#include <QJsonDocument>
#include <QMimeData>

namespace Signalbox::ClipboardGraph {

using namespace Qt::StringLiterals;

namespace {

const auto graphMime = u"application/x-signalbox-graph+json"_s;
const auto placesMime = u"application/x-signalbox-places+json"_s;

} // namespace

std::unique_ptr<QMimeData> mimeOf(const DesignedGraph &graph)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(QString::fromUtf8(QJsonDocument(toFileJson(graph.graph)).toJson()));
    data->setData(graphMime, QJsonDocument(toJson(graph.graph)).toJson());
    data->setData(placesMime, QJsonDocument(placesToJson(graph.places)).toJson());
    return data;
}

Result<DesignedGraph> read(const QMimeData &data)
{
    const auto text = data.hasFormat(graphMime) ? data.data(graphMime) : data.text().toUtf8();
    const auto graph = graphFromJson(QJsonDocument::fromJson(text).object());
    if (!graph)
        return graph.error();
    if (graph->nodes.isEmpty())
        return Error{ErrorCode::Invalid, u"there are no nodes in it"_s};
    auto places = placesFromJson(QJsonDocument::fromJson(data.data(placesMime)).object());
    for (const auto &node : graph->nodes) {
        if (!places.contains(node.id))
            return DesignedGraph{*graph, layeredLayout(*graph)};
    }
    return DesignedGraph{*graph, places};
}

} // namespace Signalbox::ClipboardGraph

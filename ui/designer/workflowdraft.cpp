// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/workflowdraft.h"

#include "core/domain/configjson.h"
#include "ui/designer/placesjson.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

QJsonObject toJson(const WorkflowDraft &draft)
{
    QJsonObject json{{u"places"_s, placesToJson(draft.places)}};
    if (draft.graph) {
        json.insert(u"graph"_s, toJson(*draft.graph));
        json.insert(u"base"_s, draft.base);
    }
    return json;
}

WorkflowDraft workflowDraftFromJson(const QJsonObject &json)
{
    WorkflowDraft draft;
    draft.places = placesFromJson(json.value(u"places"_s).toObject());
    draft.base = json.value(u"base"_s).toInt();
    const auto graph = json.value(u"graph"_s);
    if (!graph.isObject())
        return draft;
    if (const auto read = graphFromJson(graph.toObject()))
        draft.graph = *read;
    return draft;
}

} // namespace Signalbox

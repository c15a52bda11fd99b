// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apianswer.h"
#include "core/domain/configjson.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int lastRevision = std::numeric_limits<int>::max();

/// What the objects under sources/, destinations/ and workflows/ are.
ObjectName objectOf(const ApiRequest &request, const QString &name)
{
    const auto kind = objectKindFromName(QStringView(request.path().first()).chopped(1));
    return {kind.value_or(ObjectKind::Workflow), name};
}

QJsonObject named(const ObjectName &object)
{
    return {{objectKindName(object.kind), object.name}};
}

/// \a change answers with nothing; the answer names the object.
template <typename Change>
StationGate::Ask askForChange(const ObjectName &object, Change change)
{
    return [object, change](Station &station, std::function<void(ApiReply)> done) {
        answer(station, change(station), std::move(done),
               [object] { return jsonResponse(200, named(object)); });
    };
}

ApiAction flow(ApiRequest &, const QString &workflow)
{
    return askForJson([=](Station &station) { return station.flow(workflow); });
}

ApiAction revisions(ApiRequest &request, const QString &workflow)
{
    RevisionQuery query;
    query.workflow = workflow;
    if (const auto before = request.integer(u"before"_s, 1, lastRevision))
        query.before = int(*before);
    query.limit = request.limit(query.limit);
    return askForJson([=](Station &station) { return station.revisions(query); });
}

ApiAction revision(ApiRequest &request, const QString &workflow)
{
    const int number = request.number(3);
    return askForJson([=](Station &station) { return station.revision(workflow, number); });
}

ApiAction diff(ApiRequest &request, const QString &workflow)
{
    const auto from = request.integer(u"from"_s, 1, lastRevision);
    const auto to = request.integer(u"to"_s, 1, lastRevision);
    if (!from || !to)
        request.fail(from ? u"to"_s : u"from"_s, u"a revision"_s);
    return [=](Station &station, std::function<void(ApiReply)> done) {
        station.revision(workflow, int(*from))
            .then(&station, [=, &station](const Result<WorkflowRevision> &before) {
                answer(station, station.revision(workflow, int(*to)), done,
                       [before](const WorkflowRevision &after) {
                           if (!before)
                               return errorResponse(before.error());
                           return jsonResponse(200, toJson(diffGraphs(before->graph, after.graph)));
                       });
            });
    };
}

ApiAction validate(ApiRequest &request, const QString &)
{
    const auto graph = graphFromJson(request.body({u"nodes"_s, u"edges"_s, u"groups"_s}));
    if (!graph)
        return errorResponse(graph.error());
    return askForJson([=](Station &station) { return station.validate(*graph); });
}

ApiAction readGraph(ApiRequest &request, const QString &)
{
    const auto text = request.body({u"text"_s}).value("text"_L1);
    if (!text.isString())
        request.fail(u"body.text"_s, u"nodes as a station file has them, as a string"_s);
    return askForJson(
        [text = text.toString().toUtf8()](Station &station) { return station.readGraph(text); });
}

ApiAction publish(ApiRequest &request, const QString &workflow)
{
    auto wanted = publishRequestFromJson(request.body(
        {u"graph"_s, u"retain"_s, u"from_revision"_s, u"author"_s, u"note"_s, u"base_revision"_s}));
    if (!wanted)
        return errorResponse(wanted.error());
    wanted->workflow = workflow;
    return askForReport([=](Station &station) { return station.publish(*wanted); },
                        u"The graph has problems that prevent publishing."_s);
}

const QStringList sourceMembers{u"name"_s,
                                u"provider"_s,
                                u"secrets"_s,
                                u"public_url"_s,
                                u"max_body"_s,
                                u"parameters"_s,
                                u"tolerance"_s,
                                u"scheme"_s,
                                u"key"_s,
                                u"key_window"_s,
                                u"conflict"_s,
                                u"order"_s,
                                u"allow"_s,
                                u"content"_s,
                                u"answer"_s,
                                u"schema"_s,
                                u"schemas"_s,
                                u"rate_limit"_s,
                                u"address_rate_limit"_s,
                                u"retain"_s,
                                u"typed_secrets"_s,
                                u"base_revision"_s};
const QStringList destinationMembers{u"name"_s,
                                     u"http"_s,
                                     u"retry"_s,
                                     u"limit"_s,
                                     u"serial"_s,
                                     u"typed_secret"_s,
                                     u"typed_secret_base64"_s,
                                     u"base_revision"_s};

/// The body, which may leave its name to the path.
QJsonObject namedBody(ApiRequest &request, const QString &name, const QStringList &known)
{
    auto body = request.body(known);
    if (!body.contains("name"_L1))
        body.insert("name"_L1, name);
    if (body.value("name"_L1) != name)
        request.fail(u"body.name"_s, u"the name in the path; objects are not renamed"_s);
    return body;
}

ApiAction saveSource(ApiRequest &request, const QString &name)
{
    const bool dryRun = request.flag(u"dry_run"_s);
    auto draft = sourceDraftFromJson(namedBody(request, name, sourceMembers));
    if (!draft)
        return errorResponse(draft.error());
    draft->dryRun = dryRun;
    const auto save = [=](Station &station) { return station.saveSource(*draft); };
    if (dryRun)
        return askForJson(save);
    return askForReport(save, u"The source has problems; nothing was changed."_s);
}

ApiAction saveDestination(ApiRequest &request, const QString &name)
{
    const bool dryRun = request.flag(u"dry_run"_s);
    auto draft = destinationDraftFromJson(namedBody(request, name, destinationMembers));
    if (!draft)
        return errorResponse(draft.error());
    draft->dryRun = dryRun;
    const auto save = [=](Station &station) { return station.saveDestination(*draft); };
    if (dryRun)
        return askForJson(save);
    return askForReport(save, u"The destination has problems; nothing was changed."_s);
}

ApiAction enable(ApiRequest &request, const QString &name)
{
    request.body({});
    const auto object = objectOf(request, name);
    return askForChange(object, [=](Station &station) { return station.setEnabled(object, true); });
}

ApiAction disable(ApiRequest &request, const QString &name)
{
    request.body({});
    const auto object = objectOf(request, name);
    return askForChange(object,
                        [=](Station &station) { return station.setEnabled(object, false); });
}

ApiAction detach(ApiRequest &request, const QString &name)
{
    request.body({});
    const auto object = objectOf(request, name);
    return askForChange(object, [=](Station &station) { return station.detach(object); });
}

ApiAction remove(ApiRequest &request, const QString &name)
{
    request.body({});
    const auto object = objectOf(request, name);
    return askForChange(object, [=](Station &station) { return station.remove(object); });
}

ApiAction removeWorkflow(ApiRequest &request, const QString &name)
{
    request.body({});
    const WorkflowRemoval removal{name, request.word(u"held"_s, heldChoiceFromName)};
    return [=](Station &station, std::function<void(ApiReply)> done) {
        answer(station, station.removeWorkflow(removal), std::move(done),
               [name](const RemovalReport &report) {
                   auto json = toJson(report);
                   if (!report.removed) {
                       const auto detail =
                           u"The nodes of workflow '%1' hold %2 events: say held=release or "
                           "held=discard."_s.arg(name)
                               .arg(report.held);
                       return refusedResponse(Error{ErrorCode::Conflict, detail}, json);
                   }
                   json.insert("workflow"_L1, name);
                   return jsonResponse(200, json);
               });
    };
}

} // namespace

QList<ApiRoute> editRoutes()
{
    return {
        {"GET", "workflows/{id}/flow", flow},
        {"GET", "workflows/{id}/revisions", revisions},
        {"GET", "workflows/{id}/revisions/{number}", revision},
        {"GET", "workflows/{id}/diff", diff},
        {"POST", "workflows/validate", validate},
        {"POST", "workflows/read", readGraph},
        {"POST", "workflows/{id}/publish", publish},
        {"PUT", "sources/{id}", saveSource},
        {"PUT", "destinations/{id}", saveDestination},
        {"POST", "sources/{id}/enable", enable},
        {"POST", "destinations/{id}/enable", enable},
        {"POST", "workflows/{id}/enable", enable},
        {"POST", "sources/{id}/disable", disable},
        {"POST", "destinations/{id}/disable", disable},
        {"POST", "workflows/{id}/disable", disable},
        {"POST", "sources/{id}/detach", detach},
        {"POST", "destinations/{id}/detach", detach},
        {"POST", "workflows/{id}/detach", detach},
        {"DELETE", "sources/{id}", remove},
        {"DELETE", "destinations/{id}", remove},
        {"DELETE", "workflows/{id}", removeWorkflow},
    };
}

} // namespace Signalbox

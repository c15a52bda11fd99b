// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/calls.h"
#include "core/client/httpstation.h"
#include "core/domain/configjson.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Where the object is under /api/v1.
QString pathOf(const ObjectName &object)
{
    return objectKindName(object.kind) + u"s/"_s + object.name;
}

} // namespace

QFuture<Result<WorkflowFlow>> HttpStation::flow(const QString &workflow)
{
    return m_client.get<WorkflowFlow>(u"workflows/%1/flow"_s.arg(workflow), {},
                                      decoded(workflowFlowFromJson));
}

QFuture<Result<RevisionPage>> HttpStation::revisions(const RevisionQuery &query)
{
    ApiClient::Parameters parameters;
    addPage(parameters, query.before, query.limit);
    return m_client.get<RevisionPage>(u"workflows/%1/revisions"_s.arg(query.workflow), parameters,
                                      decoded(revisionPageFromJson));
}

QFuture<Result<WorkflowRevision>> HttpStation::revision(const QString &workflow, int revision)
{
    return m_client.get<WorkflowRevision>(
        u"workflows/%1/revisions/%2"_s.arg(workflow).arg(revision), {},
        decoded(workflowRevisionFromJson));
}

QFuture<Result<QList<WorkflowProblem>>> HttpStation::validate(const Graph &graph)
{
    return m_client.post<QList<WorkflowProblem>>(u"workflows/validate"_s, {}, toJson(graph),
                                                 decoded(workflowProblemsFromJson));
}

QFuture<Result<Graph>> HttpStation::readGraph(const QByteArray &text)
{
    return m_client.post<Graph>(u"workflows/read"_s, {}, {{u"text"_s, QString::fromUtf8(text)}},
                                decoded(graphFromJson));
}

QFuture<Result<PublishReport>> HttpStation::publish(const PublishRequest &request)
{
    return m_client.post<PublishReport>(
        u"workflows/%1/publish"_s.arg(request.workflow), {}, toJson(request),
        [this, read = decoded(publishReportFromJson)](const QByteArray &body) {
            const auto report = read(body);
            if (report && report->changed)
                Q_EMIT configurationChanged();
            return report;
        });
}

QFuture<Result<SaveReport>> HttpStation::saveSource(const SourceDraft &draft)
{
    return save(u"sources/"_s + draft.config.name, draft.dryRun, toJson(draft));
}

QFuture<Result<SaveReport>> HttpStation::saveDestination(const DestinationDraft &draft)
{
    return save(u"destinations/"_s + draft.config.name, draft.dryRun, toJson(draft));
}

QFuture<Result<SaveReport>> HttpStation::save(const QString &path, bool dryRun,
                                              const QJsonObject &draft)
{
    return m_client.put<SaveReport>(
        path, {{u"dry_run"_s, dryRun ? u"true"_s : u"false"_s}}, draft,
        [this, read = decoded(saveReportFromJson)](const QByteArray &body) {
            const auto report = read(body);
            if (report && report->revision != 0)
                Q_EMIT configurationChanged();
            return report;
        });
}

QFuture<Result<void>> HttpStation::setEnabled(const ObjectName &object, bool enabled)
{
    return m_client.post<void>(pathOf(object) + (enabled ? u"/enable"_s : u"/disable"_s), {}, {},
                               configured());
}

QFuture<Result<void>> HttpStation::remove(const ObjectName &object)
{
    return m_client.remove<void>(pathOf(object), {},
                                 [done = configured()](const QByteArray &body) -> Result<void> {
                                     // A report that a choice is wanted, as the problem document
                                     // that it came in.
                                     const auto json = ApiClient::jsonObject(body);
                                     if (auto refused = json ? errorFromJson(*json) : std::nullopt)
                                         return *std::move(refused);
                                     return done(body);
                                 });
}

QFuture<Result<RemovalReport>> HttpStation::removeWorkflow(const WorkflowRemoval &removal)
{
    ApiClient::Parameters parameters;
    if (removal.held)
        parameters.append({u"held"_s, heldChoiceName(*removal.held)});
    return m_client.remove<RemovalReport>(
        pathOf({ObjectKind::Workflow, removal.workflow}), parameters,
        [this, read = decoded(removalReportFromJson)](const QByteArray &body) {
            const auto report = read(body);
            if (report && report->removed)
                Q_EMIT configurationChanged();
            return report;
        });
}

QFuture<Result<void>> HttpStation::detach(const ObjectName &object)
{
    return m_client.post<void>(pathOf(object) + u"/detach"_s, {}, {}, configured());
}

std::function<Result<void>(const QByteArray &)> HttpStation::configured()
{
    return [this](const QByteArray &) {
        Q_EMIT configurationChanged();
        return Result<void>();
    };
}

} // namespace Signalbox

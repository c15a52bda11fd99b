// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/graphtext.h"
#include "core/station/localstationasking.h"
#include "core/station/publishing.h"

namespace Signalbox {

QFuture<Result<RevisionPage>> LocalStation::revisions(const RevisionQuery &query_)
{
    return query<RevisionPage>(
        [query_](ReadSession &session) { return session.revisions(query_); });
}

QFuture<Result<WorkflowRevision>> LocalStation::revision(const QString &workflow, int revision)
{
    return query<WorkflowRevision>([workflow, revision](ReadSession &session) {
        return session.revision(workflow, revision);
    });
}

QFuture<Result<QList<WorkflowProblem>>> LocalStation::validate(const Graph &graph)
{
    using Problems = QList<WorkflowProblem>;
    return query<Problems>([this, graph](ReadSession &) -> Result<Problems> {
        const auto known =
            knownNames(m_pipeline->snapshots().configuration, m_pipeline->providers());
        return validateWorkflow(graph, &known);
    });
}

QFuture<Result<Graph>> LocalStation::readGraph(const QByteArray &text)
{
    return query<Graph>([text](ReadSession &) { return readGraphText(text); });
}

QFuture<Result<PublishReport>> LocalStation::publish(const PublishRequest &request)
{
    return configure<PublishReport>(
        [this, request](ReadSession &session) { return m_pipeline->publish(session, request); },
        [](const PublishReport &report) { return report.changed; });
}

QFuture<Result<SaveReport>> LocalStation::saveSource(const SourceDraft &draft)
{
    return configure<SaveReport>(
        [this, draft](ReadSession &session) { return m_pipeline->save(session, draft); },
        [](const SaveReport &report) { return report.revision != 0; });
}

QFuture<Result<SaveReport>> LocalStation::saveDestination(const DestinationDraft &draft)
{
    return configure<SaveReport>(
        [this, draft](ReadSession &session) { return m_pipeline->save(session, draft); },
        [](const SaveReport &report) { return report.revision != 0; });
}

QFuture<Result<void>> LocalStation::setEnabled(const ObjectName &object, bool enabled)
{
    return configure([this, object, enabled](ReadSession &session) {
        return m_pipeline->setEnabled(session, object, enabled);
    });
}

QFuture<Result<void>> LocalStation::remove(const ObjectName &object)
{
    return configure(
        [this, object](ReadSession &session) { return m_pipeline->remove(session, object); });
}

QFuture<Result<RemovalReport>> LocalStation::removeWorkflow(const WorkflowRemoval &removal)
{
    return configure<RemovalReport>(
        [this, removal](ReadSession &session) {
            return m_pipeline->removeWorkflow(session, removal);
        },
        [](const RemovalReport &report) { return report.removed; });
}

QFuture<Result<void>> LocalStation::detach(const ObjectName &object)
{
    return configure(
        [this, object](ReadSession &session) { return m_pipeline->detach(session, object); });
}

} // namespace Signalbox

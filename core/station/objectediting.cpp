// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/objectediting.h"

#include "core/station/draftsaving.h"
#include "core/station/publishing.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString describe(const ObjectName &object)
{
    return u"%1 '%2'"_s.arg(objectKindName(object.kind), object.name);
}

Result<void> put(WriteSession &session, const Configured<SourceConfig> &source)
{
    return session.putSource(source);
}

Result<void> put(WriteSession &session, const Configured<DestinationConfig> &destination)
{
    return session.putDestination(destination);
}

Result<void> put(WriteSession &session, const Configured<WorkflowConfig> &workflow)
{
    return session.putWorkflow(workflow);
}

/// Calls \a use with the object that has the name.
template <typename Config, typename Use>
Result<ConfigurationWrite> withFound(const QList<Configured<Config>> &objects,
                                     const ObjectName &object, const Use &use)
{
    const auto found = std::ranges::find(
        objects, object.name, [](const auto &one) -> const QString & { return one.config.name; });
    if (found == objects.end())
        return Error{ErrorCode::NotFound, u"there is no %1"_s.arg(describe(object))};
    return use(*found);
}

template <typename Use>
Result<ConfigurationWrite> withObject(const Configuration &stored, const ObjectName &object,
                                      const Use &use)
{
    switch (object.kind) {
    case ObjectKind::Source: return withFound(stored.sources, object, use);
    case ObjectKind::Destination: return withFound(stored.destinations, object, use);
    case ObjectKind::Workflow: return withFound(stored.workflows, object, use);
    }
    Q_UNREACHABLE_RETURN(ConfigurationWrite());
}

template <typename Config>
ConfigurationWrite writing(Configured<Config> value)
{
    return [value = std::move(value)](WriteSession &session) { return put(session, value); };
}

std::optional<Error> unfit(const SourceConfig &, const KnownNames &)
{
    return {};
}

std::optional<Error> unfit(const DestinationConfig &, const KnownNames &)
{
    return {};
}

std::optional<Error> unfit(const WorkflowConfig &workflow, const KnownNames &known)
{
    for (const auto &problem : validateWorkflow(workflow.graph, &known)) {
        if (preventsPublishing(problem.reason))
            return Error{ErrorCode::Invalid,
                         u"node '%1': %2"_s.arg(problem.node, problem.detail)};
    }
    return {};
}

bool names(const Node &node, const ObjectName &object)
{
    if (const auto *source = std::get_if<SourceNode>(&node.body))
        return object.kind == ObjectKind::Source && source->sources.contains(object.name);
    const auto *destination = std::get_if<DestinationNode>(&node.body);
    return destination != nullptr && object.kind == ObjectKind::Destination
        && destination->destination == object.name;
}

/// The enabled workflows that name \a object.
QStringList usersOf(const Configuration &stored, const ObjectName &object)
{
    QStringList users;
    for (const auto &workflow : stored.workflows) {
        if (workflow.enabled
            && std::ranges::any_of(workflow.config.graph.nodes,
                                   [&](const Node &node) { return names(node, object); }))
            users.append(workflow.config.name);
    }
    return users;
}

/// With its saved cases, unless the report says that a choice is wanted.
Result<RemovalReport> eraseWorkflow(WriteSession &session, const WorkflowRemoval &removal)
{
    auto report = session.removeWorkflow(removal);
    if (!report || !report->removed)
        return report;
    if (auto cases = session.putSetting(casesSetting(removal.workflow), {}, peoplesOwner); !cases)
        return cases.error();
    return report;
}

Result<void> eraseIdle(WriteSession &session, const QString &workflow)
{
    const auto report = eraseWorkflow(session, {workflow, std::nullopt});
    if (!report)
        return report.error();
    if (report->removed)
        return {};
    return Error{ErrorCode::Conflict,
                 u"workflow '%1' holds %2 events: release or discard them"_s.arg(workflow).arg(
                     report->held)};
}

Result<void> erase(WriteSession &session, const ObjectName &object)
{
    switch (object.kind) {
    case ObjectKind::Source: return session.removeSource(object.name);
    case ObjectKind::Destination: return session.removeDestination(object.name);
    case ObjectKind::Workflow: return eraseIdle(session, object.name);
    }
    Q_UNREACHABLE_RETURN({});
}

template <typename Config>
void drop(QList<Configured<Config>> &objects, const QString &name)
{
    objects.removeIf([&](const Configured<Config> &one) { return one.config.name == name; });
}

Configuration without(Configuration configuration, const ObjectName &object)
{
    if (object.kind == ObjectKind::Source)
        drop(configuration.sources, object.name);
    else if (object.kind == ObjectKind::Destination)
        drop(configuration.destinations, object.name);
    else
        drop(configuration.workflows, object.name);
    return configuration;
}

} // namespace

Result<ConfigurationWrite> planEnabled(const Configuration &stored, const ObjectName &object,
                                       bool enabled, const KnownNames &known, Timestamp now)
{
    return withObject(stored, object, [&](auto value) -> Result<ConfigurationWrite> {
        if (auto foreign = readOnly(describe(object), value.owner))
            return *std::move(foreign);
        if (value.enabled == enabled)
            return ConfigurationWrite();
        if (auto wrong = enabled ? unfit(value.config, known) : std::nullopt)
            return *std::move(wrong);
        value.enabled = enabled;
        value.changedAt = now;
        return writing(std::move(value));
    });
}

Result<ConfigurationWrite> planRemoval(const Configuration &stored, const ObjectName &object,
                                       qint64 pending)
{
    return withObject(stored, object, [&](const auto &value) -> Result<ConfigurationWrite> {
        if (auto foreign = readOnly(describe(object), value.owner))
            return *std::move(foreign);
        if (const auto users = usersOf(stored, object); !users.isEmpty()) {
            return Error{ErrorCode::Conflict, u"%1 is named by the workflow %2: change it first"_s
                                                  .arg(describe(object), users.join(u", "))};
        }
        if (object.kind == ObjectKind::Destination && pending > 0) {
            return Error{ErrorCode::Conflict,
                         u"%1 deliveries still wait for %2"_s.arg(pending).arg(describe(object))};
        }
        const auto secrets = secretsLeft(stored, without(stored, object));
        return ConfigurationWrite([object, secrets](WriteSession &session) -> Result<void> {
            if (auto erased = erase(session, object); !erased)
                return erased;
            for (const auto &secret : secrets) {
                if (auto removed = session.removeSecret(secret); !removed)
                    return removed;
            }
            return {};
        });
    });
}

Result<ConfigurationWrite> planWorkflowRemoval(const Configuration &stored,
                                               const WorkflowRemoval &removal,
                                               RemovalReport &report)
{
    const ObjectName object{ObjectKind::Workflow, removal.workflow};
    return withObject(stored, object, [&](const auto &value) -> Result<ConfigurationWrite> {
        if (auto foreign = readOnly(describe(object), value.owner))
            return *std::move(foreign);
        return ConfigurationWrite([removal, &report](WriteSession &session) -> Result<void> {
            const auto erased = eraseWorkflow(session, removal);
            if (!erased)
                return erased.error();
            report = *erased;
            return {};
        });
    });
}

QString casesSetting(const QString &workflow)
{
    return u"cases:"_s + workflow;
}

Result<ConfigurationWrite> planDetach(const Configuration &stored, const ObjectName &object,
                                      Timestamp now)
{
    return withObject(stored, object, [&](auto value) -> Result<ConfigurationWrite> {
        if (!readOnly({}, value.owner))
            return Error{ErrorCode::Conflict, u"no station file owns %1"_s.arg(describe(object))};
        value.owner = peoplesOwner;
        value.changedAt = now;
        return writing(std::move(value));
    });
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/applyplan.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
void note(QStringList &fields, QLatin1StringView name, const T &before, const T &after)
{
    if (!(before == after))
        fields.append(name);
}

void noteIntake(QStringList &fields, const IntakeConfig &before, const IntakeConfig &after)
{
    note(fields, "key"_L1, before.key, after.key);
    note(fields, "key_window"_L1, before.keyWindow, after.keyWindow);
    note(fields, "replay_window"_L1, before.replayWindow, after.replayWindow);
    note(fields, "conflict"_L1, before.conflict, after.conflict);
    note(fields, "order.key"_L1, before.orderKey, after.orderKey);
    note(fields, "order.position"_L1, before.orderPosition, after.orderPosition);
    note(fields, "allow"_L1, before.allow, after.allow);
    note(fields, "content"_L1, before.content, after.content);
    note(fields, "answer"_L1, before.answer, after.answer);
}

QStringList differences(const SourceConfig &before, const SourceConfig &after)
{
    QStringList fields;
    note(fields, "provider"_L1, before.provider, after.provider);
    note(fields, "secrets"_L1, before.secrets, after.secrets);
    note(fields, "public_url"_L1, before.publicUrl, after.publicUrl);
    note(fields, "max_body"_L1, before.maxBody, after.maxBody);
    note(fields, "schema"_L1, before.admission.schema, after.admission.schema);
    note(fields, "schemas"_L1, before.admission.schemas, after.admission.schemas);
    note(fields, "rate_limit"_L1, before.admission.rateLimit, after.admission.rateLimit);
    note(fields, "address_rate_limit"_L1, before.admission.addressRateLimit,
         after.admission.addressRateLimit);
    note(fields, "parameters"_L1, before.parameters, after.parameters);
    note(fields, "tolerance"_L1, before.tolerance, after.tolerance);
    note(fields, "scheme"_L1, before.scheme, after.scheme);
    note(fields, "retain.for"_L1, before.retain.age, after.retain.age);
    note(fields, "retain.bytes"_L1, before.retain.bytes, after.retain.bytes);
    noteIntake(fields, before.intake, after.intake);
    return fields;
}

QStringList differences(const DestinationConfig &before, const DestinationConfig &after)
{
    QStringList fields;
    note(fields, "http.url"_L1, before.url, after.url);
    note(fields, "http.secret"_L1, before.secret, after.secret);
    note(fields, "http.timeout"_L1, before.timeout, after.timeout);
    note(fields, "retry.initial"_L1, before.retry.initial, after.retry.initial);
    note(fields, "retry.factor"_L1, before.retry.factor, after.retry.factor);
    note(fields, "retry.max_interval"_L1, before.retry.maxInterval, after.retry.maxInterval);
    note(fields, "retry.max_attempts"_L1, before.retry.maxAttempts, after.retry.maxAttempts);
    note(fields, "retry.jitter"_L1, before.retry.jitter, after.retry.jitter);
    note(fields, "retry.retry_on"_L1, before.retry.retryOn, after.retry.retryOn);
    note(fields, "limit.concurrency"_L1, before.concurrency, after.concurrency);
    note(fields, "serial"_L1, before.serial, after.serial);
    return fields;
}

QStringList differences(const WorkflowConfig &before, const WorkflowConfig &after)
{
    QStringList fields;
    note(fields, "nodes"_L1, before.graph.nodes, after.graph.nodes);
    note(fields, "edges"_L1, before.graph.edges, after.graph.edges);
    note(fields, "groups"_L1, before.graph.groups, after.graph.groups);
    note(fields, "retain.traces"_L1, before.traceAge, after.traceAge);
    return fields;
}

/// Whether the difference counts: of a workflow the revisions are its graphs.
template <typename Config>
bool makesRevision(const Config &, const Config &)
{
    return true;
}

bool makesRevision(const WorkflowConfig &before, const WorkflowConfig &after)
{
    return before.graph != after.graph;
}

QString ownerWords(const Owner &owner)
{
    if (owner.startsWith("file:"_L1))
        return u"the station file %1"_s.arg(owner.sliced(5));
    return u"the application (%1)"_s.arg(owner);
}

/// Compares the objects of one kind.
template <typename Config>
class Comparison
{
    using Action = ConfigurationChange::Action;

public:
    Comparison(const QString &kind, const Owner &owner, Timestamp now,
               const StationFileLines &lines)
        : m_kind(kind)
        , m_owner(owner)
        , m_now(now)
        , m_lines(lines)
    {
    }

    void run(const QList<Configured<Config>> &stored, const QList<Config> &wanted)
    {
        for (const auto &config : wanted) {
            const auto found = std::ranges::find(stored, config.name, &nameOf);
            if (found == stored.end())
                create(config);
            else if (found->owner != m_owner)
                conflicts.append(m_lines.place(m_kind + u' ' + config.name)
                                 + u"%1 '%2' belongs to %3, so that this file cannot define it; "
                                   "rename it here or detach it there"_s.arg(
                                       m_kind, config.name, ownerWords(found->owner)));
            else
                update(*found, config);
        }
        for (const auto &old : stored) {
            const bool named =
                std::ranges::find(wanted, old.config.name, &Config::name) != wanted.end();
            if (old.owner == m_owner && old.enabled && !named)
                disable(old);
        }
    }

    QList<Configured<Config>> values;
    QList<ConfigurationChange> changes;
    QStringList conflicts;

private:
    static const QString &nameOf(const Configured<Config> &configured)
    {
        return configured.config.name;
    }

    void create(const Config &config)
    {
        values.append({config, m_owner, true, 1, m_now});
        changes.append({Action::Create, m_kind, config.name, {}});
    }

    void update(const Configured<Config> &old, const Config &config)
    {
        auto value = old;
        value.enabled = true;
        value.changedAt = m_now;
        if (!old.enabled)
            changes.append({Action::Enable, m_kind, config.name, {}});
        if (!(old.config == config)) {
            value.config = config;
            if (makesRevision(old.config, config))
                ++value.revision;
            changes.append({Action::Update, m_kind, config.name, differences(old.config, config)});
        }
        if (!old.enabled || !(old.config == config))
            values.append(value);
    }

    void disable(const Configured<Config> &old)
    {
        auto value = old;
        value.enabled = false;
        value.changedAt = m_now;
        values.append(value);
        changes.append({Action::Disable, m_kind, old.config.name, {}});
    }

    QString m_kind;
    Owner m_owner;
    Timestamp m_now;
    const StationFileLines &m_lines;
};

/// What the station as a whole says. A file that says nothing takes back what it said before.
std::optional<Error> planRetain(const Configured<RetainConfig> &stored, const RetainConfig &wanted,
                                const Owner &owner, Timestamp now, ApplyPlan &plan)
{
    if (stored.config == wanted)
        return {};
    const bool foreign = stored.config != RetainConfig() && stored.owner != owner;
    if (foreign && wanted == RetainConfig())
        return {};
    if (foreign) {
        return Error{ErrorCode::Conflict,
                     plan.lines.place(u"retain"_s)
                         + u"retain belongs to %1, so that this file cannot set it"_s.arg(
                             ownerWords(stored.owner))};
    }
    QStringList fields;
    note(fields, "for"_L1, stored.config.age, wanted.age);
    note(fields, "bytes"_L1, stored.config.bytes, wanted.bytes);
    plan.retain = Configured<RetainConfig>{wanted, owner, true, 1, now};
    plan.report.changes.append(
        {ConfigurationChange::Action::Update, u"station"_s, u"retain"_s, fields});
    return {};
}

} // namespace

Result<ApplyPlan> planApply(const Configuration &stored, const StationConfig &wanted,
                            const Owner &owner, Timestamp now, const StationFileLines &lines)
{
    Comparison<SourceConfig> sources(u"source"_s, owner, now, lines);
    Comparison<DestinationConfig> destinations(u"destination"_s, owner, now, lines);
    Comparison<WorkflowConfig> workflows(u"workflow"_s, owner, now, lines);
    sources.run(stored.sources, wanted.sources);
    destinations.run(stored.destinations, wanted.destinations);
    workflows.run(stored.workflows, wanted.workflows);
    const auto conflicts = sources.conflicts + destinations.conflicts + workflows.conflicts;
    if (!conflicts.isEmpty())
        return Error{ErrorCode::Conflict, conflicts.join(u'\n')};
    ApplyPlan plan;
    plan.lines = lines;
    if (auto conflict = planRetain(stored.retain, wanted.retain, owner, now, plan))
        return *std::move(conflict);
    plan.report.changes += sources.changes + destinations.changes + workflows.changes;
    plan.sources = sources.values;
    plan.destinations = destinations.values;
    plan.workflows = workflows.values;
    plan.listener = wanted.listener;
    return plan;
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/station/wire.h"
#include "core/station/wirefields.h"

#include <array>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Action = ConfigurationChange::Action;

constexpr std::array actionNames{
    std::pair{Action::Create, "create"_L1},
    std::pair{Action::Update, "update"_L1},
    std::pair{Action::Enable, "enable"_L1},
    std::pair{Action::Disable, "disable"_L1},
};

std::optional<Action> actionFromName(QStringView name)
{
    for (const auto &[action, text] : actionNames) {
        if (text == name)
            return action;
    }
    return {};
}

/// The configuration's own members, and who made it what it is.
template <typename Config>
QJsonObject configuredJson(const Configured<Config> &configured)
{
    auto json = toJson(configured.config);
    json.insert("owner"_L1, configured.owner);
    json.insert("enabled"_L1, configured.enabled);
    json.insert("revision"_L1, configured.revision);
    json.insert("changed_at"_L1, toIso8601(configured.changedAt));
    return json;
}

template <typename Config>
Configured<Config> readConfigured(WireFields &fields, Result<Config> config)
{
    Configured<Config> configured;
    if (config)
        configured.config = std::move(*config);
    else
        fields.fail(config.error());
    configured.owner = fields.text(u"owner");
    configured.enabled = fields.boolean(u"enabled", true);
    configured.revision = fields.count(u"revision"_s);
    configured.changedAt = fields.time(u"changed_at"_s);
    return configured;
}

template <typename T>
QJsonObject listJson(const QString &name, const QList<T> &values)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(toJson(value));
    return {{name, array}};
}

template <typename T>
Result<QList<T>> readList(const QJsonObject &json, const QString &name,
                          Result<T> (*read)(const QJsonObject &))
{
    WireFields fields(json);
    const auto values = fields.each(name, read);
    return fields.result(values);
}

Result<ConfigurationChange> changeFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"changes"_s);
    ConfigurationChange change;
    change.action = fields.word(u"action"_s, actionFromName);
    change.kind = fields.text(u"kind", JsonFields::Required);
    change.name = fields.text(u"name", JsonFields::Required);
    change.fields = fields.texts(u"fields");
    return fields.result(change);
}

QJsonObject warningJson(const ApplyWarning &warning)
{
    return {{u"workflow"_s, warning.workflow},
            {u"line"_s, warning.line > 0 ? QJsonValue(warning.line) : QJsonValue()},
            {u"problem"_s, toJson(warning.problem)}};
}

Result<ApplyWarning> warningFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"warnings"_s);
    ApplyWarning warning;
    warning.workflow = fields.text(u"workflow", JsonFields::Required);
    warning.line = int(fields.optionalInteger(u"line"_s).value_or(0));
    auto problem = workflowProblemFromJson(fields.object(u"problem"));
    if (problem)
        warning.problem = *std::move(problem);
    else
        fields.fail(problem.error());
    return fields.result(warning);
}

} // namespace

QJsonObject toJson(const SourceView &source)
{
    auto json = configuredJson(source.source);
    json.insert("address"_L1, source.address);
    json.insert("problem"_L1, source.problem);
    json.insert("accepted"_L1, source.accepted);
    json.insert("rejected"_L1, source.rejected);
    json.insert("warned"_L1, source.warned);
    json.insert("last_arrival"_L1, timeJson(source.lastArrival));
    json.insert("open_until"_L1, timeJson(source.openUntil));
    return json;
}

Result<SourceView> sourceViewFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"source"_s);
    SourceView source;
    source.source = readConfigured(fields, sourceConfigFromJson(json));
    source.address = fields.text(u"address");
    source.problem = fields.text(u"problem");
    source.accepted = fields.integer(u"accepted", 0);
    source.rejected = fields.integer(u"rejected", 0);
    source.warned = fields.integer(u"warned", 0);
    source.lastArrival = fields.optionalTime(u"last_arrival"_s);
    source.openUntil = fields.optionalTime(u"open_until"_s);
    return fields.result(source);
}

QJsonObject toJson(Timestamp openUntil)
{
    return {{u"until"_s, toIso8601(openUntil)}};
}

Result<Timestamp> openUntilFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    const auto until = fields.time(u"until"_s);
    return fields.result(until);
}

QJsonObject toJson(const DestinationView &destination)
{
    auto json = configuredJson(destination.destination);
    json.insert("problem"_L1, destination.problem);
    json.insert("pending"_L1, destination.pending);
    json.insert("dead"_L1, destination.dead);
    json.insert("succeeded"_L1, destination.succeeded);
    json.insert("failed_attempts"_L1, destination.failedAttempts);
    json.insert("last_success"_L1, timeJson(destination.lastSuccess));
    return json;
}

Result<DestinationView> destinationViewFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"destination"_s);
    DestinationView destination;
    destination.destination = readConfigured(fields, destinationConfigFromJson(json));
    destination.problem = fields.text(u"problem");
    destination.pending = fields.integer(u"pending", 0);
    destination.dead = fields.integer(u"dead", 0);
    destination.succeeded = fields.integer(u"succeeded", 0);
    destination.failedAttempts = fields.integer(u"failed_attempts", 0);
    destination.lastSuccess = fields.optionalTime(u"last_success"_s);
    return fields.result(destination);
}

QJsonObject toJson(const Configured<WorkflowConfig> &workflow)
{
    return configuredJson(workflow);
}

Result<Configured<WorkflowConfig>> workflowFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"workflow"_s);
    const auto workflow = readConfigured(fields, workflowConfigFromJson(json));
    return fields.result(workflow);
}

QJsonObject toJson(const QList<SourceView> &sources)
{
    return listJson(u"sources"_s, sources);
}

Result<QList<SourceView>> sourcesFromJson(const QJsonObject &json)
{
    return readList(json, u"sources"_s, sourceViewFromJson);
}

QJsonObject toJson(const QList<DestinationView> &destinations)
{
    return listJson(u"destinations"_s, destinations);
}

Result<QList<DestinationView>> destinationsFromJson(const QJsonObject &json)
{
    return readList(json, u"destinations"_s, destinationViewFromJson);
}

QJsonObject toJson(const QList<Configured<WorkflowConfig>> &workflows)
{
    return listJson(u"workflows"_s, workflows);
}

Result<QList<Configured<WorkflowConfig>>> workflowsFromJson(const QJsonObject &json)
{
    return readList(json, u"workflows"_s, workflowFromJson);
}

QJsonObject toJson(const QList<DeliveryId> &deliveries)
{
    QJsonArray array;
    for (const auto &id : deliveries)
        array.append(id.toString());
    return {{u"deliveries"_s, array}};
}

Result<QList<DeliveryId>> deliveryIdsFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    QList<DeliveryId> deliveries;
    for (const auto &text : fields.texts(u"deliveries")) {
        const auto id = DeliveryId::parse(text);
        if (!id)
            fields.fail(u"deliveries", u"a list of ids"_s);
        deliveries.append(id.value_or(DeliveryId()));
    }
    return fields.result(deliveries);
}

QJsonObject toJson(const ReplayRequest &request)
{
    return {{u"destinations"_s, QJsonArray::fromStringList(request.destinations)},
            {u"as_new"_s, request.asNew}};
}

Result<ReplayRequest> replayRequestFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    ReplayRequest request;
    request.destinations = fields.texts(u"destinations");
    request.asNew = fields.boolean(u"as_new", false);
    return fields.result(request);
}

QJsonObject toJson(const ApplyReport &report)
{
    QJsonArray changes;
    for (const auto &change : report.changes) {
        const auto name = std::ranges::find(actionNames, change.action,
                                            &std::pair<Action, QLatin1StringView>::first);
        changes.append(QJsonObject{{u"action"_s, name->second},
                                   {u"kind"_s, change.kind},
                                   {u"name"_s, change.name},
                                   {u"fields"_s, QJsonArray::fromStringList(change.fields)}});
    }
    QJsonArray warnings;
    for (const auto &warning : report.warnings)
        warnings.append(warningJson(warning));
    return {{u"changes"_s, changes},
            {u"missing_secrets"_s, QJsonArray::fromStringList(report.missingSecrets)},
            {u"listen"_s, report.listen},
            {u"warnings"_s, warnings}};
}

Result<ApplyReport> applyReportFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    ApplyReport report;
    report.changes = fields.each(u"changes"_s, changeFromJson);
    report.missingSecrets = fields.texts(u"missing_secrets");
    report.listen = fields.text(u"listen");
    report.warnings = fields.each(u"warnings"_s, warningFromJson);
    return fields.result(report);
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"

#include "core/domain/jsonfields.h"

#include <cmath>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

double toSeconds(Microseconds duration)
{
    return double(duration.count()) / 1e6;
}

Microseconds readDuration(JsonFields &fields, QStringView name, Microseconds fallback)
{
    constexpr double longest = 1e9;
    const double seconds = fields.number(name, toSeconds(fallback));
    if (!(seconds >= 0 && seconds <= longest)) {
        fields.fail(name, u"a duration in seconds"_s);
        return fallback;
    }
    return Microseconds(std::llround(seconds * 1e6));
}

int readCount(JsonFields &fields, QStringView name, int fallback)
{
    const auto count = fields.integer(name, fallback);
    if (count < 0 || count > std::numeric_limits<int>::max()) {
        fields.fail(name, u"a count"_s);
        return fallback;
    }
    return int(count);
}

} // namespace

QJsonObject toJson(const RetainConfig &retain)
{
    QJsonObject json;
    if (retain.age.count() > 0)
        json.insert("for"_L1, toSeconds(retain.age));
    if (retain.bytes > 0)
        json.insert("bytes"_L1, retain.bytes);
    return json;
}

Result<RetainConfig> retainConfigFromJson(const QJsonObject &json)
{
    JsonFields fields(json, u"retain"_s);
    RetainConfig retain;
    retain.age = readDuration(fields, u"for", {});
    retain.bytes = fields.integer(u"bytes", 0);
    if (retain.bytes < 0)
        fields.fail(u"bytes", u"a size in bytes"_s);
    if (!fields.ok())
        return fields.error();
    return retain;
}

QJsonObject toJson(const SourceConfig &source)
{
    QJsonObject json{{u"name"_s, source.name}, {u"provider"_s, source.provider}};
    if (!source.secrets.isEmpty())
        json.insert("secrets"_L1, toJson(source.secrets));
    if (!source.publicUrl.isEmpty())
        json.insert("public_url"_L1, source.publicUrl);
    if (source.maxBody != 0)
        json.insert("max_body"_L1, source.maxBody);
    putAdmission(json, source.admission);
    putIntake(json, source.intake);
    QJsonObject parameters;
    for (auto it = source.parameters.begin(); it != source.parameters.end(); ++it)
        parameters.insert(it.key(), it.value());
    if (!parameters.isEmpty())
        json.insert("parameters"_L1, parameters);
    if (const auto &tolerance = source.tolerance)
        json.insert("tolerance"_L1,
                    QJsonObject{{u"past"_s, tolerance->past}, {u"future"_s, tolerance->future}});
    if (!source.scheme.isEmpty())
        json.insert("scheme"_L1, source.scheme);
    if (source.retain != RetainConfig())
        json.insert("retain"_L1, toJson(source.retain));
    return json;
}

Result<SourceConfig> sourceConfigFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    SourceConfig source;
    source.name = fields.text(u"name", JsonFields::Required);
    source.provider = fields.text(u"provider", JsonFields::Required);
    source.secrets = secretsFrom(json, fields);
    source.publicUrl = fields.text(u"public_url");
    source.maxBody = fields.integer(u"max_body", 0);
    source.admission = admissionFrom(fields);
    if (source.maxBody < 0)
        fields.fail(u"max_body", u"a size in bytes"_s);
    source.intake = intakeFrom(fields);
    source.parameters = parametersFrom(fields);
    source.tolerance = toleranceFrom(fields);
    source.scheme = fields.object(u"scheme");
    const auto retain = retainConfigFromJson(fields.object(u"retain"));
    if (!fields.ok())
        return fields.error();
    if (!retain)
        return retain.error();
    source.retain = *retain;
    return source;
}

QJsonObject toJson(const DestinationConfig &destination)
{
    QJsonObject http{{u"url"_s, destination.url}, {u"timeout"_s, toSeconds(destination.timeout)}};
    if (destination.secret)
        http.insert("secret"_L1, destination.secret->text);
    QJsonObject json{{u"name"_s, destination.name},
                     {u"http"_s, http},
                     {u"retry"_s, toJson(destination.retry)},
                     {u"limit"_s, QJsonObject{{u"concurrency"_s, destination.concurrency}}}};
    if (destination.serial)
        json.insert("serial"_L1, true);
    return json;
}

Result<DestinationConfig> destinationConfigFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    DestinationConfig destination;
    destination.name = fields.text(u"name", JsonFields::Required);

    JsonFields http(fields.object(u"http"), u"http"_s);
    destination.url = http.text(u"url", JsonFields::Required);
    if (const auto secret = http.text(u"secret"); !secret.isEmpty())
        destination.secret = SecretReference{secret};
    destination.timeout = readDuration(http, u"timeout", destination.timeout);

    const auto retry = retryPolicyFromJson(fields.object(u"retry"));
    if (retry)
        destination.retry = *retry;
    JsonFields limit(fields.object(u"limit"), u"limit"_s);
    destination.concurrency = readCount(limit, u"concurrency", destination.concurrency);
    destination.serial = fields.boolean(u"serial", false);

    if (!fields.ok())
        return fields.error();
    if (!http.ok())
        return http.error();
    if (!retry)
        return retry.error();
    if (!limit.ok())
        return limit.error();
    return destination;
}

QJsonObject toJson(const WorkflowConfig &workflow)
{
    auto json = toJson(workflow.graph);
    json.insert("name"_L1, workflow.name);
    if (workflow.traceAge.count() > 0)
        json.insert("retain"_L1, traceRetainJson(workflow.traceAge));
    return json;
}

QJsonObject traceRetainJson(Microseconds age)
{
    return {{u"traces"_s, toSeconds(age)}};
}

Result<Microseconds> traceRetainFromJson(const QJsonObject &json)
{
    JsonFields fields(json, u"retain"_s);
    const auto age = readDuration(fields, u"traces", {});
    if (!fields.ok())
        return fields.error();
    return age;
}

Result<WorkflowConfig> workflowConfigFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    WorkflowConfig workflow;
    workflow.name = fields.text(u"name", JsonFields::Required);
    const auto traceAge = traceRetainFromJson(fields.object(u"retain"));
    if (!fields.ok())
        return fields.error();
    if (!traceAge)
        return traceAge.error();
    workflow.traceAge = *traceAge;
    auto graph = graphFromJson(json);
    if (!graph)
        return graph.error();
    workflow.graph = *std::move(graph);
    return workflow;
}

QJsonObject toJson(const RetryPolicy &policy)
{
    return {{u"strategy"_s, u"exponential"_s},
            {u"initial"_s, toSeconds(policy.initial)},
            {u"factor"_s, policy.factor},
            {u"max_interval"_s, toSeconds(policy.maxInterval)},
            {u"max_attempts"_s, policy.maxAttempts},
            {u"jitter"_s, policy.jitter},
            {u"retry_on"_s, formatStatusRanges(policy.retryOn)}};
}

Result<RetryPolicy> retryPolicyFromJson(const QJsonObject &json)
{
    JsonFields fields(json, u"retry"_s);
    RetryPolicy policy;
    const auto strategy = fields.text(u"strategy");
    if (!strategy.isEmpty() && strategy != "exponential"_L1)
        fields.fail(u"strategy", u"exponential"_s);
    policy.initial = readDuration(fields, u"initial", policy.initial);
    policy.factor = fields.number(u"factor", policy.factor);
    policy.maxInterval = readDuration(fields, u"max_interval", policy.maxInterval);
    policy.maxAttempts = readCount(fields, u"max_attempts", policy.maxAttempts);
    policy.jitter = fields.number(u"jitter", policy.jitter);
    if (json.contains("retry_on"_L1)) {
        const auto text = fields.text(u"retry_on");
        const auto ranges = text.isEmpty() ? QList<StatusRange>() : parseStatusRanges(text);
        if (ranges)
            policy.retryOn = *ranges;
        else
            fields.fail(u"retry_on", u"status codes such as 408,429,500-599"_s);
    }
    if (!fields.ok())
        return fields.error();
    return policy;
}

} // namespace Signalbox

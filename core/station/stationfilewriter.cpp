// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/station/stationfile.h"
#include "core/station/stationfileholds.h"
#include "core/station/stationfilelistener.h"
#include "core/station/stationfilescript.h"
#include "core/station/stationfilevalues.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;
namespace Values = StationFileValues;

namespace {

/// Words that YAML readers take for something else than text.
const QStringList reservedWords{u"null"_s, u"true"_s, u"false"_s, u"yes"_s, u"no"_s,
                                u"on"_s,   u"off"_s,  u"y"_s,     u"n"_s};

/// \a text as a YAML scalar: plain where every reader takes it for text, else in double quotes.
QString scalar(const QString &text)
{
    static const QRegularExpression plain(u"\\A[A-Za-z_][A-Za-z0-9_./-]*( > [A-Za-z0-9_-]+)?\\z"_s);
    if (plain.match(text).hasMatch() && !reservedWords.contains(text, Qt::CaseInsensitive))
        return text;
    return Values::quotedScalar(text);
}

QString secretText(const SecretReference &reference)
{
    if (const auto name = Values::storedSecretName(reference))
        return u"{stored: %1}"_s.arg(scalar(*name));
    return scalar(reference.text);
}

QString sourceSecretText(const SourceSecret &secret)
{
    if (!secret.expires)
        return secretText(secret);
    return u"{secret: %1, expires: %2}"_s.arg(secretText(secret),
                                              scalar(toIso8601(*secret.expires)));
}

/// [a, b]
template <typename T, typename Format>
QString flowList(const QList<T> &values, const Format &format)
{
    QStringList parts;
    for (const auto &value : values)
        parts.append(format(value));
    return u"[%1]"_s.arg(parts.join(u", "));
}

template <typename Config>
QList<Config> sortedByName(QList<Config> configs)
{
    std::ranges::sort(configs, {}, &Config::name);
    return configs;
}

/// Secrets by slot, parameters, tolerance and scheme, a line each.
QString credentialsText(const SourceConfig &source)
{
    QString text;
    QMap<QString, QList<SourceSecret>> slots;
    for (const auto &secret : source.secrets)
        slots[secret.slot].append(secret);
    if (slots.size() == 1 && slots.firstKey().isEmpty())
        text += u"    secrets: %1\n"_s.arg(flowList(source.secrets, sourceSecretText));
    else if (!slots.isEmpty()) {
        text += u"    secrets:\n"_s;
        for (auto it = slots.begin(); it != slots.end(); ++it)
            text +=
                u"      %1: %2\n"_s.arg(scalar(it.key()), flowList(it.value(), sourceSecretText));
    }
    if (!source.parameters.isEmpty())
        text += u"    parameters:\n"_s;
    for (auto it = source.parameters.begin(); it != source.parameters.end(); ++it)
        text += u"      %1: %2\n"_s.arg(scalar(it.key()), scalar(it.value()));
    if (const auto &tolerance = source.tolerance)
        text += u"    tolerance: {past: %1s, future: %2s}\n"_s.arg(tolerance->past)
                    .arg(tolerance->future);
    if (!source.scheme.isEmpty()) // JSON is YAML
        text += u"    scheme: %1\n"_s.arg(
            QString::fromUtf8(QJsonDocument(source.scheme).toJson(QJsonDocument::Compact)));
    return text;
}

/// {for: 30d, bytes: 10GB}, or nothing
QString retainText(const RetainConfig &retain)
{
    QStringList parts;
    if (retain.age.count() > 0)
        parts.append(u"for: "_s + Values::formatDuration(retain.age));
    if (retain.bytes > 0)
        parts.append(u"bytes: "_s + Values::formatSize(retain.bytes));
    return parts.isEmpty() ? QString() : u"retain: {%1}\n"_s.arg(parts.join(u", "));
}

QString intakeText(const IntakeConfig &intake)
{
    QString text;
    const auto add = [&text](const QString &line) { text += u"    "_s + line + u'\n'; };
    if (!intake.key.isEmpty())
        add(u"key: "_s + scalar(intake.key));
    if (intake.keyWindow != Microseconds::zero())
        add(u"key_window: "_s + Values::formatDuration(intake.keyWindow));
    if (intake.conflict != ConflictPolicy::Keep)
        add(u"conflict: "_s + conflictPolicyName(intake.conflict));
    if (intake.replayWindow != Microseconds::zero())
        add(u"replay_window: "_s + Values::formatDuration(intake.replayWindow));
    if (!intake.orderKey.isEmpty()) {
        add(u"order:"_s);
        add(u"  key: "_s + scalar(intake.orderKey));
        if (!intake.orderPosition.isEmpty())
            add(u"  position: "_s + scalar(intake.orderPosition));
    }
    if (!intake.allow.isEmpty())
        add(u"allow: "_s + flowList(intake.allow, scalar));
    if (!intake.content.isEmpty())
        add(u"content: "_s + flowList(intake.content, scalar));
    if (intake.answer) {
        add(u"answer:"_s);
        add(u"  status: %1"_s.arg(intake.answer->status));
        if (intake.answer->body) {
            add(u"  content_type: "_s + scalar(intake.answer->contentType));
            add(u"  body: "_s + scalar(*intake.answer->body));
        }
        if (!intake.answer->headers.isEmpty())
            add(u"  headers:"_s);
        for (const auto &[name, value] : intake.answer->headers.asKeyValueRange())
            add(u"    %1: %2"_s.arg(scalar(name), scalar(value)));
    }
    return text;
}

QString schemaText(const SchemaConfig &schema)
{
    QString text =
        u"{file: %1, mode: %2"_s.arg(scalar(schema.file.name), scalar(schemaModeName(schema.mode)));
    if (!schema.references.isEmpty())
        text += u", references: "_s + flowList(schema.references, [](const SchemaFile &reference) {
                    return scalar(reference.name);
                });
    return text + u'}';
}

QString admissionText(const AdmissionConfig &admission)
{
    QString text;
    if (admission.schema)
        text += u"    schema: %1\n"_s.arg(schemaText(*admission.schema));
    if (!admission.schemas.isEmpty())
        text += u"    schemas:\n"_s;
    for (auto type = admission.schemas.begin(); type != admission.schemas.end(); ++type)
        text += u"      %1: %2\n"_s.arg(scalar(type.key()), schemaText(*type));
    if (admission.rateLimit)
        text += u"    rate_limit: %1\n"_s.arg(scalar(admission.rateLimit->toString()));
    if (admission.addressRateLimit)
        text +=
            u"    address_rate_limit: %1\n"_s.arg(scalar(admission.addressRateLimit->toString()));
    return text;
}

/// Every schema file that \a sources name.
QMap<QString, QByteArray> schemaFiles(const QList<SourceConfig> &sources)
{
    QMap<QString, QByteArray> files;
    const auto add = [&files](const SchemaConfig &schema) {
        files.insert(schema.file.name, schema.file.text);
        for (const auto &reference : schema.references)
            files.insert(reference.name, reference.text);
    };
    for (const auto &source : sources) {
        if (source.admission.schema)
            add(*source.admission.schema);
        std::ranges::for_each(source.admission.schemas, add);
    }
    return files;
}

/// \a files and every script that \a workflows name, once.
QString filesText(QMap<QString, QByteArray> files, const QList<WorkflowConfig> &workflows)
{
    constexpr int indent = 2;
    for (const auto &workflow : workflows) {
        for (const Node &node : workflow.graph.nodes) {
            const auto *script = std::get_if<ScriptNode>(&node.body);
            if (script != nullptr && !script->file.isEmpty())
                files.insert(script->file, script->text.toUtf8());
        }
    }
    QString text = files.isEmpty() ? QString() : u"files:\n"_s;
    for (auto file = files.begin(); file != files.end(); ++file)
        text += u"  %1: %2\n"_s.arg(scalar(file.key()),
                                    Values::linesScalar(QString::fromUtf8(*file), indent));
    return text;
}

QString sourceText(const SourceConfig &source)
{
    QString text =
        u"  - name: %1\n    provider: %2\n"_s.arg(scalar(source.name), scalar(source.provider));
    text += credentialsText(source);
    if (!source.publicUrl.isEmpty())
        text += u"    public_url: %1\n"_s.arg(scalar(source.publicUrl));
    if (source.maxBody > 0)
        text += u"    max_body: %1\n"_s.arg(Values::formatSize(source.maxBody));
    if (const auto retain = retainText(source.retain); !retain.isEmpty())
        text += u"    "_s + retain;
    return text + intakeText(source.intake) + admissionText(source.admission);
}

QString destinationText(const DestinationConfig &destination)
{
    QString text = u"  - name: %1\n    http:\n      url: %2\n"_s.arg(scalar(destination.name),
                                                                     scalar(destination.url));
    if (destination.secret)
        text += u"      secret: %1\n"_s.arg(secretText(*destination.secret));
    text += u"      timeout: %1\n"_s.arg(Values::formatDuration(destination.timeout));
    const auto &retry = destination.retry;
    text += u"    retry:\n      strategy: exponential\n"_s;
    text += u"      initial: %1\n"_s.arg(Values::formatDuration(retry.initial));
    text += u"      factor: %1\n"_s.arg(
        QString::number(retry.factor, 'f', QLocale::FloatingPointShortest));
    text += u"      max_interval: %1\n"_s.arg(Values::formatDuration(retry.maxInterval));
    text += u"      max_attempts: %1\n"_s.arg(retry.maxAttempts);
    text += u"      jitter: %1\n"_s.arg(Values::formatPercent(retry.jitter));
    text += u"      retry_on: \"%1\"\n"_s.arg(formatStatusRanges(retry.retryOn));
    text += u"    limit:\n      concurrency: %1\n"_s.arg(destination.concurrency);
    if (destination.serial)
        text += u"    serial: true\n"_s;
    return text;
}

/// {a: b, c: d}
template <typename T, typename Format>
QString flowMap(const QList<T> &values, const Format &format)
{
    QStringList parts;
    for (const auto &value : values)
        parts.append(format(value));
    return u"{%1}"_s.arg(parts.join(u", "));
}

/// What stands behind a node's id.
struct NodeText
{
    QString operator()(const SourceNode &node) const
    {
        return u"source: "_s + flowList(node.sources, scalar);
    }
    QString operator()(const FilterNode &node) const
    {
        return u"filter: "_s + scalar(node.expression);
    }
    QString operator()(const SwitchNode &node) const
    {
        return u"switch: "_s + flowList(node.cases, [](const SwitchCase &one) {
                   return u"{case: %1, when: %2}"_s.arg(scalar(one.name), scalar(one.expression));
               });
    }
    QString operator()(const MapNode &node) const
    {
        QString text = mapText(node);
        if (!node.contentType.isEmpty())
            text += u", content_type: "_s + scalar(node.contentType);
        QStringList set;
        if (!node.headers.isEmpty())
            set.append(u"headers: "_s + flowMap(node.headers, [](const MapHeader &header) {
                           return scalar(header.name) + u": "_s + scalar(header.text);
                       }));
        if (!node.path.isEmpty())
            set.append(u"path: "_s + scalar(node.path));
        if (!node.method.isEmpty())
            set.append(u"method: "_s + scalar(node.method));
        if (!node.key.isEmpty())
            set.append(u"key: "_s + scalar(node.key));
        return set.isEmpty() ? text : text + u", set: {%1}"_s.arg(set.join(u", "));
    }
    QString operator()(const DestinationNode &node) const
    {
        return u"destination: "_s + scalar(node.destination);
    }
    QString operator()(const StopNode &node) const { return u"stop: "_s + scalar(node.reason); }
    QString operator()(const ScriptNode &node) const { return stationFileScript(node, 0); }
    template <typename Body>
    QString operator()(const Body &node) const
    {
        return StationFileHolds::text(node);
    }

    static QString mapText(const MapNode &node)
    {
        if (node.text)
            return u"template: "_s + scalar(*node.text);
        if (!node.expression.isEmpty())
            return u"map: "_s + scalar(node.expression);
        return u"map: "_s + flowMap(node.fields, [](const MapField &field) {
                   return scalar(field.target) + u": "_s + scalar(field.expression);
               });
    }
};

QString nodeText(const Node &node)
{
    constexpr int indent = 8;
    const auto *script = std::get_if<ScriptNode>(&node.body);
    if (script != nullptr && script->file.isEmpty())
        return u"      - id: %1\n        %2\n"_s.arg(scalar(node.id),
                                                     stationFileScript(*script, indent));
    return u"      - {id: %1, "_s.arg(scalar(node.id)) + std::visit(NodeText{}, node.body)
        + u"}\n"_s;
}

QString nodeGroupText(const NodeGroup &group)
{
    QString text = u"      - {name: "_s + scalar(group.name);
    if (group.color != GroupColor::Grey)
        text += u", color: "_s + groupColorName(group.color);
    if (!group.comment.isEmpty())
        text += u", comment: "_s + Values::quotedScalar(group.comment);
    return text + u", nodes: "_s + flowList(group.nodes, scalar) + u"}\n"_s;
}

QString workflowText(const WorkflowConfig &workflow)
{
    QString text = u"  - name: %1\n    nodes:%2\n"_s.arg(
        scalar(workflow.name), workflow.graph.nodes.isEmpty() ? u" []"_s : QString());
    for (const auto &node : workflow.graph.nodes)
        text += nodeText(node);
    if (!workflow.graph.edges.isEmpty())
        text += u"    edges:\n"_s;
    for (const auto &edge : workflow.graph.edges)
        text += u"      - %1\n"_s.arg(scalar(formatEdge(edge, workflow.graph.nodes)));
    if (!workflow.graph.groups.isEmpty())
        text += u"    groups:\n"_s;
    for (const auto &group : workflow.graph.groups)
        text += nodeGroupText(group);
    if (workflow.traceAge.count() > 0)
        text += u"    retain: {traces: %1}\n"_s.arg(Values::formatDuration(workflow.traceAge));
    return text;
}

template <typename Config, typename Format>
QString section(const QString &name, const QList<Config> &configs, const Format &format)
{
    if (configs.isEmpty())
        return {};
    QString text = name + u":\n"_s;
    for (const auto &config : sortedByName(configs))
        text += format(config);
    return text;
}

} // namespace

QByteArray writeStationFile(const StationConfig &config)
{
    QString text;
    if (!config.listen.isEmpty())
        text += u"listen: %1\n"_s.arg(scalar(config.listen));
    text += retainText(config.retain);
    text += StationFileListener::write(config.listener);
    text += section(u"sources"_s, config.sources, sourceText);
    text += section(u"destinations"_s, config.destinations, destinationText);
    const auto files = schemaFiles(config.sources);
    const auto workflows = withoutClashes(config.workflows, files);
    text += section(u"workflows"_s, workflows, workflowText);
    text += filesText(files, workflows);
    return text.toUtf8();
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/templates/workflowtemplate.h"

#include "core/domain/configjson.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Nothing for a file that is none: the test reads every one.
std::optional<WorkflowTemplate> readTemplate(const QString &name)
{
    QFile file(u":/templates/%1.json"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = QJsonDocument::fromJson(file.readAll()).object();
    auto graph = graphFromJson(json.value("graph"_L1).toObject());
    if (!graph)
        return {};
    const auto sample = json.value("sample"_L1).toObject();
    return WorkflowTemplate{
        name,
        json.value("provider"_L1).toString(),
        json.value("destination"_L1).toString(),
        json.value("url"_L1).toString(),
        *std::move(graph),
        sample.value("type"_L1).toString(),
        QJsonDocument(sample.value("body"_L1).toObject()).toJson(QJsonDocument::Indented)};
}

} // namespace

Graph WorkflowTemplate::graphFor(const QString &source, const QString &destinationName) const
{
    auto named = graph;
    for (auto &node : named.nodes) {
        if (auto *in = std::get_if<SourceNode>(&node.body))
            in->sources = {source};
        else if (auto *out = std::get_if<DestinationNode>(&node.body))
            out->destination = destinationName;
    }
    return named;
}

QList<WorkflowTemplate> workflowTemplates()
{
    QList<WorkflowTemplate> templates;
    for (const auto *name :
         {"status-updates", "transactions", "workflow-completion", "system-state"}) {
        if (auto one = readTemplate(QString::fromLatin1(name)))
            templates.append(*std::move(one));
    }
    return templates;
}

QString TemplateWords::title(const QString &name)
{
    if (name == "status-updates"_L1)
        return tr("Status updates from a service");
    if (name == "transactions"_L1)
        return tr("User actions and transactions");
    if (name == "workflow-completion"_L1)
        return tr("Completion of a workflow");
    return tr("System state changes");
}

QString TemplateWords::origin(const QString &name)
{
    if (name == "status-updates"_L1)
        return tr("From PagerDuty to a chat");
    if (name == "transactions"_L1)
        return tr("From Stripe to billing");
    if (name == "workflow-completion"_L1)
        return tr("From GitHub to the next job");
    return tr("From Grafana to on-call");
}

QString TemplateWords::sentence(const QString &name)
{
    if (name == "status-updates"_L1)
        return tr("PagerDuty's urgent incidents become chat messages; the others end.");
    if (name == "transactions"_L1)
        return tr("Stripe's larger payments go to billing, with what it needs of them.");
    if (name == "workflow-completion"_L1)
        return tr("A GitHub workflow that succeeded starts the next job.");
    return tr("Grafana's alerts tell on-call what went down and what came up again.");
}

} // namespace Signalbox

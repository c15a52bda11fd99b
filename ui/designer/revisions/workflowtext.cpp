// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/revisions/workflowtext.h"

#include "core/domain/configjson.h"

#include <QJsonDocument>
#include <QSaveFile>
#include <QtConcurrent>

namespace Signalbox::WorkflowText {

using namespace Qt::StringLiterals;

QByteArray of(const QString &name, const Graph &graph)
{
    WorkflowConfig workflow;
    workflow.name = name;
    workflow.graph = graph;
    return QJsonDocument(toJson(workflow)).toJson();
}

Result<Graph> read(const QByteArray &text)
{
    QJsonParseError error;
    const auto json = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return Error{ErrorCode::Invalid,
                     u"expected JSON, found something else at byte %1: %2"_s.arg(error.offset)
                         .arg(error.errorString())};
    auto graph = graphFromJson(json.object());
    if (graph && graph->nodes.isEmpty())
        return Error{ErrorCode::Invalid, u"there are no nodes in it"_s};
    return graph;
}

QFuture<Result<void>> save(const QString &path, const QByteArray &text)
{
    return QtConcurrent::run([path, text]() -> Result<void> {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
            return {};
        return Error{ErrorCode::Io, file.errorString()};
    });
}

QFuture<Result<QByteArray>> load(const QString &path)
{
    return QtConcurrent::run([path]() -> Result<QByteArray> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Io, file.errorString()};
        auto text = file.read(largestFile + 1);
        if (text.size() > largestFile)
            return Error{ErrorCode::TooLarge,
                         u"expected a file of at most %1 bytes"_s.arg(largestFile)};
        return text;
    });
}

} // namespace Signalbox::WorkflowText

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespath.h"
#include "core/workflow/caserun.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const QString &detail)
{
    return {ErrorCode::Invalid, detail};
}

/// The JSON text of the value at \a path, as exact as it stands in \a document.
QString exactText(const Document &document, const QString &path)
{
    const auto expression = Expression::compile(path);
    const auto value = expression ? expression->evaluate(document) : expression.error();
    return value ? QString::fromUtf8(value->toJson()) : QString();
}

QString quotedName(const QString &name)
{
    const auto json = QJsonDocument(QJsonArray{name}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1).chopped(1));
}

/// Puts JSON bodies that stand as values under body_text and body_texts, exact as they stand.
QJsonObject withTexts(QJsonObject one, const Document &document, const QString &path)
{
    auto event = one.value("event"_L1).toObject();
    if (event.contains("body"_L1)) {
        event.insert("body_text"_L1, exactText(document, path + u".event.body"_s));
        event.remove("body"_L1);
        auto headers = event.value("headers"_L1).toObject();
        const auto names = headers.keys();
        if (!names.contains("content-type"_L1, Qt::CaseInsensitive))
            headers.insert("content-type"_L1, u"application/json"_s);
        event.insert("headers"_L1, headers);
        one.insert("event"_L1, event);
    }
    auto expect = one.value("expect"_L1).toObject();
    const auto bodies = expect.value("bodies"_L1).toObject();
    if (!bodies.isEmpty()) {
        auto texts = expect.value("body_texts"_L1).toObject();
        for (const auto &destination : bodies.keys())
            texts.insert(destination, exactText(document, path + u".expect.bodies."_s
                                                    + quotedName(destination)));
        expect.insert("body_texts"_L1, texts);
        one.insert("expect"_L1, expect);
    }
    return one;
}

} // namespace

Result<QList<WorkflowCase>> readCases(const QByteArray &json)
{
    const auto document = Document::parse(json);
    if (!document)
        return document.error();
    const auto root = QJsonDocument::fromJson(json).object();
    for (const auto &name : root.keys()) {
        if (name != "workflow"_L1 && name != "cases"_L1)
            return invalid(u"%1: expected workflow or cases"_s.arg(name));
    }
    if (!root.value("cases"_L1).isArray())
        return invalid(u"cases: expected a list of cases"_s);
    const auto array = root.value("cases"_L1).toArray();
    if (array.size() > WorkflowCase::most || json.size() > 2 * WorkflowCase::mostBytes)
        return Error{ErrorCode::TooLarge, u"expected at most %1 cases with %2 bytes"_s
                                              .arg(WorkflowCase::most)
                                              .arg(WorkflowCase::mostBytes)};
    QList<WorkflowCase> cases;
    for (qsizetype at = 0; at < array.size(); ++at) {
        const auto path = u"cases[%1]"_s.arg(at);
        auto one = workflowCaseFromJson(withTexts(array.at(at).toObject(), *document, path));
        if (!one)
            return invalid(path + u'.' + one.error().detail);
        cases.append(*std::move(one));
    }
    return cases;
}

} // namespace Signalbox

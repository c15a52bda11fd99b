// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilescript.h"

#include "core/station/stationfilevalues.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
namespace Values = StationFileValues;

namespace {

const StationFileFields::Names scriptNames{{u"text"_s, u"file"_s, u"time"_s, u"memory"_s}, {}};

std::optional<QString> scriptText(QStringView text)
{
    return text.trimmed().isEmpty() ? std::nullopt : std::optional(text.toString());
}

std::optional<qint64> scriptMemory(QStringView text)
{
    const auto size = Values::parseSize(text);
    if (!size || *size < ScriptNode::minMemory || *size > ScriptNode::maxMemory)
        return {};
    return size;
}

std::optional<std::chrono::milliseconds> scriptTime(QStringView text)
{
    const auto time = Values::parseDuration(text);
    if (!time || *time < std::chrono::milliseconds(1) || *time > ScriptNode::maxTime)
        return {};
    return std::chrono::duration_cast<std::chrono::milliseconds>(*time);
}

} // namespace

ScriptNode readStationFileScript(const YamlNode &script, const QString &path,
                                 StationFileProblems &problems,
                                 const StationFileReaders::Files &files)
{
    ScriptNode node;
    if (script.kind == YamlNode::Kind::Scalar) {
        node.text = script.text;
        return node;
    }
    const StationFileFields fields(script, path, scriptNames, problems);
    fields.read(u"time"_s, u"a time from 1ms to 5s"_s, scriptTime, node.time);
    fields.read(u"memory"_s, u"a size from 1MB to 256MB"_s, scriptMemory, node.memory);
    if (fields.find(u"text"_s) && !fields.find(u"file"_s)) {
        fields.read(u"text"_s, u"JavaScript"_s, scriptText, node.text);
        return node;
    }
    const auto *file = fields.require(u"file"_s, u"the name of a script"_s);
    if (!file)
        return node;
    const auto found = files.constFind(file->text);
    if (fields.find(u"text"_s) || file->kind != YamlNode::Kind::Scalar || found == files.cend())
        fields.problem(file->line, fields.path(u"file"_s),
                       u"expected the name of a file beside this one, or in its section files, "
                       "and no text besides, found %1"_s.arg(quoted(file->text)));
    else
        node.text = QString::fromUtf8(*found);
    node.file = file->text;
    return node;
}

QString stationFileScript(const ScriptNode &node, int indent)
{
    constexpr int deeper = 2;
    const ScriptNode usual;
    QStringList members;
    if (node.time != usual.time)
        members.append(u"time: "_s + Values::formatDuration(node.time));
    if (node.memory != usual.memory)
        members.append(u"memory: "_s + Values::formatSize(node.memory));
    if (!node.file.isEmpty()) {
        members.prepend(u"file: "_s + Values::quotedScalar(node.file));
        return u"script: {%1}"_s.arg(members.join(u", "));
    }
    if (members.isEmpty())
        return u"script: "_s + Values::linesScalar(node.text, indent);
    members.append(u"text: "_s + Values::linesScalar(node.text, indent + deeper));
    const QString before = u'\n' + QString(indent + deeper, u' ');
    return u"script:"_s + before + members.join(before);
}

QList<WorkflowConfig> withoutClashes(QList<WorkflowConfig> workflows,
                                     const QMap<QString, QByteArray> &taken)
{
    auto files = taken;
    for (auto &workflow : workflows) {
        for (Node &node : workflow.graph.nodes) {
            auto *script = std::get_if<ScriptNode>(&node.body);
            if (script == nullptr || script->file.isEmpty())
                continue;
            const QByteArray text = script->text.toUtf8();
            const auto known = files.constFind(script->file);
            if (!Values::isFileName(script->file))
                script->file.clear();
            else if (known == files.cend())
                files.insert(script->file, text);
            else if (*known != text)
                script->file.clear();
        }
    }
    return workflows;
}

} // namespace Signalbox

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

std::optional<std::chrono::milliseconds> scriptTime(QStringView text)
{
    const auto time = Values::parseDuration(text);
    if (!time || *time < std::chrono::milliseconds(1) || *time > std::chrono::seconds(5))
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
    fields.read(u"memory"_s, u"a size such as 32MB"_s, Values::parseSize, node.memory);
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

QString stationFileScript(const ScriptNode &node)
{
    const ScriptNode usual;
    QStringList members;
    if (!node.file.isEmpty())
        members.append(u"file: "_s + Values::quotedScalar(node.file));
    else
        members.append(u"text: "_s + Values::quotedScalar(node.text));
    if (node.time != usual.time)
        members.append(u"time: "_s + Values::formatDuration(node.time));
    if (node.memory != usual.memory)
        members.append(u"memory: "_s + Values::formatSize(node.memory));
    if (members.size() == 1 && node.file.isEmpty())
        return u"script: "_s + Values::quotedScalar(node.text);
    return u"script: {%1}"_s.arg(members.join(u", "));
}

} // namespace Signalbox

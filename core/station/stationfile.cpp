// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfile.h"

#include "core/station/listenaddress.h"
#include "core/station/stationfilelistener.h"
#include "core/station/stationfilereaders.h"
#include "core/station/stationfilevalues.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

const StationFileFields::Names topNames{
    QStringList{u"listen"_s, u"retain"_s, u"sources"_s, u"destinations"_s, u"workflows"_s,
                u"files"_s}
        + StationFileListener::names(),
    {},
};

std::optional<QString> listenText(QStringView text)
{
    if (!parseListenAddress(text).ok())
        return {};
    return text.toString();
}

/// Reads the list \a field with \a readOne and refuses a name that stands twice.
template <typename Config, typename ReadOne>
QList<Config> readNamed(const StationFileFields &top, const QString &field, const ReadOne &readOne)
{
    QList<Config> result;
    QHash<QString, int> lines;
    const auto elements = top.list(field, u"a list of mappings"_s);
    for (qsizetype i = 0; i < elements.size(); ++i) {
        const auto path = u"%1[%2]"_s.arg(field).arg(i);
        const auto &node = *elements.at(i);
        const Config config = readOne(node, path);
        if (!config.name.isEmpty() && lines.contains(config.name)) {
            top.problem(node.line, path + u".name"_s,
                        u"'%1' is taken already by line %2"_s.arg(config.name)
                            .arg(lines.value(config.name)));
        }
        lines.insert(config.name, node.line);
        result.append(config);
    }
    return result;
}

/// The section files: what the schema files that sources name say.
StationFileReaders::Files readFiles(const StationFileFields &top)
{
    StationFileReaders::Files files;
    const auto *section = top.find(u"files"_s);
    if (!section)
        return files;
    if (section->kind != YamlNode::Kind::Map)
        top.unexpected(*section, u"files"_s, u"{name: text}"_s);
    for (const auto &file : section->children) {
        const auto path = u"files."_s + file.key;
        if (!StationFileValues::isFileName(file.key))
            top.problem(file.keyLine, path,
                        u"expected a file's name, found %1"_s.arg(quoted(file.key)));
        else if (file.kind != YamlNode::Kind::Scalar)
            top.unexpected(file, path, u"its text"_s);
        files.insert(file.key, file.text.toUtf8());
    }
    return files;
}

/// Of a file without problems.
template <typename Config>
void addLines(const StationFileFields &top, const QString &kind, const QList<Config> &configs,
              StationFileLines &lines)
{
    const auto elements = top.list(kind + u's', u"a list of mappings"_s);
    for (qsizetype i = 0; i < elements.size(); ++i)
        lines.add(kind + u' ' + configs.at(i).name, elements.at(i)->line);
}

/// The parts of each workflow. Of a file without problems.
void addGraphLines(const StationFileFields &top, const QList<WorkflowConfig> &workflows,
                   StationFileLines &lines)
{
    const auto elements = top.list(u"workflows"_s, u"a list of mappings"_s);
    for (qsizetype i = 0; i < elements.size(); ++i) {
        const auto &name = workflows.at(i).name;
        const auto &graph = workflows.at(i).graph;
        for (const auto &member : elements.at(i)->children) {
            qsizetype at = 0;
            for (const auto &part : member.children) {
                if (member.key == "nodes"_L1)
                    lines.add(StationFileLines::node(name, graph.nodes.at(at).id), part.line);
                else if (member.key == "edges"_L1)
                    lines.add(StationFileLines::edge(name, at), part.line);
                ++at;
            }
        }
    }
}

StationFileLines linesOf(const StationFileFields &top, const StationConfig &config,
                         const QString &name)
{
    StationFileLines lines(name);
    if (const auto *retain = top.find(u"retain"_s))
        lines.add(u"retain"_s, retain->keyLine);
    if (const auto *tls = top.find(u"tls"_s)) {
        lines.add(u"tls"_s, tls->keyLine);
        for (const auto &field : tls->children)
            lines.add(u"tls."_s + field.key, field.line);
    }
    addLines(top, u"source"_s, config.sources, lines);
    addLines(top, u"destination"_s, config.destinations, lines);
    addLines(top, u"workflow"_s, config.workflows, lines);
    addGraphLines(top, config.workflows, lines);
    return lines;
}

template <typename Config>
QStringList namesOf(const QList<Config> &configs)
{
    QStringList names;
    for (const auto &config : configs)
        names.append(config.name);
    return names;
}

} // namespace

Result<StationConfig> readStationFile(const QByteArray &text, const QString &name,
                                      const StationFileContext &context, StationFileLines *lines)
{
    StationFileProblems problems(name);
    YamlFailure failure;
    const auto root = readYaml(text, failure);
    if (!root) {
        problems.add(failure.line, {}, failure.detail);
        return problems.error();
    }
    StationConfig config;
    const StationFileFields top(*root, {}, topNames, problems);
    top.read(u"listen"_s, u"ADDRESS:PORT such as 127.0.0.1:8080"_s, listenText, config.listen);
    config.listener = StationFileListener::read(top, problems);
    const auto files = readFiles(top);
    const StationFileReaders readers(problems, context, files);
    readers.readRetain(top, config.retain);
    config.sources =
        readNamed<SourceConfig>(top, u"sources"_s, [&](const YamlNode &node, const QString &path) {
            return readers.source(node, path);
        });
    config.destinations = readNamed<DestinationConfig>(
        top, u"destinations"_s,
        [&](const YamlNode &node, const QString &path) { return readers.destination(node, path); });
    const StationFileReaders::Known known{namesOf(config.sources) + context.sources,
                                          namesOf(config.destinations) + context.destinations};
    config.workflows = readNamed<WorkflowConfig>(top, u"workflows"_s,
                                                 [&](const YamlNode &node, const QString &path) {
                                                     return readers.workflow(node, path, known);
                                                 });
    if (!problems.isEmpty())
        return problems.error();
    if (lines)
        *lines = linesOf(top, config, name);
    return config;
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/graphtext.h"

#include "core/station/stationfilereaders.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype indentationOf(QByteArrayView line)
{
    qsizetype spaces = 0;
    while (spaces < line.size() && line[spaces] == ' ')
        ++spaces;
    return spaces;
}

/// The same text with what the first line may have stood behind: as much as the least indented of
/// the others, or, where that belongs to the first line's list item, two columns less.
QByteArrayList withIndentation(const QByteArray &text)
{
    const auto lines = text.split('\n');
    qsizetype least = -1;
    for (const auto &line : lines.sliced(1)) {
        if (!line.trimmed().isEmpty())
            least = least < 0 ? indentationOf(line) : std::min(least, indentationOf(line));
    }
    if (least <= 0 || indentationOf(lines.first()) > 0)
        return {};
    QByteArrayList texts{QByteArray(least, ' ') + text};
    if (least > 2)
        texts.append(QByteArray(least - 2, ' ') + text);
    return texts;
}

std::optional<YamlNode> readAsCopied(const QByteArray &text, YamlFailure &failure)
{
    auto root = readYaml(text, failure);
    if (root || text.size() > YamlNode::maxBytes)
        return root;
    for (const auto &indented : withIndentation(text)) {
        YamlFailure ignored;
        if ((root = readYaml(indented, ignored)))
            return root;
    }
    return {};
}

const YamlNode *entryOf(const YamlNode &node, QLatin1StringView key)
{
    const auto found = std::ranges::find(node.children, key, &YamlNode::key);
    return found == node.children.end() ? nullptr : &*found;
}

/// {nodes: …} around a list of nodes, or around one.
YamlNode workflowOf(YamlNode nodes)
{
    YamlNode list;
    if (nodes.kind == YamlNode::Kind::Sequence) {
        list = std::move(nodes);
    } else {
        list.kind = YamlNode::Kind::Sequence;
        list.line = nodes.line;
        list.children.push_back(std::move(nodes));
    }
    list.key = u"nodes"_s;
    list.keyLine = list.line;
    YamlNode workflow;
    workflow.kind = YamlNode::Kind::Map;
    workflow.line = list.line;
    workflow.children.push_back(std::move(list));
    return workflow;
}

/// What in \a root may be a workflow or its nodes, as a workflow.
Result<YamlNode> workflowIn(YamlNode root)
{
    if (entryOf(root, "nodes"_L1)) {
        std::erase_if(root.children, [](const YamlNode &one) { return one.key == "files"_L1; });
        return root;
    }
    if (entryOf(root, "id"_L1))
        return workflowOf(std::move(root));
    const auto *list =
        root.kind == YamlNode::Kind::Sequence ? &root : entryOf(root, "workflows"_L1);
    if (!list || list->children.empty())
        return Error{ErrorCode::NotFound, u"expected nodes, found none"_s};
    if (!entryOf(list->children.front(), "nodes"_L1) && list == &root)
        return workflowOf(std::move(root));
    if (list->children.size() > 1)
        return Error{ErrorCode::Invalid,
                     u"text:%1: expected one workflow, found %2"_s.arg(list->children[1].line)
                         .arg(list->children.size())};
    return YamlNode(list->children.front());
}

} // namespace

Result<Graph> readGraphText(const QByteArray &text)
{
    StationFileProblems problems(u"text"_s);
    YamlFailure failure;
    auto root = readAsCopied(text, failure);
    if (!root) {
        problems.add(failure.line, {}, failure.detail);
        return problems.error();
    }
    StationFileReaders::Files files;
    if (const auto *section = entryOf(*root, "files"_L1)) {
        for (const auto &file : section->children)
            files.insert(file.key, file.text.toUtf8());
    }
    const auto workflow = workflowIn(std::move(*root));
    if (!workflow)
        return workflow.error();
    const StationFileContext context;
    auto graph = StationFileReaders(problems, context, files).part(*workflow);
    if (!problems.isEmpty())
        return problems.error();
    if (graph.nodes.isEmpty())
        return Error{ErrorCode::NotFound, u"expected nodes, found none"_s};
    return graph;
}

} // namespace Signalbox

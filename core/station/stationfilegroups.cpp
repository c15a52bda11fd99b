// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilegroups.h"

#include "core/station/stationfilevalues.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

const auto groupNameExpected = u"1 to 64 characters in one line"_s;

std::optional<QString> groupNameText(QStringView text)
{
    const auto name = text.toString();
    if (!isGroupName(name))
        return {};
    return name;
}

std::optional<QString> groupCommentText(QStringView text)
{
    if (text.size() > NodeGroup::longestComment)
        return {};
    return text.toString();
}

} // namespace

NodeGroup readStationFileGroup(const YamlNode &node, const QString &path,
                               StationFileProblems &problems)
{
    const StationFileFields fields(
        node, path, {{u"name"_s, u"color"_s, u"comment"_s, u"nodes"_s}, {}}, problems);
    NodeGroup group;
    if (fields.require(u"name"_s, groupNameExpected))
        fields.read(u"name"_s, groupNameExpected, groupNameText, group.name);
    fields.read(u"color"_s, u"grey, blue, teal, violet or brown"_s, groupColorFromName,
                group.color);
    fields.read(u"comment"_s, u"a text of at most %1 characters"_s.arg(NodeGroup::longestComment),
                groupCommentText, group.comment);
    fields.require(u"nodes"_s, u"a list of nodes such as [in, out]"_s);
    const auto nodes = fields.list(u"nodes"_s, u"a list of nodes such as [in, out]"_s);
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const auto &element = *nodes.at(i);
        if (element.kind == YamlNode::Kind::Scalar
            && StationFileValues::isNodeId(QStringView(element.text)))
            group.nodes.append(element.text);
        else
            fields.problem(element.line, fields.path(u"nodes"_s) + u"[%1]"_s.arg(i),
                           u"expected the id of a node"_s);
    }
    return group;
}

} // namespace Signalbox

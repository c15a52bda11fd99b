// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilenode.h"

#include "core/station/stationfilecondition.h"
#include "core/station/stationfileholds.h"
#include "core/station/stationfilescript.h"
#include "core/station/stationfilevalues.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
namespace Values = StationFileValues;

namespace {

const QStringList nodeKinds{u"source"_s,      u"filter"_s,      u"switch"_s,   u"map"_s,
                            u"template"_s,    u"destination"_s, u"stop"_s,     u"order"_s,
                            u"deduplicate"_s, u"delay"_s,       u"throttle"_s, u"batch"_s,
                            u"script"_s};

const StationFileFields::Names nodeNames{
    QStringList{u"id"_s} + nodeKinds + QStringList{u"content_type"_s, u"set"_s},
    {},
};

const auto idExpected = u"1 to 64 of letters, digits, '-' and '_'"_s;

std::optional<QString> nodeIdText(QStringView text)
{
    if (!Values::isNodeId(text))
        return {};
    return text.toString();
}

std::optional<QString> someText(QStringView text)
{
    if (text.trimmed().isEmpty())
        return {};
    return text.toString();
}

const StationFileFields::Names caseNames{{u"case"_s, u"when"_s}, {}};
const StationFileFields::Names setNames{{u"headers"_s, u"path"_s, u"method"_s, u"key"_s}, {}};

const auto expressionExpected = u"a JMESPath expression"_s;

std::optional<QString> anyText(QStringView text)
{
    return text.toString();
}

/// Reads one node; knows what its words may refer to.
class NodeReader
{
public:
    NodeReader(const YamlNode &node, const QString &path, StationFileProblems &problems,
               const StationFileReaders::Known &known, const StationFileReaders::Files &files)
        : m_fields(node, path, nodeNames, problems)
        , m_problems(problems)
        , m_known(known)
        , m_files(files)
    {
    }

    std::optional<Node> read() const
    {
        Node node;
        if (m_fields.require(u"id"_s, idExpected))
            m_fields.read(u"id"_s, idExpected, nodeIdText, node.id);
        QStringList kinds;
        for (const auto &kind : nodeKinds) {
            if (m_fields.find(kind))
                kinds.append(kind);
        }
        if (kinds.size() != 1) {
            if (m_fields.isMap())
                m_fields.problem(
                    m_fields.line(), m_fields.path(QString()).chopped(1),
                    u"expected exactly one of %1, found %2"_s.arg(
                        nodeKinds.join(u", "), kinds.isEmpty() ? u"none"_s : kinds.join(u" and ")));
            return {};
        }
        node.body = body(kinds.first());
        return node;
    }

private:
    NodeBody body(const QString &kind) const
    {
        if (kind == "source"_L1)
            return SourceNode{sources()};
        if (kind == "switch"_L1)
            return switchNode();
        if (kind == "map"_L1 || kind == "template"_L1)
            return mapNode(kind);
        if (kind == "script"_L1)
            return readStationFileScript(*m_fields.find(kind), m_fields.path(kind), m_problems,
                                         m_files);
        for (const auto &name : {u"content_type"_s, u"set"_s}) {
            if (const auto *field = m_fields.find(name))
                m_fields.problem(field->line, m_fields.path(name),
                                 u"only a map or template has this"_s);
        }
        const StationFileHolds holds(m_fields, m_problems);
        if (auto body = holds.read(kind))
            return *std::move(body);
        if (kind == "filter"_L1)
            return FilterNode{readStationFileCondition(m_fields, kind)};
        QString text;
        if (kind == "stop"_L1) {
            m_fields.read(kind, u"a reason"_s, someText, text);
            return StopNode{text};
        }
        const auto known = [&](QStringView name) -> std::optional<QString> {
            if (name.isEmpty() || (!m_known.any && !m_known.destinations.contains(name)))
                return {};
            return name.toString();
        };
        m_fields.read(kind, oneOf(u"destinations"_s, m_known.destinations), known, text);
        return DestinationNode{text};
    }

    /// [{case: big, when: "body.amount > `100`"}, …]
    SwitchNode switchNode() const
    {
        SwitchNode node;
        for (const auto *element : m_fields.list(u"switch"_s, u"a list of {case, when}"_s)) {
            const auto path = m_fields.path(u"switch"_s) + u"[%1]"_s.arg(node.cases.size());
            const StationFileFields fields(*element, path, caseNames, m_problems);
            SwitchCase one;
            if (fields.require(u"case"_s, idExpected))
                fields.read(u"case"_s, idExpected, nodeIdText, one.name);
            if (fields.require(u"when"_s, expressionExpected))
                one.expression = readStationFileCondition(fields, u"when"_s);
            node.cases.append(one);
        }
        return node;
    }

    MapNode mapNode(const QString &kind) const
    {
        MapNode node;
        const YamlNode &value = *m_fields.find(kind);
        if (kind == "template"_L1)
            m_fields.read(kind, u"text"_s, anyText, node.text.emplace());
        else if (value.kind == YamlNode::Kind::Map)
            addFields(value, {}, node.fields);
        else
            m_fields.read(kind, u"a mapping of fields, or a JMESPath expression"_s, someText,
                          node.expression);
        m_fields.read(u"content_type"_s, u"a media type"_s, someText, node.contentType);
        if (const auto *set = m_fields.find(u"set"_s))
            readSet(StationFileFields(*set, m_fields.path(u"set"_s), setNames, m_problems), node);
        return node;
    }

    /// Of {customer: {id: body.id}} the target is customer.id.
    void addFields(const YamlNode &map, const QString &before, QList<MapField> &fields) const
    {
        for (const YamlNode &child : map.children) {
            const QString target = before + child.key;
            if (child.kind == YamlNode::Kind::Map)
                addFields(child, target + u'.', fields);
            else if (child.kind == YamlNode::Kind::Scalar && !child.text.trimmed().isEmpty())
                fields.append({target, child.text});
            else
                m_fields.unexpected(child, m_fields.path(u"map"_s) + u'.' + target,
                                    expressionExpected);
        }
    }

    static void readSet(const StationFileFields &fields, MapNode &node)
    {
        fields.read(u"path"_s, u"text such as /orders/{{body.id}}"_s, someText, node.path);
        fields.read(u"method"_s, u"a method"_s, someText, node.method);
        fields.read(u"key"_s, u"text such as {{body.id}}"_s, someText, node.key);
        const auto *headers = fields.find(u"headers"_s);
        if (!headers)
            return;
        if (headers->kind != YamlNode::Kind::Map)
            return fields.unexpected(*headers, fields.path(u"headers"_s), u"a mapping"_s);
        for (const YamlNode &child : headers->children) {
            if (child.kind == YamlNode::Kind::Scalar)
                node.headers.append({child.key, child.text});
            else
                fields.unexpected(child, fields.path(u"headers"_s) + u'.' + child.key, u"text"_s);
        }
    }

    static QString oneOf(const QString &what, const QStringList &names)
    {
        return names.isEmpty() ? u"one of the %1 (there are none)"_s.arg(what)
                               : u"one of the %1 %2"_s.arg(what, names.join(u", "));
    }

    /// [github, stripe], or just github.
    QStringList sources() const
    {
        const auto &field = *m_fields.find(u"source"_s);
        QList<const YamlNode *> elements;
        if (field.kind == YamlNode::Kind::Scalar)
            elements.append(&field);
        else
            elements = m_fields.list(u"source"_s, u"a list such as [github]"_s);
        if (elements.isEmpty() && field.kind == YamlNode::Kind::Sequence)
            m_fields.problem(field.line, m_fields.path(u"source"_s), u"expected at least one"_s);
        QStringList names;
        for (const auto *element : elements) {
            if (m_known.any || m_known.sources.contains(element->text))
                names.append(element->text);
            else
                m_fields.problem(element->line, m_fields.path(u"source"_s),
                                 u"expected %1, found %2"_s.arg(
                                     oneOf(u"sources"_s, m_known.sources), quoted(element->text)));
        }
        return names;
    }

    StationFileFields m_fields;
    StationFileProblems &m_problems;
    const StationFileReaders::Known &m_known;
    const StationFileReaders::Files &m_files;
};

} // namespace

std::optional<Node> readStationFileNode(const YamlNode &node, const QString &path,
                                        StationFileProblems &problems,
                                        const StationFileReaders::Known &known,
                                        const StationFileReaders::Files &files)
{
    return NodeReader(node, path, problems, known, files).read();
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/yamltree.h"

#include <QHash>
#include <QStringDecoder>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Leaves yaml-cpp's parser; caught in readYaml().
struct Abort
{
    YamlFailure failure;
};

int lineOf(const YAML::Mark &mark)
{
    return mark.line + 1;
}

/// Builds the tree from the parser's events.
class Builder final : public YAML::EventHandler
{
public:
    YamlNode take() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }

    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        YamlNode node;
        node.line = lineOf(mark);
        add(std::move(node), anchor);
    }

    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto found = m_anchors.constFind(anchor);
        if (found == m_anchors.cend())
            fail(mark, u"an alias must not stand inside what it names"_s);
        const auto size = measure(*found);
        m_nodes += size.nodes - 1;
        if (m_nodes > YamlNode::maxNodes)
            failNodes(lineOf(mark));
        if (m_open.size() + size_t(size.height) > size_t(YamlNode::maxDepth))
            failDepth(mark);
        add(YamlNode(*found), 0);
    }

    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        checkTag(mark, tag);
        YamlNode node;
        node.kind = YamlNode::Kind::Scalar;
        node.line = lineOf(mark);
        node.text = QString::fromStdString(value);
        node.quoted = tag == "!"; // YAML 1.2, 6.9.1: the non-specific tag of what is not plain
        add(std::move(node), anchor);
    }

    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, YamlNode::Kind::Sequence);
    }

    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, YamlNode::Kind::Map);
    }

    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    struct Open
    {
        YamlNode node;
        YAML::anchor_t anchor = 0;
        bool hasKey = false;
        QString key;
        int keyLine = 0;
    };

    [[noreturn]] static void fail(const YAML::Mark &mark, const QString &detail)
    {
        throw Abort{{lineOf(mark), detail}};
    }

    static void checkTag(const YAML::Mark &mark, const std::string &tag)
    {
        if (!tag.empty() && tag != "?" && tag != "!")
            fail(mark, u"tags (!…) are not supported; quote the value if it begins with '!'"_s);
    }

    [[noreturn]] static void failNodes(int line)
    {
        throw Abort{{line, u"more than %1 values"_s.arg(YamlNode::maxNodes)}};
    }

    [[noreturn]] static void failDepth(const YAML::Mark &mark)
    {
        fail(mark, u"nested deeper than %1 levels"_s.arg(YamlNode::maxDepth));
    }

    struct Size
    {
        int nodes = 1;
        int height = 1;
    };

    static Size measure(const YamlNode &node)
    {
        Size size;
        for (const auto &child : node.children) {
            const auto below = measure(child);
            size.nodes += below.nodes;
            size.height = std::max(size.height, below.height + 1);
        }
        return size;
    }

    void open(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
              YamlNode::Kind kind)
    {
        checkTag(mark, tag);
        if (m_open.size() >= size_t(YamlNode::maxDepth))
            failDepth(mark);
        Open open;
        open.node.kind = kind;
        open.node.line = lineOf(mark);
        open.anchor = anchor;
        m_open.push_back(std::move(open));
    }

    void close()
    {
        auto done = std::move(m_open.back());
        m_open.pop_back();
        add(std::move(done.node), done.anchor);
    }

    void add(YamlNode node, YAML::anchor_t anchor)
    {
        if (++m_nodes > YamlNode::maxNodes)
            failNodes(node.line);
        if (anchor != 0)
            m_anchors.insert(anchor, node);
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        auto &parent = m_open.back();
        if (parent.node.kind == YamlNode::Kind::Sequence) {
            parent.node.children.push_back(std::move(node));
        } else if (!parent.hasKey) {
            if (node.kind != YamlNode::Kind::Scalar)
                throw Abort{{node.line, u"the name of a field must be text"_s}};
            parent.hasKey = true;
            parent.key = node.text;
            parent.keyLine = node.line;
        } else {
            parent.hasKey = false;
            node.key = parent.key;
            node.keyLine = parent.keyLine;
            parent.node.children.push_back(std::move(node));
        }
    }

    YamlNode m_root;
    std::vector<Open> m_open;
    QHash<YAML::anchor_t, YamlNode> m_anchors;
    int m_nodes = 0;
};

/// yaml-cpp's own words, without what it quotes from the document: that may be a secret.
QString wordsOf(const YAML::ParserException &exception)
{
    const auto message = QString::fromStdString(exception.msg);
    return u"not YAML: %1"_s.arg(message.section(u':', 0, 0).trimmed());
}

/// "[${NAME}]" is the one mistake that everybody makes: say what helps.
QString hint(const QByteArray &text, int line)
{
    const auto lines = text.split('\n');
    if (line < 1 || line > lines.size() || !lines.at(line - 1).contains("${"))
        return {};
    return u" (write \"${NAME}\" in double quotes)"_s;
}

} // namespace

std::optional<YamlNode> readYaml(const QByteArray &text, YamlFailure &failure)
{
    if (text.size() > YamlNode::maxBytes) {
        failure = {1, u"larger than 1 MiB"_s};
        return {};
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(text);
    if (decoder.hasError() || decoded.contains(QChar(0))) {
        failure = {1, u"not UTF-8 text"_s};
        return {};
    }
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        Builder builder;
        if (!parser.HandleNextDocument(builder))
            return YamlNode();
        Builder further;
        if (parser.HandleNextDocument(further)) {
            failure = {further.take().line, u"expected one document, found a second one"_s};
            return {};
        }
        return builder.take();
    } catch (const Abort &abort) {
        failure = abort.failure;
    } catch (const YAML::ParserException &exception) {
        const int line = lineOf(exception.mark);
        failure = {line, wordsOf(exception) + hint(text, line)};
    } catch (const std::exception &) {
        failure = {1, u"not YAML"_s};
    }
    return {};
}

} // namespace Signalbox

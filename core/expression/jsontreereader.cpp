// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsontreereader.h"

#include "core/expression/jsonreader.h"

namespace Signalbox {

namespace {

using Token = JsonReader::Token;

std::optional<JsonTree::Kind> kindOf(Token token)
{
    switch (token) {
    case Token::BeginObject: return JsonTree::Kind::Object;
    case Token::BeginArray: return JsonTree::Kind::Array;
    case Token::String: return JsonTree::Kind::String;
    case Token::Number: return JsonTree::Kind::Number;
    case Token::True: return JsonTree::Kind::True;
    case Token::False: return JsonTree::Kind::False;
    case Token::Null: return JsonTree::Kind::Null;
    default: return {};
    }
}

QString toTreeText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

JsonTree readJsonTree(QByteArrayView json)
{
    JsonReader reader(json);
    JsonTree tree;
    QString key;
    int parent = -1;
    for (;;) {
        const Token token = reader.next();
        if (token == Token::End)
            return tree;
        if (token == Token::Problem) {
            tree = {};
            tree.problem = reader.problem();
            return tree;
        }
        if (token == Token::Key) {
            if (!tree.truncated)
                key = toTreeText(reader.text());
        } else if (const auto kind = kindOf(token)) {
            // Beyond the limit the rest is only checked.
            tree.truncated = tree.truncated || tree.nodes.size() == JsonTree::maxNodes;
            if (tree.truncated)
                continue;
            const bool texted = token == Token::String || token == Token::Number;
            tree.nodes.append({.parent = parent,
                               .key = std::exchange(key, {}),
                               .kind = *kind,
                               .text = texted ? toTreeText(reader.text()) : QString()});
            if (parent >= 0)
                ++tree.nodes[parent].children;
            if (token == Token::BeginObject || token == Token::BeginArray)
                parent = int(tree.nodes.size()) - 1;
        } else if (!tree.truncated) {
            parent = tree.nodes.at(parent).parent;
        }
    }
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/expressionvocabulary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostWords = 60;
constexpr qsizetype deepFrom = 2; ///< letters from which on names are sought at any depth

const auto pathName = uR"re((?:[A-Za-z_][A-Za-z0-9_]*|"(?:[^"\\]|\\.)*"))re"_s;

/// Any index, and what goes through all elements, as the first one.
QString withFirstElements(QString path)
{
    static const QRegularExpression index(uR"re(\[(?:\d+|\*)?\])re"_s);
    return path.replace(index, u"[0]"_s);
}

/// The text of a path that ends at the end of \a text, with a name that is not finished.
QString pathBefore(QStringView text)
{
    static const QRegularExpression ending(
        uR"re((?:%1(?:\[(?:\d+|\*)?\])*\.)*(?:[A-Za-z_][A-Za-z0-9_]*|"(?:[^"\\]|\\.)*)?$)re"_s.arg(
            pathName));
    return ending.matchView(text).captured();
}

} // namespace

QString ExpressionVocabulary::written(const QString &name)
{
    const auto isLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
    };
    const bool plain = !name.isEmpty() && isLetter(name.front())
        && std::ranges::all_of(name,
                               [&](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9'); });
    if (plain)
        return name;
    const auto list = QJsonDocument(QJsonArray{name}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

bool ExpressionVocabulary::isPath(QStringView text)
{
    static const QRegularExpression path(
        uR"re(^\s*%1(?:\[-?\d+\])*(?:\.%1(?:\[-?\d+\])*)*\s*$)re"_s.arg(pathName));
    return path.matchView(text).hasMatch();
}

QString ExpressionVocabulary::pathOf(const JsonTree &tree, int node)
{
    QString path;
    while (node > 0) {
        const int parent = tree.nodes.at(node).parent;
        if (tree.nodes.at(parent).kind == JsonTree::Kind::Array) {
            int row = 0;
            for (int before = parent + 1; before < node; ++before)
                row += tree.nodes.at(before).parent == parent ? 1 : 0;
            path.prepend(u"[%1]"_s.arg(row));
        } else {
            const auto name = written(tree.nodes.at(node).key);
            path.prepend(parent > 0 ? u'.' + name : name);
        }
        node = parent;
    }
    return path;
}

QStringList ExpressionVocabulary::pathsOf(const JsonTree &tree)
{
    QStringList paths(tree.nodes.size());
    QList<int> elements(tree.nodes.size(), 0); ///< of each list, so far
    for (int at = 1; at < tree.nodes.size(); ++at) {
        const auto &node = tree.nodes.at(at);
        const auto above = paths.at(node.parent);
        if (tree.nodes.at(node.parent).kind == JsonTree::Kind::Array) {
            paths[at] = above + u'[' + QString::number(elements[node.parent]++) + u']';
        } else {
            const auto name = written(node.key);
            paths[at] = node.parent > 0 ? above + u'.' + name : name;
        }
    }
    return paths;
}

ExpressionVocabulary::ExpressionVocabulary(const JsonTree &envelope, const QStringList &functions)
    : m_envelope(envelope)
    , m_functions(functions)
{
    QStringList paths(envelope.nodes.size()); // null: not taken
    QList<bool> hasElement(envelope.nodes.size(), false);
    if (!envelope.nodes.isEmpty())
        paths[0] = u""_s;
    for (int at = 1; at < envelope.nodes.size(); ++at) {
        const auto &node = envelope.nodes.at(at);
        const auto &parent = paths.at(node.parent);
        if (parent.isNull())
            continue;
        if (envelope.nodes.at(node.parent).kind == JsonTree::Kind::Array) {
            if (std::exchange(hasElement[node.parent], true))
                continue;
            paths[at] = parent + u"[0]"_s;
            m_paths.append({paths[at], parent, {}, node.kind, node.text});
            continue;
        }
        const auto name = written(node.key);
        paths[at] = parent.isEmpty() ? name : parent + u'.' + name;
        m_paths.append({paths[at], parent, name, node.kind, node.text});
    }
}

const ExpressionVocabulary::Path *ExpressionVocabulary::find(const QString &path) const
{
    const auto found = std::ranges::find(m_paths, withFirstElements(path.trimmed()), &Path::text);
    return found == m_paths.end() ? nullptr : &*found;
}

ExpressionVocabulary::Completion ExpressionVocabulary::completionAt(QStringView text,
                                                                    qsizetype cursor,
                                                                    ExpressionSyntax syntax) const
{
    const auto before = text.first(cursor);
    if (!cutExpression(before, syntax).endsInCode(syntax))
        return {cursor, {}};
    const auto typed = pathBefore(before);
    Completion found{cursor - typed.size(), {}};
    static const QRegularExpression last(uR"re((?:[A-Za-z0-9_]*|"(?:[^"\\]|\\.)*)$)re"_s);
    const auto leaf = last.match(typed).captured();
    const auto start = typed.first(typed.size() - leaf.size()); // with its point
    const auto parent = withFirstElements(start.chopped(start.isEmpty() ? 0 : 1));
    const auto add = [&](const QString &word) {
        if (found.words.size() < mostWords && !found.words.contains(word))
            found.words.append(word);
    };
    for (const auto &path : m_paths) {
        if (path.parent == parent && !path.name.isEmpty()
            && path.name.startsWith(leaf, Qt::CaseInsensitive))
            add(start + path.name);
    }
    if (start.isEmpty()) {
        for (const auto &name : m_functions) {
            if (!leaf.isEmpty() && name.startsWith(leaf))
                add(name + u'(');
        }
        for (const auto &path : m_paths) {
            if (leaf.size() >= deepFrom && path.name.contains(leaf, Qt::CaseInsensitive))
                add(path.text);
        }
    }
    if (found.words.size() == 1 && found.words.first() == typed)
        found.words.clear(); // it is there already
    return found;
}

} // namespace Signalbox

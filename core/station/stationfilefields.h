// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/yamltree.h"

#include <QStringList>

#include <optional>

namespace Signalbox {

/// \a text in quotes on one line, at most 60 characters of it.
QString quoted(const QString &text);

/// Gathers what is wrong with a station file, one line each, in the order of the file's lines.
class StationFileProblems
{
public:
    static constexpr int kept = 100; ///< further ones are only counted

    struct Problem
    {
        int line;
        QString field; ///< may be empty
        QString what; ///< was expected, and was found
    };

    explicit StationFileProblems(QString file);

    /// \a what says what was expected and what was found; \a field may be empty.
    void add(int line, const QString &field, const QString &what);
    bool isEmpty() const { return m_problems.isEmpty(); }
    qsizetype count() const { return m_problems.size(); }
    const QList<Problem> &all() const { return m_problems; }
    Error error() const; ///< Invalid with all of them

private:
    QString m_file;
    QList<Problem> m_problems;
};

/// Reads the fields of one mapping and reports what does not fit. Reports fields that it does not
/// know, that are not built yet and that stand twice when it is made.
class StationFileFields
{
public:
    struct Names
    {
        QStringList known;
        QStringList planned; ///< fields that a later version has
    };

    /// \a node and \a problems must outlive this object; \a path is empty for the whole file.
    StationFileFields(const YamlNode &node, QString path, const Names &names,
                      StationFileProblems &problems);

    bool isMap() const { return m_node.kind == YamlNode::Kind::Map; }
    int line() const { return m_node.line; }
    QString path(const QString &name) const;

    /// The field's value; nothing when it is missing. Reports a field without a value.
    const YamlNode *find(const QString &name) const;
    /// Same, and reports a missing one.
    const YamlNode *require(const QString &name, const QString &expected) const;

    /// Puts the field's value, if it is there, into \a target; \a parse gives nothing for what is
    /// not \a expected.
    template <typename T, typename Parse>
    void read(const QString &name, const QString &expected, const Parse &parse, T &target) const
    {
        const auto *node = find(name);
        if (!node)
            return;
        if (node->kind == YamlNode::Kind::Scalar) {
            if (const auto value = parse(QStringView(node->text)))
                target = *value;
            else
                problem(node->line, path(name),
                        QStringLiteral("expected %1, found %2").arg(expected, quoted(node->text)));
            return;
        }
        unexpected(*node, path(name), expected);
    }

    /// The elements of a list; none, and a problem, when the field is something else.
    QList<const YamlNode *> list(const QString &name, const QString &expected) const;

    /// Says what kind \a node is, never what stands in it: that may be a misplaced secret.
    void unexpected(const YamlNode &node, const QString &field, const QString &expected) const;
    void problem(int line, const QString &field, const QString &what) const;

private:
    void checkNames(const Names &names) const;

    const YamlNode &m_node;
    QString m_path;
    StationFileProblems &m_problems;
};

} // namespace Signalbox

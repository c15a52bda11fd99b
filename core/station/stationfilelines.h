// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace Signalbox {

/// Where a station file says what: for what turns out to be wrong only after it was read.
class StationFileLines
{
public:
    /// One that knows nothing: every place is empty.
    StationFileLines() = default;
    explicit StationFileLines(QString file)
        : m_file(std::move(file))
    {
    }

    /// \a what is a field's path such as "tls.key", a kind and a name such as "source github", or
    /// what node() and edge() say.
    void add(const QString &what, int line) { m_lines.insert(what, line); }

    static QString node(const QString &workflow, const QString &id)
    {
        return QStringLiteral("workflow %1 node %2").arg(workflow, id);
    }
    /// \a index: into the graph's edges.
    static QString edge(const QString &workflow, qsizetype index)
    {
        return QStringLiteral("workflow %1 edge %2").arg(workflow).arg(index);
    }

    /// From 1; 0 for what was not added.
    int line(const QString &what) const { return m_lines.value(what, 0); }

    /// "station.yaml:3: "; empty for what was not added.
    QString place(const QString &what) const
    {
        const auto line = m_lines.constFind(what);
        return line == m_lines.cend() ? QString()
                                      : QStringLiteral("%1:%2: ").arg(m_file).arg(*line);
    }

private:
    QString m_file;
    QHash<QString, int> m_lines;
};

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/designedgraph.h"

#include <QObject>

namespace Signalbox {

class GraphDocument;

/// Text that somebody wrote or copied from a station file, on its way onto the canvas: the station
/// reads it, while one goes on.
class TextPaste final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextPaste)

public:
    static constexpr qsizetype largestText = 1024 * 1024; ///< characters; a station file's, too

    /// Neither is owned; both must outlive this object.
    TextPaste(Station &station, GraphDocument &document, QObject *parent);

    /// Whether there can be nodes in it, at a glance.
    static bool isLikely(const QString &text);
    static QString nothingThere();

    /// Answers by one of the signals, later, unless another graph was opened until then.
    void read(const QString &text);

Q_SIGNALS:
    /// \a before: the graph when it was asked for.
    void graphRead(const Signalbox::DesignedGraph &part, const Signalbox::DesignedGraph &before);
    void refused(const QString &sentence);

private:
    static QString sentence(const Error &error);

    Station &m_station;
    GraphDocument &m_document;
    quint64 m_opened = 0; ///< how often another graph was
};

} // namespace Signalbox

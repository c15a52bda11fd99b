// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QObject>

#include <optional>

class QMenu;
class QWidget;

namespace Signalbox {

/// Workflows as text: out to the clipboard and files, and in from there. What is not the JSON that
/// goes out is read by the station, as a station file has it.
class TextExchange final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextExchange)

public:
    /// \a station is not owned and must outlive this object. \a window is whose dialogs ask for
    /// files, and the owner of this object.
    TextExchange(Station &station, const QString &workflow, QWidget *window);

    /// What is written; \a version is part of a file's name.
    void setGraph(const std::optional<Graph> &graph, const QString &version);
    void fillExports(QMenu &menu);
    void fillImports(QMenu &menu);

Q_SIGNALS:
    void graphRead(const Signalbox::Graph &graph);
    /// It was written, or why not.
    void noted(const QString &sentence);

private:
    void copy();
    void save();
    void load();
    void paste();
    void take(const Result<QByteArray> &text);
    void refuse(const Error &error);

    Station &m_station;
    QString m_workflow;
    QWidget *m_window;
    std::optional<Graph> m_graph;
    QString m_version;
};

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "ui/widgets/objectedits.h"

namespace Signalbox {

/// The sources and destinations that the nodes of a workflow name: opens their forms, and keeps
/// what came of them in the histories of their kind. What happened is said in sentences.
class NodeObjects final : public QObject
{
    Q_OBJECT

public:
    /// \a station and \a histories are not owned and must outlive this object; \a window is where
    /// forms appear.
    NodeObjects(Station &station, const ObjectHistories &histories, QWidget *window);

    /// Opens the form of what \a node is to name. Where the station has no \a name, or it is empty,
    /// that of a new one, which used() tells of once it is made.
    void edit(const Node &node, const QString &name);

    // Made without a form, for no node.
    void noteSource(const SourceConfig &source, const QStringList &warnings);
    void noteDestination(const DestinationConfig &destination, const QStringList &warnings);

Q_SIGNALS:
    void noticed(const QString &sentence);
    void changeNoticed(const QString &sentence, const std::function<void()> &undo);
    void problemFound(const QString &sentence);
    /// \a node is to name the new \a name.
    void used(const QString &node, const QString &name);
    void saved();

private:
    void editSource(const QString &name, const Result<QList<SourceView>> &known);
    void editDestination(const QString &name, const Result<QList<DestinationView>> &known);
    bool isOurs(const Owner &owner); ///< says who owns it, if not
    void tell(const QString &name);

    Station &m_station;
    QWidget *m_window;
    ObjectEdits *m_sources;
    ObjectEdits *m_destinations;
    QString m_node; ///< that a new one is made for
};

} // namespace Signalbox

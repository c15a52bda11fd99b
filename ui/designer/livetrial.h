// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/editors/expressionvocabulary.h"

#include <memory>

class QTimer;

namespace Signalbox {

class GraphDocument;

/// Asks the station what one node of a document makes of a sample event: at once when another node
/// or sample is set, and a moment after the last change while one edits. Answers that were
/// overtaken by a change are dropped. GUI thread.
class LiveTrial final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveTrial)

public:
    /// Neither is owned; both must outlive this object.
    LiveTrial(Station &station, GraphDocument &document, QObject *parent = nullptr);

    /// Empty: no question is asked.
    void setNode(const QString &id);
    void setSample(const std::optional<EventId> &sample);

Q_SIGNALS:
    /// The station no longer has it.
    void sampleMissing();
    void reported(const Signalbox::NodeReport &report);
    void vocabularyChanged(const std::shared_ptr<const Signalbox::ExpressionVocabulary> &words);

private:
    void ask();
    void askSoon();
    void take(const NodeReport &report);

    Station &m_station;
    GraphDocument &m_document;
    QString m_node;
    std::optional<EventId> m_sample;
    bool m_needsVocabulary = true;
    quint64 m_asked = 0;
    QTimer *m_pause;
};

} // namespace Signalbox

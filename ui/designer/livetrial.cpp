// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/livetrial.h"

#include "ui/designer/graphdocument.h"
#include "ui/widgets/whendone.h"

#include <QTimer>

namespace Signalbox {

using namespace std::chrono_literals;

namespace {
constexpr auto trialPause = 150ms;
}

LiveTrial::LiveTrial(Station &station, GraphDocument &document, QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_document(document)
    , m_pause(new QTimer(this))
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(trialPause);
    connect(m_pause, &QTimer::timeout, this, &LiveTrial::ask);
    // What stands before the node decides what its expressions can name.
    const auto otherPath = [this] { m_needsVocabulary = true; };
    connect(&document, &GraphDocument::nodeChanged, this, [this](const QString &id) {
        if (id != m_node)
            m_needsVocabulary = true;
    });
    connect(&document, &GraphDocument::edgeAdded, this, otherPath);
    connect(&document, &GraphDocument::edgeRemoved, this, otherPath);
    connect(&document, &GraphDocument::changed, this, &LiveTrial::askSoon);
}

void LiveTrial::setNode(const QString &id)
{
    if (m_node == id)
        return;
    m_node = id;
    m_needsVocabulary = true;
    ask();
}

void LiveTrial::setSample(const std::optional<EventId> &sample)
{
    if (m_sample == sample)
        return;
    m_sample = sample;
    m_needsVocabulary = true;
    ask();
}

void LiveTrial::askSoon()
{
    ++m_asked; // what is answered now is about another graph
    if (!m_node.isEmpty())
        m_pause->start();
}

void LiveTrial::ask()
{
    m_pause->stop();
    const auto question = ++m_asked;
    if (m_node.isEmpty())
        return;
    const NodeTrial trial{m_document.graph().graph, m_node, m_sample, m_needsVocabulary};
    whenDone(this, m_station.tryNode(trial), [this, question](const Result<NodeReport> &report) {
        if (question != m_asked)
            return;
        // Without an answer the editors show what they have: problems come from the validation.
        if (report)
            take(*report);
        else if (report.error().code == ErrorCode::NotFound)
            Q_EMIT sampleMissing();
    });
}

void LiveTrial::take(const NodeReport &report)
{
    if (!report.functions.isEmpty()) {
        m_needsVocabulary = false;
        Q_EMIT vocabularyChanged(std::make_shared<const ExpressionVocabulary>(
            report.envelope.value_or(JsonTree()), report.functions));
    }
    Q_EMIT reported(report);
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/stationgate.h"

namespace Signalbox {

ReplyBox::ReplyBox(QObject *context, Receive receive)
    : m_context(context)
    , m_receive(std::move(receive))
{
}

void ReplyBox::send(Entry entry)
{
    const std::lock_guard lock(m_mutex);
    if (!m_context)
        return;
    m_waiting.push_back(std::move(entry));
    if (m_waiting.size() == 1)
        QMetaObject::invokeMethod(m_context, [this] { drain(); }, Qt::QueuedConnection);
}

void ReplyBox::close()
{
    std::vector<Entry> dropped;
    const std::lock_guard lock(m_mutex);
    m_context = nullptr;
    dropped.swap(m_waiting);
}

void ReplyBox::drain()
{
    std::vector<Entry> batch;
    {
        const std::lock_guard lock(m_mutex);
        batch.swap(m_waiting);
    }
    if (!batch.empty())
        m_receive(std::move(batch));
}

StationGate::StationGate(Station &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_questions(this, [this](std::vector<Question> &&questions) {
        for (auto &question : questions) {
            question.ask(m_station,
                         [box = std::move(question.box), ticket = question.ticket](ApiReply reply) {
                             box->send({ticket, std::move(reply)});
                         });
        }
    })
{
}

void StationGate::ask(Ask ask, std::shared_ptr<ReplyBox> box, quint64 ticket)
{
    m_questions.send({std::move(ask), std::move(box), ticket});
}

} // namespace Signalbox

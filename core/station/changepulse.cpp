// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/changepulse.h"

namespace Signalbox {

ChangePulse::ChangePulse(std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_interval(interval)
    , m_notes(this, [this](std::vector<Note> &&) { onNote(); })
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &ChangePulse::pulse);
}

void ChangePulse::note()
{
    if (!m_told.exchange(true))
        m_notes.send({});
}

void ChangePulse::onNote()
{
    if (m_later.isActive())
        return;
    if (!m_sinceLast.isValid() || m_sinceLast.durationElapsed() >= m_interval)
        pulse();
    else
        m_later.start(m_interval - std::chrono::duration_cast<std::chrono::milliseconds>(
                          m_sinceLast.durationElapsed()));
}

void ChangePulse::pulse()
{
    m_told = false;
    m_sinceLast.start();
    Q_EMIT pulsed();
}

} // namespace Signalbox

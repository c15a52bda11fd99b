// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/writer.h"
#include "core/support/channel.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>

namespace Signalbox {

/// Turns changes, however many, into a signal at most every \a interval: the first at once, the
/// last never lost. Lives on its creator's thread; note() and committed() come from any.
class ChangePulse final : public QObject, public CommitListener
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangePulse)

public:
    explicit ChangePulse(std::chrono::milliseconds interval, QObject *parent = nullptr);

    void note();
    void committed(const CommitReport &) override { note(); }

Q_SIGNALS:
    void pulsed();

private:
    struct Note
    {
    };

    void onNote();
    void pulse();

    std::atomic_bool m_told = false; ///< a wake is on its way
    std::chrono::milliseconds m_interval;
    QElapsedTimer m_sinceLast;
    QTimer m_later;
    Channel<Note> m_notes;
};

} // namespace Signalbox

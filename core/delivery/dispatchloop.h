// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/delivery/attemptrecorder.h"
#include "core/delivery/conclusion.h"
#include "core/delivery/deliveryinbox.h"
#include "core/delivery/dispatcher.h"
#include "core/delivery/duetimer.h"
#include "core/delivery/lane.h"
#include "core/delivery/transports/httptransport.h"

#include <map>
#include <unordered_map>

namespace Signalbox {

/// What the dispatcher's thread does, turn by turn: takes what others said, starts what is due,
/// has recorded what ended, sleeps. Made, used and destroyed on that thread.
class DispatchLoop final
{
    Q_DISABLE_COPY_MOVE(DispatchLoop)

public:
    /// All references and \a inFlight must outlive this object.
    DispatchLoop(const DispatcherParts &parts, std::unique_ptr<ReadSession> session,
                 DeliveryTargets targets, std::shared_ptr<DeliveryInbox> inbox,
                 InFlightSet &inFlight);
    ~DispatchLoop();

    /// Until the inbox says drain, and that is done. Counts the turns in \a turns.
    void run(std::atomic<quint64> &turns);

private:
    using SteadyTime = AttemptRecorder::SteadyTime;

    struct Running
    {
        DueDelivery due; ///< without its body
        DeliveryTargets targets; ///< keeps \a target alive
        const DeliveryTarget *target = nullptr;
        Timestamp startedAt{};
        qint64 bytes = 0; ///< as Lane counts them
    };

    // What others said
    void takeLetters();
    void settle(AttemptBatch &batch);
    void settle(const FinishedAttempt &attempt, const Result<void> &result);
    void seedLanes();

    // What is due
    void startDue();
    void serve(const QString &name, Lane &lane, Timestamp now);
    void refuse(const QString &name, Lane &lane, Timestamp now);
    void refill(const QString &name, Lane &lane, Timestamp now);
    void begin(DueDelivery due, const DeliveryTarget &target);
    bool mayStart() const;
    /// Whether the next one of \a lane fits into memory beside what is being sent.
    bool hasRoom(const Lane &lane) const;

    // What ended
    void attemptEnded(HttpTransport::Finished finished);
    void record(const DueDelivery &due, Conclusion conclusion, Timestamp at);

    // When to go on
    void sleep();
    void stopRunning();
    bool isDrained() const;

    const DispatcherParts &m_parts;
    std::unique_ptr<ReadSession> m_session;
    DeliveryTargets m_targets;
    std::shared_ptr<DeliveryInbox> m_inbox;
    InFlightSet &m_inFlight;
    HttpTransport m_transport;
    HmacContexts m_signing;
    AttemptRecorder m_recorder;
    DueTimer m_timer;
    std::map<QString, Lane> m_lanes;
    std::unordered_map<quint64, Running> m_running;
    qint64 m_runningBytes = 0;
    quint64 m_lastToken = 0;
    std::optional<SteadyTime> m_seedAgainAt; ///< the store could not be read
    std::optional<SteadyTime> m_graceEnds; ///< draining
};

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>
#include <functional>
#include <optional>

namespace Signalbox {

/// A timer wheel: very many deadlines, nearly all of which move before they are due, in constant
/// time each. Has no clock and no timer of its own: it says when it wants advance() to be called.
/// Deadlines pass up to one tick late, never early. One thread.
class DeadlineWheel final
{
public:
    using Time = std::chrono::steady_clock::time_point;
    using Duration = std::chrono::milliseconds;

    struct Link
    {
        Link *previous = this;
        Link *next = this;
    };

    /// Something with at most one deadline. Leaves the wheel when destroyed.
    class Entry : private Link
    {
        Q_DISABLE_COPY_MOVE(Entry)

    public:
        Entry() = default;

    protected:
        virtual ~Entry();

        /// May set and cancel any entries of the wheel, and destroy any.
        virtual void deadlinePassed(Time now) = 0;

    private:
        friend class DeadlineWheel;
        DeadlineWheel *m_wheel = nullptr;
        Time m_deadline{};
        qint64 m_slotTick = 0; ///< the slot it lies in; its deadline may be later
    };

    /// \a wakeAt is called when advance() is wanted at a time earlier than it last said.
    DeadlineWheel(Duration tick, std::function<void(Time)> wakeAt);
    ~DeadlineWheel(); ///< entries that are left outlive it without a deadline
    Q_DISABLE_COPY_MOVE(DeadlineWheel)

    /// Replaces the entry's deadline.
    void set(Entry &entry, Time now, Duration after);
    void cancel(Entry &entry);

    /// Calls deadlinePassed() for what is due at \a now, then asks to be woken for the rest.
    void advance(Time now);

    bool isEmpty() const { return m_count == 0; }

private:
    static constexpr qint64 slotCount = 512;

    void place(Entry &entry);
    void unlink(Entry &entry);
    void askFor(qint64 tick);
    qint64 tickAtOrAfter(Time time) const;

    Duration m_tick;
    std::function<void(Time)> m_wakeAt;
    std::array<Link, slotCount> m_slots;
    qint64 m_current = 0; ///< every slot up to this tick has been emptied
    std::optional<qint64> m_asked; ///< the tick that m_wakeAt last named
    qsizetype m_count = 0;
};

} // namespace Signalbox

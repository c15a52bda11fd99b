// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/deadlinewheel.h"

namespace Signalbox {
namespace {

void take(DeadlineWheel::Link &link)
{
    link.previous->next = link.next;
    link.next->previous = link.previous;
    link.previous = link.next = &link;
}

void append(DeadlineWheel::Link &list, DeadlineWheel::Link &link)
{
    link.previous = list.previous;
    link.next = &list;
    list.previous->next = &link;
    list.previous = &link;
}

} // namespace

DeadlineWheel::Entry::~Entry()
{
    if (m_wheel)
        m_wheel->cancel(*this);
}

DeadlineWheel::DeadlineWheel(Duration tick, std::function<void(Time)> wakeAt)
    : m_tick(tick)
    , m_wakeAt(std::move(wakeAt))
{
}

DeadlineWheel::~DeadlineWheel()
{
    for (auto &slot : m_slots) {
        while (slot.next != &slot)
            unlink(static_cast<Entry &>(*slot.next));
    }
}

qint64 DeadlineWheel::tickAtOrAfter(Time time) const
{
    const auto since = std::chrono::ceil<Duration>(time.time_since_epoch());
    return (since.count() + m_tick.count() - 1) / m_tick.count();
}

void DeadlineWheel::set(Entry &entry, Time now, Duration after)
{
    if (m_count == 0)
        m_current = tickAtOrAfter(now) - 1;
    entry.m_deadline = now + after;
    // A later deadline stays where it is and is moved when its slot comes round.
    if (entry.m_wheel && entry.m_slotTick <= tickAtOrAfter(entry.m_deadline))
        return;
    if (entry.m_wheel)
        unlink(entry);
    place(entry);
    askFor(entry.m_slotTick);
}

void DeadlineWheel::cancel(Entry &entry)
{
    if (entry.m_wheel)
        unlink(entry);
}

void DeadlineWheel::place(Entry &entry)
{
    entry.m_slotTick =
        std::clamp(tickAtOrAfter(entry.m_deadline), m_current + 1, m_current + slotCount - 1);
    entry.m_wheel = this;
    append(m_slots[size_t(entry.m_slotTick % slotCount)], entry);
    ++m_count;
}

void DeadlineWheel::unlink(Entry &entry)
{
    take(entry);
    entry.m_wheel = nullptr;
    --m_count;
}

void DeadlineWheel::askFor(qint64 tick)
{
    if (m_asked && *m_asked <= tick)
        return;
    m_asked = tick;
    m_wakeAt(Time(tick * m_tick));
}

void DeadlineWheel::advance(Time now)
{
    m_asked.reset();
    const qint64 reached = now.time_since_epoch() / m_tick;
    const qint64 first = std::max(m_current + 1, reached - slotCount + 1);
    for (qint64 tick = first; tick <= reached; ++tick) {
        Link due;
        auto &slot = m_slots[size_t(tick % slotCount)];
        m_current = tick;
        while (slot.next != &slot) {
            auto &link = *slot.next;
            take(link);
            append(due, link);
        }
        while (due.next != &due) {
            auto &entry = static_cast<Entry &>(*due.next);
            unlink(entry);
            if (entry.m_deadline <= now)
                entry.deadlinePassed(now);
            else
                place(entry);
        }
    }
    m_current = std::max(m_current, reached);

    for (qint64 tick = m_current + 1; m_count > 0 && tick < m_current + slotCount; ++tick) {
        const auto &slot = m_slots[size_t(tick % slotCount)];
        if (slot.next != &slot) {
            askFor(tick);
            break;
        }
    }
}

} // namespace Signalbox

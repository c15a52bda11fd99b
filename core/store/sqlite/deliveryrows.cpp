// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/deliveryrows.h"

namespace Signalbox {

Delivery DeliveryRows::delivery(const Cursor &row)
{
    Delivery delivery;
    delivery.seq = row.integer(0);
    delivery.id = row.id<DeliveryId>(1);
    delivery.eventSeq = row.integer(2);
    delivery.status = DeliveryStatus(row.number(3));
    delivery.replay = row.number(4);
    delivery.attempts = row.number(5);
    delivery.attemptsBeforeRedrive = row.number(6);
    delivery.createdAt = row.time(7);
    delivery.dueAt = row.time(8);
    delivery.finishedAt = row.optionalTime(9);
    delivery.lastHttpStatus = row.number(10);
    delivery.lastError = row.text(11);
    delivery.destination = row.text(12);
    delivery.workflow = row.text(13);
    delivery.revision = row.number(14);
    delivery.node = row.text(15);
    delivery.webhookId = row.text(16);
    delivery.event = row.id<EventId>(17);
    delivery.source = row.text(18);
    delivery.type = row.text(19);
    delivery.orderKey = row.blob(20);
    if (!row.isNull(21))
        delivery.waitsFor = row.id<DeliveryId>(21);
    return delivery;
}

Attempt AttemptRows::attempt(const Cursor &row, const DeliveryId &delivery)
{
    Attempt attempt;
    attempt.delivery = delivery;
    attempt.number = row.number(0);
    attempt.id = row.id<AttemptId>(1);
    attempt.startedAt = row.time(2);
    attempt.timings = {row.integer(3), row.integer(4), row.integer(5), row.integer(6),
                       row.integer(7)};
    attempt.outcome = AttemptOutcome(row.number(8));
    attempt.httpStatus = row.number(9);
    attempt.retryAt = row.optionalTime(10);
    attempt.error = row.text(11);
    attempt.responseHeaders = row.blob(12);
    attempt.responseBody = row.blob(13);
    return attempt;
}

} // namespace Signalbox

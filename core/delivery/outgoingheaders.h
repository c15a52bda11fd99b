// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"

#include <QByteArrayView>
#include <QList>

namespace Signalbox {

/// One header of a request. The value has no line break in it.
struct HeaderLine
{
    QByteArray name;
    QByteArray value;

    bool operator==(const HeaderLine &) const = default;
};

/// Whether a header of the original request goes on to the destination: those that say how to read
/// the body (content-type, content-encoding, content-language), tracestate, CloudEvents attributes
/// (ce-*), and the vendors' headers that name the event's type or id, by an explicit list. Never a
/// credential, a signature, a cookie or a hop-by-hop header.
bool isForwardedHeader(QByteArrayView name);

/// The headers of an attempt made at \a now, without the signature: webhook-id, webhook-timestamp,
/// webhook-replay for a replay, traceparent (continued, or a new trace when the original has none
/// that is valid; then its tracestate is dropped), signalbox-hops (the original's plus 1), and what
/// isForwardedHeader() lets pass, byte for byte and in its order, unless the workflow set it
/// otherwise; then what the workflow set. With another body the original's content-* do not count.
QList<HeaderLine> outgoingHeaders(const DueDelivery &due, Timestamp now);

/// Where the delivery goes: \a url with what the workflow puts behind its path.
QByteArray outgoingUrl(const QString &url, const DeliveryContent &content);

/// Seconds since the epoch, as webhook-timestamp gives them.
qint64 webhookTimestamp(Timestamp now);

} // namespace Signalbox

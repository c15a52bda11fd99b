// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/deliverycontents.h"

#include "core/support/headerblock.h"

namespace Signalbox::DeliveryContents {

using namespace Qt::StringLiterals;

QByteArray headerLines(const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QByteArray lines;
    for (const auto &[name, value] : headers)
        lines += name + ": " + value + "\r\n";
    return lines;
}

QList<std::pair<QByteArray, QByteArray>> headersOf(const QByteArray &lines)
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    const HeaderBlock block(lines);
    for (const auto &field : block.fields())
        headers.append({field.name.toByteArray(), field.value.toByteArray()});
    return headers;
}

Result<qint64> write(Connection &connection, qint64 deliverySeq, const DeliveryContent &content)
{
    if (content.isEmpty())
        return 0;
    const QByteArray headers = headerLines(content.headers);
    auto written = connection.run("INSERT INTO delivery_content (delivery_seq, body, content_type, "
                                  "headers, path, method) VALUES (?, ?, ?, ?, ?, ?)",
                                  deliverySeq, content.body, content.contentType, headers,
                                  content.path, content.method);
    if (!written)
        return written.error();
    const qint64 body = content.body ? content.body->size() : 0;
    return body + content.contentType.size() + headers.size() + content.path.size()
        + content.method.size();
}

Result<qint64> copyOfFirst(Connection &connection, qint64 eventSeq, const QString &destination,
                           qint64 replay)
{
    auto copied = connection.run(
        "INSERT INTO delivery_content (delivery_seq, body, content_type, headers, path, method) "
        "SELECT ?, body, content_type, headers, path, method FROM delivery_content "
        "WHERE delivery_seq = (SELECT min(seq) FROM delivery "
        "WHERE destination = ? AND event_seq = ?)",
        replay, destination, eventSeq);
    if (!copied)
        return copied.error();
    return connection.changes() == 0 ? Result<qint64>(0) : bytesOf(connection, replay);
}

Result<qint64> bytesOf(Connection &connection, qint64 deliverySeq)
{
    auto row = connection.select(
        "SELECT ifnull(length(body), 0) + length(content_type) + length(headers) + length(path) + "
        "length(method) FROM delivery_content WHERE delivery_seq = ?",
        deliverySeq);
    const qint64 bytes = row.next() ? row.integer(0) : 0;
    if (!row.result())
        return row.result().error();
    return bytes;
}

Result<void> read(Connection &connection, DueDelivery &due)
{
    // The event's body is not even read where another one is sent.
    auto row = connection.select(
        "SELECT event_content.headers, ifnull(changed.body, event_content.body), "
        "changed.content_type, changed.headers, changed.path, changed.method "
        "FROM event_content LEFT JOIN delivery_content AS changed ON changed.delivery_seq = ? "
        "WHERE event_content.seq = ?",
        due.delivery.seq, due.delivery.eventSeq);
    if (!row.next())
        return row.result() ? Error{ErrorCode::Corrupt, u"an event has no content"_s}
                            : row.result();
    due.headers = row.blob(0);
    due.body = row.blob(1);
    if (!row.isNull(2))
        due.content = {{}, row.blob(2), headersOf(row.blob(3)), row.blob(4), row.blob(5)};
    return {};
}

} // namespace Signalbox::DeliveryContents

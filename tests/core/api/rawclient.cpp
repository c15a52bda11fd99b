// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/api/rawclient.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

QJsonObject RawAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

RawAnswer rawExchange(quint16 port, const QByteArrayList &head, const QByteArray &body)
{
    auto lines = head;
    lines.append("Connection: close");
    if (!body.isEmpty())
        lines.append("Content-Length: " + QByteArray::number(body.size()));
    QTcpSocket socket;
    QByteArray received;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket,
                     [&] { received += socket.readAll(); });
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write(lines.join("\r\n") + "\r\n\r\n" + body);
    if (!QTest::qWaitFor([&] { return socket.state() == QTcpSocket::UnconnectedState; }, 10'000))
        return {};
    received += socket.readAll();

    RawAnswer answer;
    const auto end = received.indexOf("\r\n\r\n");
    const auto fields = received.first(std::max<qsizetype>(0, end)).split('\n');
    answer.status = fields.first().split(' ').value(1).toInt();
    for (const auto &field : fields.sliced(1)) {
        const auto colon = field.indexOf(':');
        answer.headers.insert(field.first(colon).toLower(), field.sliced(colon + 1).trimmed());
    }
    answer.body = end < 0 ? QByteArray() : received.sliced(end + 4);
    return answer;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "malformedrequests.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray printable(const QByteArray &name)
{
    QByteArray text;
    for (const char byte : name)
        text += byte >= ' ' && byte <= '~' ? QByteArray(1, byte) : "\\x" + hexName(byte);
    return text;
}

} // namespace

void MalformedCorpus::add(const QByteArray &name, const QByteArray &bytes, int status)
{
    if (m_known.contains(bytes)) // tables and every-byte loops meet
        return;
    m_known.insert(bytes);
    requests.append({printable(name), bytes, status});
}

void MalformedCorpus::line(const QByteArray &name, const QByteArray &line, int status)
{
    add("request line: " + name, line + "\r\nHost: x\r\n\r\n", status);
}

void MalformedCorpus::field(const QByteArray &name, const QByteArray &fields, int status)
{
    add(name, "POST / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\nabcde", status);
}

void MalformedCorpus::host(const QByteArray &name, const QByteArray &value, int status)
{
    add("host: " + name, "GET / HTTP/1.1\r\nHost: " + value + "\r\n\r\n", status);
}

void MalformedCorpus::chunks(const QByteArray &name, const QByteArray &body, int status)
{
    add("chunks: " + name,
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body, status);
}

QByteArray bytesBut(const QByteArray &allowed)
{
    QByteArray bytes;
    for (int byte = 0; byte < 256; ++byte) {
        if (!allowed.contains(char(byte)))
            bytes.append(char(byte));
    }
    return bytes;
}

QByteArray tokenBytes()
{
    return "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"_ba;
}

QByteArray hexName(char byte)
{
    return QByteArray(1, byte).toHex();
}

QList<MalformedRequest> malformedRequests()
{
    MalformedCorpus corpus;
    addMalformedLines(corpus);
    addMalformedFields(corpus);
    addMalformedLengths(corpus);
    addMalformedChunks(corpus);
    return corpus.requests;
}

} // namespace Signalbox

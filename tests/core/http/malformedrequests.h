// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSet>

namespace Signalbox {

/// Bytes that begin where a request begins and break RFC 9112, RFC 9110 or a limit of the guard,
/// and how they have to be answered. A whole request stands behind every one of them when it is
/// sent: whoever answers that has lost the framing.
struct MalformedRequest
{
    QByteArray name; ///< unique: section, and what is wrong
    QByteArray bytes;
    int status = 400;
};

/// The corpus: tables of what people have sent to confuse servers, and for every place of a request
/// every byte that may not stand there.
QList<MalformedRequest> malformedRequests();

/// Collects the corpus, part by part.
class MalformedCorpus final
{
public:
    void add(const QByteArray &name, const QByteArray &bytes, int status = 400);
    /// A request line, with the rest of a request.
    void line(const QByteArray &name, const QByteArray &line, int status = 400);
    /// Field lines after Host, with the rest of a request and five bytes of body.
    void field(const QByteArray &name, const QByteArray &fields, int status = 400);
    /// A Host field line.
    void host(const QByteArray &name, const QByteArray &value, int status = 400);
    /// What follows the head of a chunked request.
    void chunks(const QByteArray &name, const QByteArray &body, int status = 400);

    QList<MalformedRequest> requests; ///< no bytes twice

private:
    QSet<QByteArray> m_known;
};

void addMalformedLines(MalformedCorpus &corpus);
void addMalformedFields(MalformedCorpus &corpus);
void addMalformedLengths(MalformedCorpus &corpus);
void addMalformedChunks(MalformedCorpus &corpus);

/// Every byte but those of \a allowed.
QByteArray bytesBut(const QByteArray &allowed);
/// The bytes of a token (RFC 9110 section 5.6.2).
QByteArray tokenBytes();
/// \a byte in hex, to name a case.
QByteArray hexName(char byte);

} // namespace Signalbox

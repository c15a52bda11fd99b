// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/receivedrequest.h"

namespace Signalbox {

/// The reason phrase of RFC 9110 and RFC 6585 for \a status, or an empty one.
QByteArrayView reasonPhrase(int status);

/// \a time as an IMF-fixdate (RFC 9110 section 5.6.7), made anew once a second. One thread.
class HttpDate final
{
public:
    const QByteArray &at(Timestamp time);

private:
    qint64 m_second = -1;
    QByteArray m_text;
};

/// What the guard puts into an answer on its way out.
struct AnswerFrame
{
    QByteArray date; ///< IMF-fixdate
    QByteArray fields = {}; ///< further lines, each with its CRLF
    bool withBody = true; ///< false: the request was HEAD
    bool close = false; ///< the connection ends with this answer
    bool http11 = true; ///< of the request; HTTP/1.0 is told when its connection stays open
};

/// \a response as bytes with a Content-Length, as QHttpServer writes it; for finishAnswer().
QByteArray answerBytes(const HttpResponse &response);

/// The header fields of \a response as lines; without those that the guard sets by itself, and
/// those that would be none (RFC 9110 section 5).
QByteArray fieldLines(const HttpResponse &response);

/// \a raw, a whole answer with head and body, with Date, Connection and the frame's fields added;
/// without its body where HTTP has none (HEAD, 204, 304), and without Content-Length on a 204.
QByteArray finishAnswer(QByteArrayView raw, const AnswerFrame &frame);

} // namespace Signalbox

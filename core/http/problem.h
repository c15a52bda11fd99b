// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/receivedrequest.h"

#include <QJsonObject>

namespace Signalbox {

/// An RFC 9457 problem document as an answer: application/problem+json with type, title, status
/// and detail, plus \a extra members (an id, an error position). \a type is a stable word, shown as
/// "urn:signalbox:problem:<type>". Adds nosniff, and Retry-After (seconds) when it is above 0.
HttpResponse problem(int status, QLatin1StringView type, const QString &detail,
                     const QJsonObject &extra = {}, int retryAfter = 0);

/// A JSON answer, compact, with nosniff.
HttpResponse jsonResponse(int status, const QJsonObject &body);

} // namespace Signalbox

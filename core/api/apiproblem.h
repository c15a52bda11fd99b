// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/problem.h"
#include "core/support/error.h"

namespace Signalbox {

/// \a error as a problem document; its member code is the error's name, so that a client gets the
/// same Error back.
HttpResponse errorResponse(const Error &error);

/// 400, code invalid, with the members of \a report beside those of a problem document.
HttpResponse refusedResponse(const QString &detail, const QJsonObject &report);
/// The same with \a error's status and code.
HttpResponse refusedResponse(const Error &error, const QJsonObject &report);
/// 405 with what would have been allowed.
HttpResponse methodNotAllowed(const QByteArray &allowed);

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apiproblem.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

int statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid: return 400;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::Conflict: return 409;
    case ErrorCode::Denied: return 403;
    case ErrorCode::Unavailable: return 503;
    case ErrorCode::Unsupported: return 422;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::Timeout: return 504;
    case ErrorCode::Cancelled: return 503;
    case ErrorCode::Corrupt:
    case ErrorCode::Io:
    case ErrorCode::Internal: return 500;
    }
    Q_UNREACHABLE_RETURN(500);
}

} // namespace

HttpResponse errorResponse(const Error &error)
{
    return refusedResponse(error, {});
}

HttpResponse refusedResponse(const QString &detail, const QJsonObject &report)
{
    return refusedResponse(Error{ErrorCode::Invalid, detail}, report);
}

HttpResponse refusedResponse(const Error &error, const QJsonObject &report)
{
    const int status = statusOf(error.code);
    const auto name = errorCodeName(error.code);
    auto extra = report;
    extra.insert("code"_L1, name);
    return problem(status, QLatin1StringView(name.toLatin1()), error.detail, extra,
                   status == 503 ? 1 : 0);
}

HttpResponse methodNotAllowed(const QByteArray &allowed)
{
    auto response = problem(405, "method_not_allowed"_L1,
                            u"Allowed here: %1."_s.arg(QLatin1StringView(allowed)));
    response.headers.append({"Allow"_ba, allowed});
    return response;
}

} // namespace Signalbox

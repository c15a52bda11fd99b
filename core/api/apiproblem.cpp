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
    const int status = statusOf(error.code);
    const auto name = errorCodeName(error.code);
    return problem(status, QLatin1StringView(name.toLatin1()), error.detail, {{u"code"_s, name}},
                   status == 503 ? 1 : 0);
}

HttpResponse refusedResponse(const QString &detail, const QJsonObject &report)
{
    auto extra = report;
    extra.insert("code"_L1, errorCodeName(ErrorCode::Invalid));
    return problem(400, "invalid"_L1, detail, extra);
}

HttpResponse methodNotAllowed(const QByteArray &allowed)
{
    auto response = problem(405, "method_not_allowed"_L1,
                            u"Allowed here: %1."_s.arg(QLatin1StringView(allowed)));
    response.headers.append({"Allow"_ba, allowed});
    return response;
}

} // namespace Signalbox

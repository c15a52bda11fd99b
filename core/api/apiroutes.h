// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/apirequest.h"
#include "core/api/stationgate.h"

#include <variant>

namespace Signalbox {

/// What a call leads to: an answer at once, or a question to the station.
using ApiAction = std::variant<HttpResponse, StationGate::Ask>;

/// One call of the admin API under /api/v1.
struct ApiRoute
{
    const char *method;
    const char *path; ///< after /api/v1/; {id} and {number} stand for one segment each
    ApiAction (*act)(ApiRequest &request, const QString &id);
};

QList<ApiRoute> queryRoutes(); ///< GET
QList<ApiRoute> changeRoutes(); ///< POST
QList<ApiRoute> editRoutes(); ///< of what people configure
QList<ApiRoute> trialRoutes(); ///< backtests, shadows and cases

/// Finds what \a request asks for. 404 for an unknown path, 405 with Allow for another method, 400
/// for a parameter that does not fit. Pure.
ApiAction routeApi(const ReceivedRequest &request);

} // namespace Signalbox

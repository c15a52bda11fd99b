// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/apiproblem.h"
#include "core/api/apiroutes.h"
#include "core/station/wire.h"

namespace Signalbox {

/// Hands what \a future brings to \a done, encoded by \a encode later, on the HTTP thread. On the
/// station's thread.
template <typename T, typename Encode>
void answer(Station &station, QFuture<Result<T>> future, std::function<void(ApiReply)> done,
            Encode encode)
{
    future.then(&station, [done = std::move(done), encode](const Result<T> &result) {
        done([result, encode]() -> HttpResponse {
            if (!result)
                return errorResponse(result.error());
            if constexpr (std::is_void_v<T>)
                return encode();
            else
                return encode(*result);
        });
    });
}

/// A question whose answer is the JSON of a value. \a query is called with the station.
template <typename Query>
StationGate::Ask askForJson(Query query)
{
    return [query](Station &station, std::function<void(ApiReply)> done) {
        answer(station, query(station), std::move(done),
               [](const auto &value) { return jsonResponse(200, toJson(value)); });
    };
}

/// The same for a report that may say what kept the change from being made: then a problem document
/// with the members of the report, and status 400.
template <typename Query>
StationGate::Ask askForReport(Query query, const QString &refusal)
{
    return [query, refusal](Station &station, std::function<void(ApiReply)> done) {
        answer(station, query(station), std::move(done), [refusal](const auto &report) {
            if (report.revision == 0)
                return refusedResponse(refusal, toJson(report));
            return jsonResponse(200, toJson(report));
        });
    };
}

/// \a query with the id in the path; 404 when that is none, since then nothing has it.
template <typename Id, typename Query>
ApiAction withId(const QString &text, Query query)
{
    const auto id = Id::parse(text);
    if (!id)
        return errorResponse(
            {ErrorCode::NotFound,
             QStringLiteral("'%1' is not an id such as %2…")
                 .arg(text.first(std::min<qsizetype>(40, text.size())), Id().toString().first(4))});
    return query(*id);
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apiroutes.h"

#include "core/api/apiproblem.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// The segment at {id}, empty without one; nothing when \a path is another.
std::optional<QString> match(const char *pattern, const QStringList &path)
{
    const auto parts = QString::fromLatin1(pattern).split(u'/');
    if (parts.size() != path.size())
        return {};
    QString id;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts.at(i) == "{id}"_L1 && !path.at(i).isEmpty())
            id = path.at(i);
        else if (parts.at(i) == "{number}"_L1 && !path.at(i).isEmpty())
            continue;
        else if (parts.at(i) != path.at(i))
            return {};
    }
    return id;
}

} // namespace

ApiAction routeApi(const ReceivedRequest &received)
{
    static const auto routes = queryRoutes() + changeRoutes() + editRoutes() + trialRoutes();
    ApiRequest request(received);
    QByteArrayList allowed;
    for (const auto &route : routes) {
        const auto id = match(route.path, request.path());
        if (!id)
            continue;
        if (request.method() != QByteArrayView(route.method)) {
            allowed.append(route.method);
            continue;
        }
        auto action = route.act(request, *id);
        if (const auto checked = request.check(); !checked)
            return errorResponse(checked.error());
        return action;
    }
    if (!allowed.isEmpty())
        return methodNotAllowed(allowed.join(", "));
    return errorResponse(
        {ErrorCode::NotFound, u"There is no such call; /api/v1/openapi.json lists them."_s});
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apiaccess.h"

#include "core/http/problem.h"
#include "core/support/bytes.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isOpen(const ReceivedRequest &request)
{
    const auto path = request.path();
    return path == "/healthz" || path == "/readyz"
        || (path == "/metrics" && request.peer.isLoopback());
}

/// "example.org:8081" -> "example.org", "[::1]:8081" -> "::1".
QString hostName(QByteArrayView host)
{
    const auto text = QString::fromLatin1(host).toLower();
    if (text.startsWith(u'['))
        return text.sliced(1).section(u']', 0, 0);
    return text.section(u':', 0, 0);
}

/// A media type, whatever its parameters.
bool isJson(const ReceivedRequest &request)
{
    const auto type = request.headers.single("Content-Type").value_or(QByteArrayView());
    const auto end = type.indexOf(';');
    return type.first(end < 0 ? type.size() : end)
               .trimmed()
               .compare("application/json", Qt::CaseInsensitive)
        == 0;
}

} // namespace

std::optional<HttpResponse> ApiAccess::refuse(const ReceivedRequest &request) const
{
    if (request.headers.first("Origin"))
        return problem(403, "origin"_L1,
                       u"Requests from web pages are refused: send no Origin header."_s);
    if (!knowsHost(request.headers.single("Host").value_or(QByteArrayView())))
        return problem(403, "foreign_host"_L1,
                       u"The Host header names somebody else. Use the address that the station "
                       "listens on, or localhost, or start it with --admin-host NAME."_s);
    if (!isOpen(request) && !hasToken(request)) {
        auto response = problem(401, "token"_L1,
                                u"Expected 'Authorization: Bearer <token>' with the token from the "
                                "station's token file."_s);
        response.headers.append({"WWW-Authenticate"_ba, "Bearer"_ba});
        return response;
    }
    if (!isOpen(request) && request.method != "GET" && request.method != "HEAD" && !isJson(request))
        return problem(415, "content_type"_L1, u"Changes need 'Content-Type: application/json'."_s);
    return {};
}

bool ApiAccess::knowsHost(QByteArrayView host) const
{
    const auto name = hostName(host);
    if (name == "localhost"_L1 || hosts.contains(name, Qt::CaseInsensitive))
        return true;
    // An address as such cannot be rebound: only a name can be made to mean another host.
    const QHostAddress address(name);
    if (address.isNull())
        return false;
    const bool everywhere = listener == QHostAddress(QHostAddress::AnyIPv4)
        || listener == QHostAddress(QHostAddress::AnyIPv6)
        || listener == QHostAddress(QHostAddress::Any);
    return address.isLoopback() || everywhere || address.isEqual(listener);
}

bool ApiAccess::hasToken(const ReceivedRequest &request) const
{
    const auto value = request.headers.single("Authorization").value_or(QByteArrayView());
    constexpr QByteArrayView scheme("Bearer ");
    if (token.isEmpty() || value.size() <= scheme.size()
        || value.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return false;
    return constantTimeEquals(value.sliced(scheme.size()).trimmed(), token);
}

} // namespace Signalbox

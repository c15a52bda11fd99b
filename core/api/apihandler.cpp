// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apihandler.h"

#include "core/api/apianswer.h"
#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Ready: the store answers and the station says nothing of a problem.
StationGate::Ask askReady()
{
    return [](Station &station, std::function<void(ApiReply)> done) {
        answer(station, station.status(), std::move(done), [](const StationStatus &status) {
            if (!status.problem.isEmpty())
                return problem(503, "not_ready"_L1, status.problem, {}, 1);
            return jsonResponse(200, {{u"status"_s, u"ready"_s}});
        });
    };
}

StationGate::Ask askMetrics(const MetricsSource &metrics)
{
    return [metrics](Station &station, std::function<void(ApiReply)> done) {
        answer(station, metrics(), std::move(done), [](const QByteArray &text) {
            return HttpResponse{
                200, {{"Content-Type"_ba, "text/plain; version=0.0.4; charset=utf-8"_ba}}, text};
        });
    };
}

} // namespace

ApiHandler::ApiHandler(StationGate &gate, ApiAccess access, MetricsSource metrics)
    : m_gate(gate)
    , m_access(std::move(access))
    , m_metrics(std::move(metrics))
    , m_box(std::make_shared<ReplyBox>(this, [this](std::vector<ReplyBox::Entry> &&replies) {
        for (auto &[ticket, reply] : replies) {
            const auto found = m_open.find(ticket);
            if (found == m_open.end())
                continue;
            found->second.send(reply());
            m_open.erase(found);
        }
    }))
{
}

ApiHandler::~ApiHandler()
{
    m_box->close();
}

qint64 ApiHandler::bodyLimit(QByteArrayView, QByteArrayView) const
{
    return largestBody;
}

void ApiHandler::handle(ReceivedRequest &&request, HttpResponder &&responder)
{
    auto refusal = m_access.refuse(request);
    if (refusal)
        qCInfo(lcApi).nospace() << "refused status=" << refusal->status
                                << " peer=" << request.peer.toString()
                                << " method=" << request.method;
    auto action = refusal ? ApiAction(std::move(*refusal)) : act(request);
    if (auto *response = std::get_if<HttpResponse>(&action)) {
        responder.send(std::move(*response));
        return;
    }
    const auto ticket = ++m_lastTicket;
    m_open.emplace(ticket, std::move(responder));
    m_gate.ask(std::move(*std::get_if<StationGate::Ask>(&action)), m_box, ticket);
}

std::variant<HttpResponse, StationGate::Ask> ApiHandler::act(const ReceivedRequest &request) const
{
    const auto path = request.path();
    const bool health = path == "/healthz" || path == "/readyz" || path == "/metrics";
    if (health && request.method != "GET")
        return methodNotAllowed("GET"_ba);
    if (path == "/healthz")
        return jsonResponse(200, {{u"status"_s, u"ok"_s}});
    if (path == "/readyz")
        return askReady();
    if (path == "/metrics" && m_metrics)
        return askMetrics(m_metrics);
    return routeApi(request);
}

} // namespace Signalbox

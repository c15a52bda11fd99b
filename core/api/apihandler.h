// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/apiaccess.h"
#include "core/api/stationgate.h"
#include "core/http/httphandler.h"

#include <unordered_map>

namespace Signalbox {

/// Prometheus text; asked on the station's thread.
using MetricsSource = std::function<QFuture<Result<QByteArray>>()>;

/// Serves the admin API on one HTTP thread: checks who asks, asks the station through the gate,
/// answers. Health is answered here, so that it says whether this thread lives.
class ApiHandler final : public HttpHandler
{
    Q_OBJECT

public:
    static constexpr qint64 largestBody = 4 * 1024 * 1024; ///< a station file of 1 MiB as JSON text

    /// \a gate must outlive this object. Without \a metrics /metrics is not found.
    ApiHandler(StationGate &gate, ApiAccess access, MetricsSource metrics);
    ~ApiHandler() override;

    void handle(ReceivedRequest &&request, HttpResponder &&responder) override;
    qint64 bodyLimit(QByteArrayView method, QByteArrayView target) const override;

private:
    std::variant<HttpResponse, StationGate::Ask> act(const ReceivedRequest &request) const;

    StationGate &m_gate;
    ApiAccess m_access;
    MetricsSource m_metrics;
    std::unordered_map<quint64, HttpResponder> m_open;
    quint64 m_lastTicket = 0;
    std::shared_ptr<ReplyBox> m_box;
};

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/admintoken.h"
#include "core/api/apihandler.h"
#include "core/http/httpservice.h"

namespace Signalbox {

/// How the admin API is reached.
struct ApiOptions
{
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 0; ///< 0: any free one
    QStringList hosts; ///< names that clients may call it by, besides the address and localhost
    QString tokenFolder; ///< AdminToken::folder() of the store's folder
};

/// The admin API of one station: a listener with one thread of its own, and the token file. Lives
/// on the station's thread.
class ApiServer final
{
    Q_DISABLE_COPY_MOVE(ApiServer)

public:
    /// Neither \a station nor \a clock is owned; both must outlive this object.
    ApiServer(Station &station, MetricsSource metrics, const Clock &clock);
    ~ApiServer(); ///< stops

    /// Begins to listen and writes the token file. The port that it got; Conflict when the port is
    /// taken, Denied when the token cannot be kept safely. After an error it does not listen.
    Result<quint16> start(const ApiOptions &options);

    /// Closes all connections and removes the token file. Blocks until its thread has ended. Calls
    /// in progress are cut off: their answers would need the thread that waits here.
    void stop();

    QString tokenPath() const; ///< empty unless started

private:
    MetricsSource m_metrics;
    const Clock &m_clock;
    StationGate m_gate;
    std::unique_ptr<HttpService> m_service;
    std::optional<AdminToken> m_token;
};

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/daemonoptions.h"
#include "core/api/apiserver.h"
#include "core/demo/demo.h"
#include "core/station/localstation.h"

#include <memory>

namespace Signalbox {

/// The headless station with its admin API. Lives on the main thread.
class Daemon final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Daemon)

public:
    /// Opens the store, applies the station file, then listens, routes and sends. Blocks until
    /// ready; after an error nothing runs, and after a wrong file nothing was sent either.
    static Result<std::unique_ptr<Daemon>> start(const DaemonOptions &options);
    ~Daemon() override;

    QString ingestUrl() const { return m_ingestUrl; }
    QString adminUrl() const { return m_adminUrl; }

    /// Reads the listener's certificates again; what is wrong with them is logged, and the old ones
    /// stay.
    void reload();

    /// Stops listening, finishes or re-schedules what is in flight, closes the store.
    void stop();

private:
    explicit Daemon(std::unique_ptr<Pipeline> pipeline);
    Result<void> open(const DaemonOptions &options);
    Result<ApplyReport> configure(const DaemonOptions &options);
    Result<void> prepareDemo();

    SystemClock m_clock;
    std::unique_ptr<LocalStation> m_station;
    std::unique_ptr<ApiServer> m_api;
    std::unique_ptr<Demo> m_demo;
    QString m_ingestUrl;
    QString m_adminUrl;
};

} // namespace Signalbox

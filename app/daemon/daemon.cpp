// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/daemon.h"

#include "app/stationstart.h"
#include "app/storelocation.h"
#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Daemon::Daemon(std::unique_ptr<Pipeline> pipeline)
    : m_station(std::make_unique<LocalStation>(std::move(pipeline)))
{
}

Daemon::~Daemon()
{
    stop();
}

Result<std::unique_ptr<Daemon>> Daemon::start(const DaemonOptions &options)
{
    auto pipeline = Pipeline::start(
        {.storeUrl = options.storeUrl, .providerFolder = userProviderFolder(), .limits = {}});
    if (!pipeline)
        return pipeline.error();
    std::unique_ptr<Daemon> daemon(new Daemon(*std::move(pipeline)));
    if (const auto opened = daemon->open(options); !opened)
        return opened.error();
    return daemon;
}

Result<void> Daemon::open(const DaemonOptions &options)
{
    ApplyReport applied;
    if (!options.configPath.isEmpty()) {
        auto report = applyFile(*m_station, options.configPath);
        if (!report)
            return report.error();
        applied = *std::move(report);
        for (const auto &missing : std::as_const(applied.missingSecrets))
            qCWarning(lcStation).noquote() << u"secret missing reference="_s + missing;
    }

    const auto url = m_station->listen(chooseListenAddress(options.listen, applied));
    if (!url)
        return url.error();
    m_ingestUrl = *url;

    m_api =
        std::make_unique<ApiServer>(*m_station, [this] { return m_station->metrics(); }, m_clock);
    const auto port =
        m_api->start({.address = options.admin.address,
                      .port = options.admin.port,
                      .hosts = {},
                      .tokenFolder = AdminToken::folder(storeFolder(options.storeUrl))});
    if (!port)
        return port.error();
    m_adminUrl = u"http://"_s + formatListenAddress({options.admin.address, *port});
    m_station->setAdminUrl(m_adminUrl);

    if (options.demo) {
        m_demo = std::make_unique<Demo>(*m_station);
        connect(m_demo.get(), &Demo::failed, this, [](const QString &reason) {
            qCCritical(lcStation).noquote() << u"demo failed reason="_s + reason;
        });
        m_demo->start();
    }
    return {};
}

void Daemon::reload()
{
    if (const auto reloaded = m_station->reloadCertificates(); !reloaded)
        qCWarning(lcStation).noquote() << u"reload=failed reason="_s + reloaded.error().detail;
    else
        qCInfo(lcStation, "reload=done");
}

void Daemon::stop()
{
    m_demo.reset();
    m_api.reset();
    m_station->stop(10s);
}

} // namespace Signalbox

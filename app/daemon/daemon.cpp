// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/daemon.h"

#include "app/stationstart.h"
#include "app/storelocation.h"
#include "core/support/logging.h"

#include <QEventLoop>
#include <QFileInfo>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void logWarning(const QString &file, const ApplyWarning &warning)
{
    const auto &problem = warning.problem;
    qCWarning(lcStation).noquote()
        << "workflow warning file="_L1 + file << "line="_L1 + QString::number(warning.line)
        << "workflow="_L1 + warning.workflow << "node="_L1 + problem.node
        << "field="_L1 + problem.field << "reason="_L1 + workflowProblemName(problem.reason)
        << "detail="_L1 + problem.detail;
}

} // namespace

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
    auto pipeline = Pipeline::open(
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
    const auto applied = configure(options);
    if (!applied)
        return applied.error();
    const auto url = m_station->listen(chooseListenAddress(options.listen, *applied));
    if (!url)
        return url.error();
    m_ingestUrl = *url;
    if (auto begun = m_station->begin(); !begun)
        return begun;

    m_api =
        std::make_unique<ApiServer>(*m_station, [this] { return m_station->metrics(); }, m_clock);
    const auto port =
        m_api->start({.address = options.admin.address,
                      .port = options.admin.port,
                      .hosts = options.adminHosts,
                      .tokenFolder = AdminToken::folder(storeFolder(options.storeUrl))});
    if (!port)
        return port.error();
    m_adminUrl = u"http://"_s + formatListenAddress({options.admin.address, *port});
    m_station->setAdminUrl(m_adminUrl);

    if (m_demo) {
        connect(m_demo.get(), &Demo::failed, this, [](const QString &reason) {
            qCCritical(lcStation).noquote() << u"demo failed reason="_s + reason;
        });
        m_demo->start();
    }
    return {};
}

Result<ApplyReport> Daemon::configure(const DaemonOptions &options)
{
    if (options.demo) {
        if (const auto prepared = prepareDemo(); !prepared)
            return prepared.error();
    }
    if (options.configPath.isEmpty())
        return ApplyReport();
    auto report = applyFile(*m_station, options.configPath);
    if (report) {
        for (const auto &missing : std::as_const(report->missingSecrets))
            qCWarning(lcStation).noquote() << u"secret missing reference="_s + missing;
        for (const auto &warning : std::as_const(report->warnings))
            logWarning(QFileInfo(options.configPath).fileName(), warning);
    }
    return report;
}

Result<void> Daemon::prepareDemo()
{
    Result<void> outcome = Error{ErrorCode::Cancelled, u"the program ends"_s};
    bool ended = false;
    QEventLoop loop;
    const auto end = [&](const Result<void> &result) {
        outcome = result;
        ended = true;
        loop.quit();
    };
    m_demo = std::make_unique<Demo>(*m_station);
    connect(m_demo.get(), &Demo::prepared, &loop, [&] { end({}); });
    connect(m_demo.get(), &Demo::failed, &loop, [&](const QString &reason) {
        end(Error{ErrorCode::Internal, u"the demo could not start: "_s + reason});
    });
    m_demo->prepare();
    if (!ended)
        loop.exec();
    return outcome;
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo.h"

#include "core/demo/demodestinations.h"
#include "core/demo/demosender.h"

#include <QFile>
#include <QRandomGenerator>

#include <array>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray randomSecret()
{
    std::array<quint32, 6> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return "whsec_"
        + QByteArray(reinterpret_cast<const char *>(random.data()), qsizetype(sizeof random))
              .toBase64();
}

} // namespace

Demo::Demo(LocalStation &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
    , m_inboundSecret(randomSecret())
    , m_outboundSecret(randomSecret())
{
}

Demo::~Demo() = default;

void Demo::prepare()
{
    auto destinations = DemoDestinations::start();
    if (!destinations) {
        Q_EMIT failed(destinations.error().detail);
        return;
    }
    m_destinations = *std::move(destinations);
    m_station.putSecret(u"demo-github"_s, m_inboundSecret);
    m_station.putSecret(u"demo-outbound"_s, m_outboundSecret).then(this, [this](const Result<void> &put) {
        if (put)
            apply();
        else
            Q_EMIT failed(put.error().detail);
    });
}

void Demo::apply()
{
    QFile file(u":/signalbox/examples/demo.yaml"_s);
    if (!file.open(QFile::ReadOnly)) {
        Q_EMIT failed(file.errorString());
        return;
    }
    const auto text
        = file.readAll().replace("@PORT@", QByteArray::number(m_destinations->port()));
    m_station.apply(text, u"demo.yaml"_s, false)
        .then(this, [this](const Result<ApplyReport> &report) {
            if (report)
                Q_EMIT prepared();
            else
                Q_EMIT failed(report.error().detail);
        });
}

void Demo::start()
{
    m_station.status().then(this, [this](const Result<StationStatus> &status) {
        if (!status || status->ingestUrl.isEmpty()) {
            Q_EMIT failed(status ? status->problem : status.error().detail);
            return;
        }
        auto sender = DemoSender::make(QUrl(status->ingestUrl + u"/in/github"_s), m_inboundSecret);
        if (!sender) {
            Q_EMIT failed(sender.error().detail);
            return;
        }
        m_sender = *std::move(sender);
        Q_EMIT started();
    });
}

} // namespace Signalbox

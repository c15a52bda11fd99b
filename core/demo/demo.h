// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/localstation.h"

#include <QTimer>

namespace Signalbox {

class DemoDestinations;
class DemoSender;

/// Real traffic for a first look: genuine GitHub payloads, signed and sent over loopback to a source
/// of \a station, now and then twice or with a wrong signature; a workflow that routes them; and
/// destinations of which one works, one fails now and then and one always. Lives on the station's
/// thread. The station should have a store of its own.
class Demo final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Demo)

public:
    /// \a station must outlive this object.
    explicit Demo(LocalStation &station, QObject *parent = nullptr);
    ~Demo() override;

    /// Puts the destinations up and applies the demo's station file, which leads to them: before
    /// the station begins, or it would send to those of an earlier run. Emits prepared() or
    /// failed().
    void prepare();
    /// Begins to send to the station, which listens by now. Emits failed() if it cannot.
    void start();

Q_SIGNALS:
    void prepared();
    void started();
    void failed(const QString &reason);

private:
    void apply();

    LocalStation &m_station;
    QByteArray m_inboundSecret;
    QByteArray m_outboundSecret;
    std::unique_ptr<DemoDestinations> m_destinations;
    std::unique_ptr<DemoSender> m_sender;
};

} // namespace Signalbox

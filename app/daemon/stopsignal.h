// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace Signalbox {

/// SIGTERM and SIGINT, and SIGHUP apart, as Qt signals. Needs block() first, and the
/// QCoreApplication.
class StopSignal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StopSignal)

public:
    explicit StopSignal(QObject *parent = nullptr);
    ~StopSignal() override;

    /// Keeps the signals from their default action. Before any other thread starts, so that all
    /// threads inherit it.
    static void block();

Q_SIGNALS:
    void received(); ///< SIGTERM or SIGINT
    void reloadAsked(); ///< SIGHUP

private:
    void read();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Signalbox

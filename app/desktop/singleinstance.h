// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

namespace Signalbox {

/// One desktop per user and store: a second start asks the first to show its window.
class SingleInstance final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)

public:
    explicit SingleInstance(const QString &storeUrl, QObject *parent = nullptr);

    /// True when this is the first; otherwise the first has been asked to come to the front.
    bool claim();

Q_SIGNALS:
    /// A second start asked for the window.
    void raiseRequested();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace Signalbox

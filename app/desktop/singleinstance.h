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
    /// They meet in \a folder, which is made, for this user alone, if it is missing.
    SingleInstance(const QString &storeUrl, const QString &folder, QObject *parent = nullptr);

    /// True when this is the first; otherwise the first has been asked to come to the front. True
    /// as well where others may write into the folder: whoever answers there may be anybody, and
    /// the store's lock keeps a second start out.
    bool claim();

Q_SIGNALS:
    /// A second start asked for the window.
    void raiseRequested();

private:
    QString m_folder;
    QString m_name; ///< the socket's path
    QLocalServer m_server;
};

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/listenaddress.h"
#include "core/support/result.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace Signalbox {

/// What the command line of signalboxd asks for.
struct DaemonOptions
{
    QString configPath; ///< empty: the store's own configuration
    QString storeUrl;
    std::optional<ListenAddress> listen; ///< none: the station file's, or 127.0.0.1:8080
    ListenAddress admin;
    QStringList adminHosts; ///< names that clients may call the admin API by
    bool demo = false;
};

/// Reads the arguments of \a application; --help and --version are answered and end the program.
/// Invalid: a message for the person who typed it.
Result<DaemonOptions> readDaemonOptions(const QCoreApplication &application);

} // namespace Signalbox

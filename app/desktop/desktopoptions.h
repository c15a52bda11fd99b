// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/listenaddress.h"
#include "core/support/result.h"

#include <QStringList>

#include <optional>

class QCoreApplication;

namespace Signalbox {

/// What the command line of signalbox asks for.
struct DesktopOptions
{
    QString storeUrl;
    QString configPath; ///< empty: none
    QString screenshotFolder; ///< empty: an ordinary start
    QString theme; ///< light, dark, or empty for the system's
    std::optional<ListenAddress> listen;
    ListenAddress admin;
    QStringList adminHosts; ///< names that clients may call the admin API by
    bool demo = false;
    QStringList given; ///< options that say how to start, as "--config"
};

/// Reads the arguments of \a application; --help and --version are answered and end the program.
/// Invalid: a message for the person who typed it.
Result<DesktopOptions> readDesktopOptions(const QCoreApplication &application);

/// The value of --language, read before there is an application; empty without it.
QString languageArgument(int argc, char *argv[]);

} // namespace Signalbox

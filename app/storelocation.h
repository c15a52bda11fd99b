// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Signalbox {

/// The store in the user's data folder ($XDG_DATA_HOME/signalbox, or systemd's $STATE_DIRECTORY);
/// the demo has one of its own beside it.
QString defaultStoreUrl(bool demo);

/// The folder of a store's file.
QString storeFolder(const QString &storeUrl);

/// Where a user's own provider files are: $XDG_CONFIG_HOME/signalbox/providers.
QString userProviderFolder();

} // namespace Signalbox

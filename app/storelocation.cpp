// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storelocation.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

namespace Signalbox {

using namespace Qt::StringLiterals;

QString defaultStoreUrl(bool demo)
{
    auto folder = qEnvironmentVariable("STATE_DIRECTORY");
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/signalbox"_s;
    return u"sqlite://%1/%2.db"_s.arg(folder, demo ? u"demo"_s : u"station"_s);
}

QString storeFolder(const QString &storeUrl)
{
    return QFileInfo(QUrl(storeUrl).path()).path();
}

QString userProviderFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/signalbox/providers"_s;
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/providercatalogue.h"

#include "core/auth/customprovider.h"
#include "core/auth/providerreader.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qint64 largestFile = 256 * 1024;

Result<Provider> readFile(const QFileInfo &info)
{
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, info.fileName() + ": "_L1 + file.errorString()};
    const auto bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile)
        return Error{ErrorCode::TooLarge, info.fileName() + ": larger than 256 KiB"_L1};
    auto provider = readProvider(bytes, info.fileName());
    if (provider && provider->name != info.completeBaseName()) {
        return Error{ErrorCode::Invalid,
                     info.fileName() + ": name: expected \""_L1 + info.completeBaseName()
                         + "\", as the file is named"_L1};
    }
    return provider;
}

} // namespace

Result<ProviderCatalogue> ProviderCatalogue::load(const QString &userFolder)
{
    ProviderCatalogue catalogue;
    if (const auto added = catalogue.addFolder(u":/signalbox/providers"_s); !added)
        return added.error();
    if (!userFolder.isEmpty()) {
        if (const auto added = catalogue.addFolder(userFolder); !added)
            return added.error();
    }
    return catalogue;
}

Result<void> ProviderCatalogue::addFolder(const QString &folder)
{
    QStringList problems;
    const auto files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const auto &info : files) {
        if (auto provider = readFile(info))
            m_providers.insert_or_assign(provider->name, *provider);
        else
            problems.append(provider.error().detail);
    }
    if (problems.isEmpty())
        return {};
    return Error{ErrorCode::Invalid, problems.join(u'\n')};
}

const Provider *ProviderCatalogue::find(const QString &name) const
{
    static const auto custom = customProvider();
    if (name == custom.name)
        return &custom;
    const auto found = m_providers.find(name);
    return found == m_providers.end() ? nullptr : &found->second;
}

QStringList ProviderCatalogue::names() const
{
    QStringList names;
    for (const auto &[name, provider] : m_providers)
        names.append(name);
    return names;
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"

#include <map>

namespace Signalbox {

/// The providers that come with Signalbox and those of the user. Immutable once loaded.
class ProviderCatalogue final
{
public:
    /// Reads the shipped files and every *.json of \a userFolder, which need not exist; a user's
    /// file takes the place of a shipped one of the same name. A file is named as its provider.
    /// Invalid lists the problems of all files, one a line.
    static Result<ProviderCatalogue> load(const QString &userFolder = {});

    /// Null for an unknown name. Lives as long as this object.
    const Provider *find(const QString &name) const;

    /// In alphabetical order; without "custom", which find() knows too.
    QStringList names() const;

private:
    Result<void> addFolder(const QString &folder);

    std::map<QString, Provider> m_providers;
};

} // namespace Signalbox

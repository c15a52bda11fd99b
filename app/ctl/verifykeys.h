// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/forensics.h"

#include <string>

namespace Signalbox {

/// Where verify has the keys from that stand at a vendor's addresses: files, or the addresses
/// themselves, as a station goes to them; or nowhere.
struct VerifyKeys
{
    std::string keySetFile; ///< a JSON Web Key Set; - is stdin
    std::string certificateFile; ///< PEM, its issuers behind it; - is stdin
    bool fetch = false;

    bool isGiven() const { return fetch || !keySetFile.empty() || !certificateFile.empty(); }
    /// Empty, or what is wrong about them together.
    QString contradiction() const;

    /// examineSignature() with these keys. Invalid, with what to give, when it cannot be told
    /// without another one.
    Result<ForensicReport> examine(const Provider &provider, AuthenticationSettings settings,
                                   const ForensicRequest &request,
                                   const ProviderCatalogue &catalogue) const;

private:
    Result<ForensicReport> examineWithFiles(const Provider &provider,
                                            AuthenticationSettings settings,
                                            const ForensicRequest &request,
                                            const ProviderCatalogue &catalogue) const;
};

} // namespace Signalbox

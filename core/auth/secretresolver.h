// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"
#include "core/support/result.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace Signalbox {

/// Finds the secrets that a configuration refers to. No error tells a secret, nor the text of a
/// reference that may be one.
class SecretResolver final
{
public:
    using Stored = std::function<Result<std::optional<QByteArray>>(const QString &name)>;

    /// \a stored looks up {stored: name}.
    explicit SecretResolver(Stored stored);

    /// NotFound: nothing is there. Invalid: the text is not a reference, or what it leads to is
    /// empty or over 64 KiB. Io: a file that cannot be read.
    Result<QByteArray> resolve(const SecretReference &reference) const;

    /// Whether \a reference has one of the three forms; resolves nothing.
    static Result<void> check(const SecretReference &reference);

private:
    Stored m_stored;
};

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/locator.h"
#include "core/support/clock.h"
#include "core/support/headerblock.h"

#include <optional>

namespace Signalbox {

/// Where requests to a source say what they are.
struct KeyLocators
{
    std::optional<Locator> key; ///< nothing: the key is a digest of the body
    std::optional<Locator> type;
    std::optional<Locator> occurredAt;

    bool operator==(const KeyLocators &) const = default;
};

/// What a request says it is.
struct RequestKeys
{
    QByteArray key; ///< as the sender gave it, or sha256:<hex> of the body
    QString type; ///< empty when it tells none
    std::optional<Timestamp> occurredAt; ///< nothing when it tells none that can be read

    bool operator==(const RequestKeys &) const = default;
};

inline constexpr qsizetype maxKeySize = 512; ///< bytes
inline constexpr qsizetype maxTypeSize = 256; ///< bytes; what is beyond is cut off

/// NotFound, with a sentence that names the header, when the promised key is missing, empty,
/// repeated or longer than maxKeySize.
Result<RequestKeys> readKeys(const KeyLocators &locators, const HeaderBlock &headers,
                             QByteArrayView body);

} // namespace Signalbox

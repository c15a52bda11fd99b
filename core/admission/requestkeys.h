// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "core/expression/valueexpression.h"

#include <functional>

namespace Signalbox {

/// Where requests to a source say what they are: expressions over RequestEnvelope.
struct KeyLocators
{
    std::optional<ValueExpression> key; ///< nothing: the key is a digest of the item
    bool keyOptional = false; ///< the digest also where the expression gives nothing
    std::optional<ValueExpression> type;
    std::optional<ValueExpression> occurredAt;
    std::optional<ValueExpression> orderKey; ///< nothing: events have no order
    std::optional<ValueExpression> orderPosition;

    bool operator==(const KeyLocators &) const = default;
};

/// What a request, or an item of one, says it is.
struct RequestKeys
{
    QByteArray key; ///< as the sender gave it, or sha256:<hex> of the item
    QString type; ///< empty when it tells none
    std::optional<Timestamp> occurredAt; ///< nothing when it tells none that can be read
    std::optional<OrderPlace> order; ///< nothing when it tells no order key

    bool operator==(const RequestKeys &) const = default;
};

inline constexpr qsizetype maxKeySize = 512; ///< bytes; a longer order key is taken as its digest
inline constexpr qsizetype maxTypeSize = 256; ///< bytes; what is beyond is cut off

/// Gives the envelope of the item; asked at most once, and only when an expression reads more than
/// a header.
using MakeEnvelope = std::function<Document()>;

/// NotFound, with a sentence that names the place, when a promised key is missing, empty, repeated,
/// not a single value or longer than maxKeySize. \a item: its bytes.
Result<RequestKeys> readKeys(const KeyLocators &locators, const HeaderBlock &headers,
                             QByteArrayView item, const MakeEnvelope &envelope);

} // namespace Signalbox

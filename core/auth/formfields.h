// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Signalbox {

/// One field of a form or query, decoded to bytes.
struct FormField
{
    QByteArray name;
    QByteArray value;

    bool operator==(const FormField &) const = default;
};

using FormFields = QList<FormField>;

inline constexpr qsizetype maxFormFields = 10'000; ///< of one form or query

/// The fields of \a encoded, application/x-www-form-urlencoded, in order. Escapes that are none
/// stay as they are. TooLarge beyond maxFormFields.
Result<FormFields> readFormFields(QByteArrayView encoded);

/// The value of a field that stands exactly once.
std::optional<QByteArrayView> singleField(const FormFields &fields, QByteArrayView name);

} // namespace Signalbox

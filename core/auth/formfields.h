// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// The fields of \a encoded, application/x-www-form-urlencoded, in order. Escapes that are none
/// stay as they are.
FormFields readFormFields(QByteArrayView encoded);

/// The value of a field that stands exactly once.
std::optional<QByteArrayView> singleField(const FormFields &fields, QByteArrayView name);

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QByteArray>
#include <QString>

namespace Signalbox {

/// Where in a request a value stands: the subset of the expression language (JMESPath over the
/// envelope) that names one header. Written headers."x-github-delivery" or, where the name is a
/// plain identifier, headers.name; header names in lower case, as in the envelope.
struct Locator
{
    QByteArray header;

    /// Invalid, saying what was expected, for anything else.
    static Result<Locator> parse(QStringView text);

    QString toString() const;
    bool operator==(const Locator &) const = default;
};

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Signalbox {

// What a workflow may say about the request that goes out.

constexpr qsizetype maxOutgoingHeaders = 50;
constexpr qsizetype maxOutgoingKey = 200;

/// Why a workflow cannot set the header, empty when it can.
QString outgoingHeaderProblem(const QString &name);

bool isOutgoingMethod(QByteArrayView method); ///< POST, PUT, PATCH, DELETE

/// Whether \a text can go out as webhook-id: a point separates the parts of what Standard Webhooks
/// signs.
bool isWebhookId(QByteArrayView text);

/// Whether \a path, which goes behind a destination's, begins with a slash, holds only what a URL's
/// path and query may, and does not climb.
bool isOutgoingPath(QByteArrayView path);

/// Whether \a text can be a header's value: printable ASCII.
bool isOutgoingValue(QByteArrayView text);

} // namespace Signalbox

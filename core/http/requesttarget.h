// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace Signalbox {

/// Whether \a text is uri-host [ ":" port ] (RFC 9110 section 7.2): a name, an IPv4 address or an
/// IPv6 address in brackets, and a port up to 65535. An empty name is one.
bool isHostAndPort(QByteArrayView text);

/// Whether \a target may stand after \a method (RFC 9112 section 3.2): a path, a whole http or
/// https URL, or * with OPTIONS. Bytes that a URL would have to escape are let pass where every
/// reader takes them for what they are; blanks, controls, bytes beyond ASCII and fragments are not.
bool isRequestTarget(QByteArrayView method, QByteArrayView target);

/// A target that is a whole URL (RFC 9112 section 3.2.2), taken apart.
struct AbsoluteTarget
{
    QByteArrayView authority; ///< host with port, as written
    QByteArray path; ///< with the query, as if it had been the target; at least /
};

/// Nothing for a target of another form. \a target must be one by isRequestTarget().
std::optional<AbsoluteTarget> readAbsoluteTarget(QByteArrayView target);

} // namespace Signalbox

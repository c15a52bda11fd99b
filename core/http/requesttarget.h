// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace Signalbox {

/// Whether \a text is uri-host [ ":" port ] (RFC 9110 section 7.2): a name, an IPv4 address or an
/// IPv6 address in brackets, and a port up to 65535. An empty name is one.
bool isHostAndPort(QByteArrayView text);

/// Whether \a target may stand after \a method (RFC 9112 section 3.2): a path, a whole http or
/// https URL, or * with OPTIONS. Bytes that a URL would have to escape are let pass where every
/// reader takes them for what they are; blanks, controls, bytes beyond ASCII and fragments are not.
bool isRequestTarget(QByteArrayView method, QByteArrayView target);

} // namespace Signalbox

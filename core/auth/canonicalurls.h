// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace Signalbox {

/// The spellings of \a url that Twilio may have signed: as it is, with its scheme's port written
/// out, and without any port.
QByteArrayList twilioUrls(const QByteArray &url);

/// \a url with those escapes decoded that HubSpot's documentation names: of : / ? @ ! $ ' ( ) * , ;
QByteArray hubspotDecoded(const QByteArray &url);

} // namespace Signalbox

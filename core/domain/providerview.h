// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Signalbox {

/// A value that a source is asked for by its provider.
struct ProviderField
{
    QString name; ///< of the secret's slot, or of the parameter
    QString title;
    QString where; ///< in the vendor's console
    bool required = true;

    bool operator==(const ProviderField &) const = default;
};

/// What comes of holding requests whose signed bytes came before, under another key (the source's
/// replay_window).
enum class ReplayHolding {
    Impossible, ///< requests are not signed as a whole
    Needless, ///< the vendor signs a time or an id
    Worthwhile, ///< it signs neither: whoever caught a request can send it again
};

/// A provider as people choose it, and what they have to fill in for it.
struct ProviderView
{
    QString name;
    QString title; ///< as the vendor writes it
    QString category; ///< of the gallery: code, payments…
    QString documentation; ///< URL of the vendor's page on its webhooks
    bool verified = false; ///< read in the vendor's own documentation or code
    QString advice; ///< of one whose requests cannot be authenticated: what to do instead
    QList<ProviderField> secrets;
    QList<ProviderField> parameters;
    ReplayHolding replays = ReplayHolding::Impossible;
    QByteArray sample; ///< JSON body as it sends them; empty: none is known

    bool operator==(const ProviderView &) const = default;
};

} // namespace Signalbox

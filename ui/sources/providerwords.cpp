// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/providerwords.h"

#include <QHash>

namespace Signalbox {

using namespace Qt::StringLiterals;

QString ProviderWords::category(const QString &category)
{
    const QHash<QString, QString> words{
        {u"code"_s, tr("Code")},
        {u"ci"_s, tr("Builds and deployment")},
        {u"payments"_s, tr("Payments")},
        {u"commerce"_s, tr("Shops")},
        {u"finance"_s, tr("Finance")},
        {u"messaging"_s, tr("Messaging")},
        {u"email"_s, tr("Email")},
        {u"crm"_s, tr("Customers")},
        {u"identity"_s, tr("Identity")},
        {u"monitoring"_s, tr("Monitoring")},
        {u"project"_s, tr("Projects")},
        {u"documents"_s, tr("Documents")},
        {u"forms"_s, tr("Forms")},
        {u"media"_s, tr("Media")},
        {u"data"_s, tr("Data")},
        {u"infrastructure"_s, tr("Infrastructure")},
        {u"generic"_s, tr("By the way it signs")},
    };
    return words.value(category, category);
}

Look ProviderWords::look(const ProviderView &provider)
{
    if (!provider.advice.isEmpty())
        return {tr("Unsigned"), u"triangle-alert"_s, Tone::Warn};
    if (!provider.verified)
        return {tr("Not verified"), u"info"_s, Tone::Quiet};
    return {tr("Signed"), u"circle-check"_s, Tone::Good};
}

} // namespace Signalbox

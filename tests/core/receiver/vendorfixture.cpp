// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/receiver/vendorfixture.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

VendorFixture::VendorFixture(const KeyWaitingLimits &limits,
                             const std::function<void(KeyFetchPolicy &)> &change)
    : fetcher(std::make_shared<KeyFetcher>(clock, policy(change)))
    , ingest(1, {}, fetcher, limits)
{
    SourceConfig sns{u"sns"_s, u"aws-sns"_s, {}, {}, 0};
    sns.parameters.insert(u"topics"_s, QString::fromLatin1(VendorHosts::topic));
    ingest.addSource(sns, *ingest.catalogue.find(u"aws-sns"_s), {});
    SourceConfig payPal{u"paypal"_s, u"paypal"_s, {}, {}, 0};
    payPal.parameters.insert(u"webhook_id"_s, QString::fromLatin1(VendorHosts::webhookId));
    ingest.addSource(payPal, *ingest.catalogue.find(u"paypal"_s), {});
}

QByteArray VendorFixture::sns(const QString &id) const
{
    return snsOf(hosts.snsMessage(VendorHosts::notification(now(), id)));
}

QByteArray VendorFixture::snsOf(const QByteArray &body) const
{
    return post("Content-Type: text/plain; charset=UTF-8\r\n"_ba, body, "/in/sns"_ba);
}

QByteArray VendorFixture::payPal(const QByteArray &body) const
{
    return post("Content-Type: application/json\r\n"_ba + hosts.payPalHeaders(body, now()), body,
                "/in/paypal"_ba);
}

KeyFetchPolicy VendorFixture::policy(const std::function<void(KeyFetchPolicy &)> &change) const
{
    auto policy = hosts.policy();
    if (change)
        change(policy);
    return policy;
}

} // namespace Signalbox

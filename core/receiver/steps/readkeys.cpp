// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/readkeys.h"

#include "core/support/bytes.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// Makes the envelope of one item when an expression asks for it.
struct ItemEnvelope
{
    Intake &intake;
    const IntakeItem &item;
    Document value; ///< the envelope refers to it

    Document make()
    {
        if (!intake.split)
            return intake.envelope().whole();
        value = intake.valueOf(item);
        return intake.envelope().withItem(value);
    }
};

/// In a space apart from that of idempotency keys, which are digests of two parts.
QByteArray replayDigest(const Intake &intake, qint64 item)
{
    return digest16(
        {"replay"_ba, intake.source->name.toUtf8(), intake.signedDigest, QByteArray::number(item)});
}

Refused refusal(const KeyLocators &locators, const Error &error)
{
    const auto &key = *locators.key;
    const QJsonObject evidence = key.header()
        ? QJsonObject{{"header"_L1, QString::fromLatin1(key.header()->header)}}
        : QJsonObject{{"expression"_L1, key.text()}};
    return {RejectionCause::KeyMissing, error.detail, evidence, {}};
}

} // namespace

StepEnd readItemKeys(Intake &intake, const IntakeTools &)
{
    const auto &locators = intake.source->locators;
    for (qint64 number = 0; auto &item : intake.items) {
        if (!intake.signedDigest.isEmpty())
            item.replayDigest = replayDigest(intake, number++);
        if (item.refused)
            continue;
        ItemEnvelope envelope{intake, item, {}};
        auto keys = readKeys(locators, intake.request.headers, item.body,
                             [&envelope] { return envelope.make(); });
        if (keys)
            item.keys = *std::move(keys);
        else if (intake.split)
            item.refused = refusal(locators, keys.error());
        else
            return refusal(locators, keys.error());
    }
    return {};
}

} // namespace Signalbox

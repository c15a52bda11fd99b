// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/authenticator.h"
#include "core/auth/providercatalogue.h"
#include "core/auth/requestsigner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

class RequestSignerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsAsGitHub()
    {
        const auto catalogue = ProviderCatalogue::load();
        const auto headers = signRequest(
            *catalogue->find(u"github"_s), "It's a Secret to Everybody"_ba,
            {"Hello, World!"_ba, "guid"_ba, "push"_ba, {{"Content-Type"_ba, "text/plain"_ba}}});
        const HeaderList expected{
            {"Content-Type"_ba, "text/plain"_ba},
            {"x-github-delivery"_ba, "guid"_ba},
            {"x-github-event"_ba, "push"_ba},
            {"x-hub-signature-256"_ba,
             "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"_ba}};
        QCOMPARE(headers.value(), expected);
    }

    void whatItSignsVerifies()
    {
        const auto catalogue = ProviderCatalogue::load();
        HmacContexts contexts;
        for (const auto &name : catalogue->names()) {
            const auto &provider = *catalogue->find(name);
            const RequestDraft draft{"{\"a\":\"\xc3\xa9\"}"_ba, "key"_ba, "type"_ba, {}};
            const auto headers = signRequest(provider, "secret"_ba, draft);
            QByteArray raw;
            for (const auto &[header, value] : headers.value())
                raw += header + ": "_ba + value + "\r\n"_ba;
            const HeaderBlock block(raw);
            const auto authenticator = Authenticator::create(provider.signature, {"secret"_ba});
            QVERIFY(authenticator.value()->verify({"POST", "/", block, draft.body}, contexts).ok);
        }
    }

    void namesAHeaderThatTheSignatureCovers()
    {
        auto provider = *ProviderCatalogue::load()->find(u"github"_s);
        provider.signature.content = SignedContent::parse(u"{header:x-time}:{body}").value();
        const auto refused = signRequest(provider, "s"_ba, {"b"_ba, "k"_ba, {}, {}});
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
        QVERIFY(refused.error().detail.contains("x-time"_L1));
        QVERIFY(signRequest(provider, "s"_ba, {"b"_ba, "k"_ba, {}, {{"X-Time"_ba, "1"_ba}}}).ok());
    }
};

QTEST_GUILESS_MAIN(RequestSignerTest)
#include "tst_requestsigner.moc"

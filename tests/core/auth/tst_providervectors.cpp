// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/providercatalogue.h"
#include "tests/core/auth/schemefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

/// The request that \a vector describes, as the guard would hand it on.
Verdict check(const Provider &provider, const ProviderVector &vector)
{
    AuthenticationSettings settings;
    for (auto it = vector.secrets.begin(); it != vector.secrets.end(); ++it)
        settings.secrets[it.key()].append({it.value(), {}});
    settings.parameters = vector.parameters;
    const auto slashes = vector.url.indexOf("://");
    const auto slash = slashes < 0 ? -1 : vector.url.indexOf('/', slashes + 3);
    SchemeRequest request{{}, vector.body, "/"_ba, vector.method, vector.now};
    if (slashes >= 0) {
        settings.publicUrl = vector.url;
        const auto query = vector.url.indexOf('?');
        if (slash >= 0)
            request.target = vector.url.sliced(slash);
        else if (query >= 0)
            request.target = "/"_ba + vector.url.sliced(query);
    }
    for (const auto &[name, value] : vector.headers)
        request.headers += name + ": "_ba + value + "\r\n"_ba;
    return verifyWith(provider, settings, request);
}

} // namespace

/// The known answers that stand in the provider files.
class ProviderVectorsTest final : public QObject
{
    Q_OBJECT

    const Result<ProviderCatalogue> catalogue = ProviderCatalogue::load();

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(catalogue.ok(), qPrintable(catalogue ? QString() : catalogue.error().detail));
    }

    void knownAnswer_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("number");
        for (const auto &name : catalogue->names()) {
            const auto count = catalogue->find(name)->vectors.size();
            for (int i = 0; i < count; ++i)
                QTest::addRow("%s %d", qPrintable(name), i) << name << i;
        }
    }
    void knownAnswer()
    {
        QFETCH(QString, name);
        QFETCH(int, number);
        const auto *provider = catalogue->find(name);
        const auto &vector = provider->vectors.at(number);
        const auto verdict = check(*provider, vector);
        QVERIFY2(verdict.ok == vector.accept, qPrintable(vector.source + ": "_L1 + verdict.detail));
    }

    /// No vector is accepted for a body with one more byte, unless the body is not signed.
    void changedBodiesAreNotWhatWasSigned()
    {
        for (const auto &name : catalogue->names()) {
            const auto *provider = catalogue->find(name);
            for (auto vector : provider->vectors) {
                const bool signsBody =
                    std::ranges::all_of(provider->authentication.schemes, [](const Scheme &scheme) {
                        const auto *hmac = std::get_if<HmacScheme>(&scheme.body);
                        return hmac && hmac->layout.content.has(SignedContent::Kind::Body);
                    });
                if (!vector.accept || !signsBody || provider->authentication.schemes.isEmpty())
                    continue;
                vector.body += ' ';
                QVERIFY2(!check(*provider, vector).ok, qPrintable(name));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ProviderVectorsTest)
#include "tst_providervectors.moc"

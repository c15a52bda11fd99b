// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/sendertime.h"
#include "core/auth/providercatalogue.h"
#include "core/auth/providerreader.h"
#include "tests/core/auth/providerschema.h"
#include "tests/core/auth/spoiltvectors.h"
#include "tests/core/auth/vectorenvelope.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

/// Signed, yet without an accepting vector in its file, and why.
const QHash<QString, QString> unprovable{
    {u"wise"_s, u"only Wise's own key can sign one; wise-sandbox has one"_s},
    {u"client-certificate"_s, u"the proof is in the TLS connection, not in the request"_s},
};

/// What \a expression says; "error: …" where it cannot be evaluated, nothing where it finds
/// nothing.
QByteArray textAt(const std::optional<ValueExpression> &expression, const Document &envelope)
{
    if (!expression)
        return "error: no expression"_ba;
    const auto found = expression->expression().evaluate(envelope);
    return found ? found->scalarText().value_or(QByteArray())
                 : "error: "_ba + found.error().detail.toUtf8();
}

QByteArray contentOf(const QString &name)
{
    QFile file(u":/signalbox/providers/"_s + name + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The files of resources/providers: each is what the schema and the reader take, and tells genuine
/// requests from spoilt ones.
class ShippedProvidersTest final : public QObject
{
    Q_OBJECT

    const Result<ProviderCatalogue> catalogue = ProviderCatalogue::load();

    void addProviders() const
    {
        QTest::addColumn<QString>("name");
        for (const auto &name : catalogue->names())
            QTest::newRow(qPrintable(name)) << name;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(catalogue.ok(), qPrintable(catalogue ? QString() : catalogue.error().detail));
    }

    void thereAreAHundredAndMore()
    {
        const QDir folder(u"" SIGNALBOX_PROVIDERS ""_s);
        const auto files = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        qInfo("%lld providers", qlonglong(files.size()));
        QVERIFY(files.size() >= 100);
        QStringList names;
        for (const auto &file : files)
            names.append(file.chopped(5));
        names.sort();
        QCOMPARE(catalogue->names(), names); // all are built in, each under its file's name
    }

    void fitsTheSchemaAndTheReader_data() { addProviders(); }
    void fitsTheSchemaAndTheReader()
    {
        QFETCH(QString, name);
        const auto content = contentOf(name);
        QVERIFY(!content.isEmpty());
        QVERIFY(fitsProviderSchema(content));
        const auto provider = readProvider(content, name + u".json"_s);
        QVERIFY2(provider.ok(), qPrintable(provider ? QString() : provider.error().detail));
        QCOMPARE(provider->name, name);
    }

    void handshakesReadOnlyWhatAnOperatorCanEnter_data() { addProviders(); }
    void handshakesReadOnlyWhatAnOperatorCanEnter()
    {
        QFETCH(QString, name);
        const auto &provider = *catalogue->find(name);
        QStringList declared;
        for (const auto &parameter : provider.parameters)
            declared.append(parameter.name);
        for (const auto &handshake : provider.handshakes) {
            for (const auto &parameter : handshakeParameters(handshake.kind))
                QVERIFY2(declared.contains(parameter), qPrintable(parameter));
        }
    }

    /// A GET says what it says in its query, which the digest of a body does not cover.
    void tokensThatCoverTheBodyComeByNoGet_data() { addProviders(); }
    void tokensThatCoverTheBodyComeByNoGet()
    {
        QFETCH(QString, name);
        const auto &provider = *catalogue->find(name);
        const bool covers =
            std::ranges::any_of(provider.authentication.schemes, [](const Scheme &scheme) {
                const auto *jwt = std::get_if<JwtScheme>(&scheme.body);
                return jwt && jwt->bodyHash;
            });
        QVERIFY(!covers || !provider.methods.contains("GET"));
    }

    void everySignedProviderHasAnAcceptedVector_data() { addProviders(); }
    void everySignedProviderHasAnAcceptedVector()
    {
        QFETCH(QString, name);
        const auto &provider = *catalogue->find(name);
        if (provider.authentication.mode == Authentication::Mode::None) {
            QVERIFY2(provider.authentication.advice.size() > 60, "says what to do instead");
            return;
        }
        const bool proven =
            std::ranges::any_of(provider.vectors, [](const auto &vector) { return vector.accept; });
        QCOMPARE(proven, !unprovable.contains(name));
    }

    void vectorsGiveWhatTheyExpect_data() { addProviders(); }
    void vectorsGiveWhatTheyExpect()
    {
        QFETCH(QString, name);
        const auto &provider = *catalogue->find(name);
        for (const auto &vector : provider.vectors) {
            const auto verdict = verdictOn(provider, vector);
            QVERIFY2(verdict.ok == vector.accept,
                     qPrintable(vector.source + ": "_L1 + verdict.detail));
        }
    }

    void keyTypeAndTimeAreWhereTheFileSays_data() { addProviders(); }
    void keyTypeAndTimeAreWhereTheFileSays()
    {
        QFETCH(QString, name);
        const auto &provider = *catalogue->find(name);
        for (const auto &vector : provider.vectors) {
            const auto envelope = envelopeOf(provider, vector);
            if (vector.key)
                QCOMPARE(textAt(provider.key, envelope), *vector.key);
            if (vector.type)
                QCOMPARE(textAt(provider.type, envelope), vector.type->toUtf8());
            const auto time = textAt(provider.occurredAt, envelope);
            if (vector.occurredAt)
                QCOMPARE(senderTime(time), vector.occurredAt);
            else if (provider.occurredAt)
                QVERIFY2(time.isEmpty() || !vector.accept, time);
        }
    }

    void everyTimeHasAVector_data() { addProviders(); }
    void everyTimeHasAVector()
    {
        QFETCH(QString, name);
        const auto &provider = *catalogue->find(name);
        const bool proven = std::ranges::any_of(
            provider.vectors, [](const auto &vector) { return vector.occurredAt.has_value(); });
        QCOMPARE(proven, provider.occurredAt && !unprovable.contains(name));
    }

    void spoiltVectorsAreRefused_data() { addProviders(); }
    void spoiltVectorsAreRefused()
    {
        QFETCH(QString, name);
        const auto &provider = *catalogue->find(name);
        if (provider.authentication.mode == Authentication::Mode::None)
            return;
        int refused = 0;
        for (const auto &vector : provider.vectors) {
            for (const auto &spoilt : vector.accept
                     ? spoiltFrom(provider, vector)
                     : QList<SpoiltVector>{{u"as it is"_s, vector}}) {
                QVERIFY2(!verdictOn(provider, spoilt.vector).ok, qPrintable(spoilt.how));
                ++refused;
            }
        }
        QVERIFY(refused > 0 || unprovable.contains(name));
    }
};

QTEST_GUILESS_MAIN(ShippedProvidersTest)
#include "tst_shippedproviders.moc"

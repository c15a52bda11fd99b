// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/providercatalogue.h"
#include "core/auth/providerreader.h"
#include "tests/core/auth/providerschema.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray github()
{
    return contentOf(u":/signalbox/providers/github.json"_s);
}

void write(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class ProvidersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsGitHub()
    {
        const auto catalogue = ProviderCatalogue::load();
        QVERIFY2(catalogue.ok(), qPrintable(catalogue ? QString() : catalogue.error().detail));
        const auto *provider = catalogue->find(u"github"_s);
        QVERIFY(provider);
        QCOMPARE(provider->title, u"GitHub"_s);
        QVERIFY(provider->verified);
        QCOMPARE(provider->methods, QList{"POST"_ba});
        QCOMPARE(provider->maxBody, 25 * 1024 * 1024);
        QCOMPARE(provider->authentication.schemes.size(), 1);
        const auto &scheme = std::get<HmacScheme>(provider->authentication.schemes.first().body);
        QCOMPARE(scheme.layout.signature, Place::header("x-hub-signature-256"_ba, "sha256="_ba));
        QCOMPARE(scheme.layout.content.toString(), u"{body}"_s);
        QCOMPARE(provider->key->header()->header, "x-github-delivery"_ba);
        QCOMPARE(provider->type->header()->header, "x-github-event"_ba);
        QVERIFY(!provider->occurredAt);
        QCOMPARE(provider->answer.status, 200);
        QVERIFY(!provider->answer.body);
        QCOMPARE(catalogue->find(u"nobody"_s), nullptr);
    }

    void everyShippedFileFitsTheSchema()
    {
        const auto catalogue = ProviderCatalogue::load();
        QVERIFY(catalogue.ok());
        for (const auto &name : catalogue->names())
            QVERIFY2(fitsProviderSchema(contentOf(u":/signalbox/providers/%1.json"_s.arg(name))),
                     qPrintable(name));
    }

    void namesFileAndMember_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *title, const QByteArray &before, const QByteArray &after,
                            const QString &problem) {
            QTest::newRow(title) << before << after << problem;
        };
        row("unknown member", "\"title\""_ba, "\"titel\": \"x\", \"title\""_ba,
            u"titel: unknown member"_s);
        row("unknown nested member", "\"encoding\""_ba, "\"salt\": 1, \"encoding\""_ba,
            u"authentication.any[0].salt: unknown member"_s);
        row("missing member", "\"title\": \"GitHub\","_ba, ""_ba, u"title: expected text"_s);
        row("empty text", "\"title\": \"GitHub\""_ba, "\"title\": \"\""_ba,
            u"title: expected text"_s);
        row("wrong kind", "\"verified\": true"_ba, "\"verified\": \"yes\""_ba,
            u"verified: expected true or false"_s);
        row("name", "\"name\": \"github\""_ba, "\"name\": \"Git Hub\""_ba,
            u"name: expected 1 to 64 of a-z, 0-9 and -"_s);
        row("plain http", "https://docs"_ba, "http://docs"_ba,
            u"documentation: expected an https URL"_s);
        row("no methods", "[\"POST\"]"_ba, "[]"_ba, u"methods: expected a list of texts"_s);
        row("small method", "[\"POST\"]"_ba, "[\"post\"]"_ba,
            u"methods: expected HTTP methods in capitals"_s);
        row("fraction of a byte", "26214400"_ba, "0.5"_ba,
            u"max_body: expected a whole number from 1 to 1073741824"_s);
        row("capital header", "x-hub-signature-256"_ba, "X-Hub-Signature-256"_ba,
            u"authentication.any[0].signature.header: expected a header name in lower case"_s);
        row("algorithm", "\"sha256\""_ba, "\"md5\""_ba,
            u"authentication.any[0].algorithm: expected sha1, sha256, sha384, sha512 or "
            "prefix-sha256"_s);
        row("encoding", "\"hex\""_ba, "\"base32\""_ba,
            u"authentication.any[0].encoding: expected hex, base64 or base64url"_s);
        row("constant template", "{body}"_ba, "body"_ba,
            u"authentication.any[0].content: expected a placeholder such as {body}: a constant "
            "proves nothing"_s);
        row("canonical form", "\"{body}\""_ba, "{\"canonical\": \"mine\"}"_ba,
            u"authentication.any[0].content.canonical: expected one of twilio, hubspot-v3, "
            "plivo-v3, contentful, hook0, braintree, adyen-item, gitea-payload, vonage-query"_s);
        row("kind of scheme", "\"kind\": \"hmac\""_ba, "\"kind\": \"hmacs\""_ba,
            u"authentication.any[0].kind: expected one of hmac, token, basic, public-key, "
            "standard-webhooks, jwt, http-message-signatures, sns, paypal, client-certificate"_s);
        row("no scheme", "\"any\""_ba, "\"one\""_ba, u"authentication.none: expected text"_s);
        row("category", "\"code\""_ba, "\"things\""_ba,
            u"category: expected one of code, ci, payments, commerce, finance, messaging, email, "
            "crm, identity, monitoring, project, documents, forms, media, data, infrastructure, "
            "generic"_s);
        row("decoding", "\"title\": \"Secret\""_ba, "\"title\": \"S\", \"decode\": \"rot13\""_ba,
            u"secrets[0].decode: expected one of utf8, hex, base64, whsec, sha1, key, jwks_url"_s);
        row("index without split", "\"prefix\": \"sha256=\""_ba, "\"index\": 1"_ba,
            u"authentication.any[0].signature.index: expected together with split"_s);
        row("two places", "\"prefix\": \"sha256=\""_ba, "\"query\": \"sig\""_ba,
            u"authentication.any[0].signature: expected one of header, query, form and body"_s);
        row("items", "\"key\""_ba, "\"items\": \"body[]\", \"key\""_ba,
            u"items: expected body, body.<member>, form.<field> or lines"_s);
        row("condition without items", "\"key\""_ba, "\"items_when\": \"body\", \"key\""_ba,
            u"items_when: expected together with items"_s);
        row("handshake", "\"key\""_ba, "\"handshakes\": [{\"kind\": \"wave\"}], \"key\""_ba,
            u"handshakes[0].kind: expected one of get-echo, get-hmac, header-echo, query-echo, "
            "body-echo, body-hmac, pong, signed-challenge, options, sns-confirm, websub, "
            "empty-ok"_s);
        row("vector", "\"expect\": \"accept\""_ba, "\"expect\": \"maybe\""_ba,
            u"vectors[0].expect: expected accept or refuse"_s);
        row("status", "\"status\": 200"_ba, "\"status\": 302"_ba,
            u"answer.status: expected a whole number from 200 to 299"_s);
        row("body without type", "\"status\": 200"_ba, "\"status\": 200, \"body\": \"ok\""_ba,
            u"answer.content_type: expected together with body"_s);
    }
    void namesFileAndMember()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, problem);
        auto json = github();
        QVERIFY(json.contains(before));
        json.replace(json.indexOf(before), before.size(), after);
        const auto provider = readProvider(json, u"github.json"_s);
        QVERIFY(!provider.ok());
        QCOMPARE(provider.error().code, ErrorCode::Invalid);
        QVERIFY2(provider.error().detail.split(u'\n').contains("github.json: "_L1 + problem),
                 qPrintable(provider.error().detail));
        QVERIFY2(!fitsProviderSchema(json), "the schema and the reader must agree");
    }

    void checksWhatASchemaCannot_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *title, const QByteArray &before, const QByteArray &after,
                            const QString &problem) {
            QTest::newRow(title) << before << after << problem;
        };
        row("header in an expression", "headers.\\\"x-github-event\\\""_ba,
            "headers.\\\"X-GitHub-Event\\\""_ba,
            u"type: expected headers.\"name\" with the header's name in lower case"_s);
        row("unknown placeholder", "{body}"_ba, "{body}{bodies}"_ba,
            u"authentication.any[0].content: unknown placeholder {bodies}"_s);
        row("lone brace", "{body}"_ba, "{body}}"_ba,
            u"authentication.any[0].content: expected plain text and placeholders like {body}"_s);
        row("time that is nowhere", "{body}"_ba, "{timestamp}{body}"_ba,
            u"authentication.any[0].content: {timestamp} needs the member timestamp"_s);
        row("item without items", "{body}"_ba, "{item:a}{body}"_ba,
            u"authentication.any[0].content: {item:…} needs \"items\" in this file"_s);
        row("unknown parameter", "{body}"_ba, "{parameter:a}{body}"_ba,
            u"authentication.any[0].content: \"a\" is not in parameters"_s);
        row("unknown secret", "\"kind\": \"hmac\""_ba, "\"kind\": \"hmac\", \"secret\": \"b\""_ba,
            u"authentication.any[0].secret: expected a name in secrets"_s);
        row("parameter of a handshake", "\"key\""_ba,
            "\"handshakes\": [{\"kind\": \"websub\"}], \"key\""_ba,
            u"handshakes[0].kind: reads \"topics\", which is not in parameters"_s);
        row("parameter of an answer", "\"key\""_ba,
            "\"handshakes\": [{\"kind\": \"pong\", \"answer\": \"{parameter:a}\"}], \"key\""_ba,
            u"handshakes[0].answer: \"a\" is not in parameters"_s);
    }
    void checksWhatASchemaCannot()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, problem);
        auto json = github();
        QVERIFY(json.contains(before));
        json.replace(json.indexOf(before), before.size(), after);
        const auto provider = readProvider(json, u"github.json"_s);
        QVERIFY(!provider.ok());
        QVERIFY2(provider.error().detail.split(u'\n').contains("github.json: "_L1 + problem),
                 qPrintable(provider.error().detail));
    }

    void refusesExpressionsThatDoNotCompile()
    {
        auto json = github();
        json.replace("headers.\\\"x-github-delivery\\\""_ba, "join(':', ["_ba);
        const auto provider = readProvider(json, u"github.json"_s);
        QVERIFY(!provider.ok());
        QVERIFY(provider.error().detail.startsWith("github.json: key: "_L1));
    }

    void readsEveryMember()
    {
        const auto json = contentOf(QString::fromUtf8(SIGNALBOX_TEST_PROVIDER));
        QVERIFY(fitsProviderSchema(json));
        const auto read = readProvider(json, u"everything.json"_s);
        QVERIFY2(read.ok(), qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(read->contentTypes, (QList{"application/json"_ba, "text/plain"_ba}));
        QCOMPARE(read->secrets.size(), 5);
        QCOMPARE(read->secrets.at(1).decoding, SecretDecoding::Key);
        QVERIFY(read->parameters.first().required);
        QCOMPARE(read->authentication.mode, Authentication::Mode::All);
        QStringList kinds;
        for (const auto &scheme : read->authentication.schemes)
            kinds.append(schemeKind(scheme));
        QCOMPARE(kinds,
                 (QStringList{u"hmac"_s, u"token"_s, u"basic"_s, u"public-key"_s,
                              u"standard-webhooks"_s, u"jwt"_s, u"http-message-signatures"_s,
                              u"jwt"_s, u"sns"_s, u"paypal"_s, u"client-certificate"_s}));
        const auto &hmac = std::get<HmacScheme>(read->authentication.schemes.first().body);
        QVERIFY(hmac.named);
        QCOMPARE(hmac.layout.timestamp->unit, TimestampUnit::Iso8601);
        QCOMPARE(hmac.layout.signature.kind, Place::Kind::Item);
        QCOMPARE(hmac.layout.content.toString(), u"{{{timestamp}.{id}.{item:a.0.b}.{body}}}"_s);
        const auto &jwt = std::get<JwtScheme>(read->authentication.schemes.at(5).body);
        QCOMPARE(jwt.place, Place::header("authorization"_ba, "Bearer "_ba));
        QCOMPARE(jwt.audience->parameter, u"webhook_id"_s);
        QCOMPARE(jwt.bodyHash->claim, u"payload_hash"_s);
        const auto &fetched = std::get<JwtScheme>(read->authentication.schemes.at(7).body);
        QCOMPARE(fetched.keySet->parameter, u"client"_s);
        QVERIFY(read->authentication.schemes.at(7).secret.isEmpty());
        const auto &sns = std::get<CertificateScheme>(read->authentication.schemes.at(8).body);
        QCOMPARE(sns.hosts, QStringList{uR"(sns\.[a-z0-9-]+\.amazonaws\.com)"_s});
        QCOMPARE(sns.paths, QStringList{uR"(/[a-z]+\.pem)"_s});
        QCOMPARE(sns.rule.names, QStringList{uR"(sns\.amazonaws\.com)"_s});
        QCOMPARE(sns.rule.issuers.size(), 2);
        QCOMPARE(sns.topics.text, u"arn:aws:sns:us-east-1:1:t"_s);
        const auto &paypal = std::get<CertificateScheme>(read->authentication.schemes.at(9).body);
        QCOMPARE(paypal.vendor, CertificateScheme::Vendor::PayPal);
        QCOMPARE(paypal.webhookId.parameter, u"webhook_id"_s);
        QCOMPARE(read->items->path.size(), 1);
        QVERIFY(read->keyOptional);
        QVERIFY(!read->key->header());
        QCOMPARE(read->handshakes.size(), 12);
        QCOMPARE(read->handshakes.at(0).require.first().second, u"{secret:secret}"_s);
        QVERIFY(read->handshakes.at(2).takesSecret);
        QCOMPARE(read->deadline, 3);
        QCOMPARE(read->vectors.first().headers.size(), 3);
        QCOMPARE(read->vectors.first().body, QByteArray("\0\xff", 2));
        QCOMPARE(read->vectors.first().occurredAt, read->vectors.first().now);
        QCOMPARE(read->vectors.first().fetched.firstKey(), u"https://example.org/cert.pem"_s);
    }

    void listsAllProblemsOfAFile()
    {
        auto json = github();
        json.replace("\"hex\"", "\"base32\"").replace("\"verified\": true", "\"verified\": 1");
        const auto lines = readProvider(json, u"a.json"_s).error().detail.split(u'\n');
        QCOMPARE(lines.size(), 2);
        for (const auto &line : lines)
            QVERIFY(line.startsWith("a.json: "_L1));
    }

    void saysWhereTheJsonBreaks()
    {
        const auto provider = readProvider("{\"name\": }"_ba, u"a.json"_s);
        QVERIFY(provider.error().detail.startsWith("a.json: not JSON at byte "_L1));
        QCOMPARE(readProvider("[]"_ba, u"a.json"_s).error().detail,
                 u"a.json: expected a JSON object"_s);
    }

    void readsTheUsersFolder()
    {
        QTemporaryDir folder;
        write(folder, u"mine.json"_s,
              github().replace("\"name\": \"github\"", "\"name\": \"mine\""));
        write(folder, u"github.json"_s,
              github().replace("\"title\": \"GitHub\"", "\"title\": \"Ours\""));
        write(folder, u"notes.txt"_s, "not a provider"_ba);
        const auto catalogue = ProviderCatalogue::load(folder.path());
        QVERIFY(catalogue.ok());
        QVERIFY(catalogue->find(u"mine"_s));
        QCOMPARE(catalogue->find(u"github"_s)->title, u"Ours"_s);
        QVERIFY(catalogue->names().contains(u"mine"_s));
    }

    void aMissingUserFolderIsNoError()
    {
        QVERIFY(ProviderCatalogue::load(u"/nowhere/at/all"_s).ok());
    }

    void aUsersFileIsNamedAsItsProvider()
    {
        QTemporaryDir folder;
        write(folder, u"other.json"_s, github());
        const auto catalogue = ProviderCatalogue::load(folder.path());
        QVERIFY(!catalogue.ok());
        QCOMPARE(catalogue.error().detail,
                 u"other.json: name: expected \"other\", as the file is named"_s);
    }
};

QTEST_GUILESS_MAIN(ProvidersTest)
#include "tst_providers.moc"

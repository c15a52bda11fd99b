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
        QCOMPARE(provider->signature.header, "x-hub-signature-256"_ba);
        QCOMPARE(provider->signature.prefix, "sha256="_ba);
        QCOMPARE(provider->signature.content.toString(), u"{body}"_s);
        QCOMPARE(provider->key->header, "x-github-delivery"_ba);
        QCOMPARE(provider->type->header, "x-github-event"_ba);
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
            u"signature.salt: unknown member"_s);
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
            u"signature.header: expected a header name in lower case"_s);
        row("algorithm", "hmac-sha256"_ba, "md5"_ba,
            u"signature.algorithm: expected hmac-sha1, hmac-sha256, hmac-sha384 or hmac-sha512"_s);
        row("encoding", "\"hex\""_ba, "\"base32\""_ba,
            u"signature.encoding: expected hex or base64"_s);
        row("template", "{body}"_ba, "{body}{url}"_ba,
            u"signature.content: expected {body}, {header:name} or plain text"_s);
        row("template without body", "{body}"_ba, "{header:x}"_ba,
            u"signature.content: expected {body} somewhere: an unsigned body proves nothing"_s);
        row("locator", "headers.\\\"x-github-event\\\""_ba, "headers.\\\"X-GitHub-Event\\\""_ba,
            u"type: expected headers.\"name\" with the header's name in lower case"_s);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfile.h"
#include "core/station/stationfilebundle.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

/// Schemas and rates of a source in the station file, and where the schemas' texts come from.
class StationFileSchemasTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesBesideTheStationFileAreTakenIn();
    void whatIsWrittenReadsBackTheSame();
    void problemsNameTheField_data();
    void problemsNameTheField();
};

namespace {

const StationFileContext context{{u"github"_s}, {}, {}};

const QByteArray file = "sources:\n"
                        "  - name: a\n"
                        "    provider: github\n"
                        "    schema: {file: all.json, mode: warn, references: [parts/id.json]}\n"
                        "    schemas:\n"
                        "      push: {file: push.json}\n"
                        "      \"issues, opened\": {file: push.json, mode: off}\n"
                        "    rate_limit: 200/s burst 500\n"
                        "    address_rate_limit: 60/m\n"_ba;

const QByteArray all =
    "{\"$ref\": \"parts/id.json\",\n \"title\": \"a \\\"quoted\\\" – title\"}\n"_ba;

void write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    QFile out(folder.filePath(name));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
}

Result<StationConfig> read(const QByteArray &text)
{
    return readStationFile(text, u"f"_s, context);
}

} // namespace

void StationFileSchemasTest::filesBesideTheStationFileAreTakenIn()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"parts"_s));
    write(folder, u"all.json"_s, all);
    write(folder, u"parts/id.json"_s, "{\"type\":\"object\"}"_ba);
    write(folder, u"push.json"_s, "true"_ba);

    const auto config = read(withSchemaFiles(file, folder.path()));
    QVERIFY2(config, qPrintable(config ? QString() : config.error().detail));
    const auto &admission = config->sources.first().admission;
    QCOMPARE(admission.schema->file, (SchemaFile{u"all.json"_s, all}));
    QCOMPARE(admission.schema->mode, SchemaMode::Warn);
    QCOMPARE(admission.schema->references.first().text, "{\"type\":\"object\"}"_ba);
    QCOMPARE(admission.schemas.value(u"push"_s).mode, SchemaMode::Enforce);
    QCOMPARE(admission.schemas.value(u"issues, opened"_s).mode, SchemaMode::Off);
    QCOMPARE(admission.rateLimit, std::optional(RateLimit{200, std::chrono::seconds(1), 500}));
    QCOMPARE(admission.addressRateLimit, std::optional(RateLimit{60, std::chrono::minutes(1), 1}));

    const auto alone = read(file);
    QVERIFY(alone.error().detail.contains(
        u"f:4: sources[0].schema.file: expected the name of a file beside this one, or in its "
        "section files, found 'all.json'"_s));
    const auto outside = QByteArray(file).replace("all.json", "../all.json");
    QVERIFY(!read(withSchemaFiles(outside, folder.filePath(u"parts"_s))));
}

void StationFileSchemasTest::whatIsWrittenReadsBackTheSame()
{
    const QByteArray files = "files:\n  all.json: \"{\\\"type\\\":\\\"object\\\"}\"\n"
                             "  parts/id.json: 'true'\n  push.json: |\n    {\n    }\n";
    const auto config = read(file + files);
    QVERIFY2(config, qPrintable(config ? QString() : config.error().detail));
    const auto written = writeStationFile(*config);
    QCOMPARE(withSchemaFiles(written, u"/nowhere"_s), written);
    const auto again = read(written);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(again->sources, config->sources);
    QCOMPARE(writeStationFile(*again), written);
}

void StationFileSchemasTest::problemsNameTheField_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("problem");

    QTest::newRow("no schema")
        << "schema: {file: bad}"_ba
        << u"f:1: sources[0].schema.file: expected a JSON Schema: not a schema"_s;
    QTest::newRow("pattern") << "schema: {file: back}"_ba << u"a reference back is not supported"_s;
    QTest::newRow("mode")
        << "schema: {file: good, mode: strict}"_ba
        << u"sources[0].schema.mode: expected enforce, warn or off, found 'strict'"_s;
    QTest::newRow("no file") << "schema: {mode: off}"_ba << u"sources[0].schema.file: missing"_s;
    QTest::newRow("reference") << "schema: {file: good, references: [none]}"_ba
                               << u"sources[0].schema.references: expected the name"_s;
    QTest::newRow("types") << "schemas: [good]"_ba << u"sources[0].schemas: expected"_s;
    QTest::newRow("type") << "schemas: {push: {file: none}}"_ba
                          << u"sources[0].schemas.push.file: expected the name"_s;
    QTest::newRow("rate") << "rate_limit: fast"_ba
                          << u"sources[0].rate_limit: expected a rate such as 200/s"_s;
}

void StationFileSchemasTest::problemsNameTheField()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, problem);
    const QByteArray text = "sources: [{name: a, provider: github, " + fields
        + "}]\nfiles: {good: '{}', bad: '{\"type\":1}', back: '{\"pattern\":\"(a)\\\\1\"}'}\n";
    const auto config = read(text);
    QVERIFY(!config);
    QVERIFY2(config.error().detail.contains(problem), qPrintable(config.error().detail));
}

QTEST_GUILESS_MAIN(StationFileSchemasTest)
#include "tst_stationfileschemas.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/rejectionadmission.h"
#include "tests/core/receiver/ingestfixture.h"
#include "tests/core/support/encodedbody.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

/// What a body must be like, and how much may come.
class IngestAdmissionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBodyMustBeWhatItsTypeSays();
    void encodedBodiesAreKeptAsTheyCame();
    void aRefusedBatchIsAdmittedWithTheHeadersOfItsItems();
    void aSchemaIsEnforcedByEventType();
    void aSchemaMayOnlyWarn();
    void theSenderIsHeldToItsRate();
    void strangersAreHeldToTheirRateBeforeTheSignature();
};

namespace {

/// A signed request whose body has \a type.
QByteArray typed(const QByteArray &type, const QByteArray &body,
                 const QByteArray &target = "/in/github"_ba, const QByteArray &more = {})
{
    static int last = 0;
    const auto delivery = "guid-"_ba + QByteArray::number(++last);
    return post(signedHeaders(delivery, body) + "Content-Type: "_ba + type + "\r\n"_ba + more, body,
                target);
}

SourceConfig limitedSource(const AdmissionConfig &admission)
{
    SourceConfig config{u"limited"_s, u"github"_s, {}, {}, 0};
    config.admission = admission;
    return config;
}

SchemaConfig numbered(SchemaMode mode)
{
    return {{u"numbered.json"_s, R"({"required":["n"],"properties":{"n":{"type":"integer"}}})"_ba},
            {},
            mode};
}

} // namespace

void IngestAdmissionTest::aBodyMustBeWhatItsTypeSays()
{
    IngestFixture fixture(1); // rejections of two threads are stored in any order
    QCOMPARE(fixture.ask(typed("application/json", "{\"a\":1}")).status, 200);
    QCOMPARE(fixture.ask(typed("application/json", "{\"a\":1,}")).status, 400);
    QCOMPARE(fixture.ask(typed("text/plain; charset=klingon", "x")).status, 415);
    QCOMPARE(fixture.ask(typed("text/xml", "<!DOCTYPE a><a/>")).status, 400);

    const auto rejections = fixture.rejections(3);
    QCOMPARE(rejections.at(0).cause, RejectionCause::BodyMalformed);
    QCOMPARE(rejections.at(0).evidence["offset"_L1].toInt(), 7);
    QCOMPARE(rejections.at(1).cause, RejectionCause::ContentType);
    QCOMPARE(rejections.at(2).cause, RejectionCause::BodyMalformed);
    QCOMPARE(fixture.events().size(), 1);
}

void IngestAdmissionTest::encodedBodiesAreKeptAsTheyCame()
{
    IngestFixture fixture;
    const QByteArray plain = "{\"a\":1}";
    const QByteArray encoded = gzipped(plain);
    const auto answer = fixture.ask(
        typed("application/json", encoded, "/in/github"_ba, "Content-Encoding: gzip\r\n"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(fixture.event(eventIdOf(answer)).request.body, encoded);

    const QByteArray bomb = gzipped(QByteArray(32 * 1024 * 1024, ' '));
    QCOMPARE(
        fixture.ask(typed("application/json", bomb, "/in/github"_ba, "Content-Encoding: gzip\r\n"))
            .status,
        413);
    QCOMPARE(fixture.rejections(1).first().cause, RejectionCause::TooLarge);
}

void IngestAdmissionTest::aRefusedBatchIsAdmittedWithTheHeadersOfItsItems()
{
    IngestFixture fixture;
    auto provider = fixture.github();
    provider.items = ItemsPlace{};
    provider.key = ValueExpression::parse(u"item.id"_s).value();
    fixture.addSource({u"batch"_s, u"github"_s, {}, {}, 0}, provider);
    const auto unproven =
        post("Content-Type: application/json\r\nContent-Encoding: gzip\r\nX-Kept: 1\r\n"_ba,
             gzipped(R"([{"id":"a"},{"id":"b"}])"), "/in/batch"_ba);
    QCOMPARE(fixture.ask(unproven).status, 401);
    const auto rejection = fixture.rejections(1).first();
    const auto events =
        eventsOf(rejection, fixture.context->sources()->find("batch"), *fixture.context);
    QVERIFY2(events, events ? "" : qPrintable(events.error().detail));
    QCOMPARE(events->size(), 2);
    QCOMPARE(events->last().event.request.body, R"({"id":"b"})"_ba);
    for (const auto &event : *events) {
        const auto &headers = event.event.request.headers;
        QVERIFY(!headers.first("content-encoding"));
        QCOMPARE(headers.single("content-type"), QByteArrayView("application/json"));
        QCOMPARE(headers.single("x-kept"), QByteArrayView("1"));
    }
}

void IngestAdmissionTest::aSchemaIsEnforcedByEventType()
{
    IngestFixture fixture;
    AdmissionConfig admission;
    admission.schemas.insert(u"push"_s, numbered(SchemaMode::Enforce));
    fixture.addSource(limitedSource(admission), fixture.github());
    const auto target = "/in/limited"_ba;
    QCOMPARE(fixture.ask(typed("application/json", "{\"n\":1}", target)).status, 200);
    QCOMPARE(fixture.ask(typed("application/json", "{\"n\":\"1\"}", target)).status, 422);
    const QByteArray body = "{\"n\":\"other type\"}";
    QCOMPARE(fixture.ask(post(signedHeaders("issue"_ba, body, "issues"_ba), body, target)).status,
             200);

    const auto rejection = fixture.rejections(1).first();
    QCOMPARE(rejection.cause, RejectionCause::SchemaMismatch);
    QCOMPARE(rejection.evidence["pointer"_L1].toString(), u"/n"_s);
    QCOMPARE(rejection.evidence["keyword"_L1].toString(), u"type"_s);
    QCOMPARE(rejection.evidence["schema"_L1].toString(), u"numbered.json"_s);
    QVERIFY(!rejection.key.isEmpty());
}

void IngestAdmissionTest::aSchemaMayOnlyWarn()
{
    IngestFixture fixture;
    AdmissionConfig admission;
    admission.schema = numbered(SchemaMode::Warn);
    fixture.addSource(limitedSource(admission), fixture.github());
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"^schema_mismatch source=limited "
                                            "schema=numbered.json detail=The value breaks"_s));
    const auto answer = fixture.ask(typed("application/json", "{}", "/in/limited"_ba));
    QCOMPARE(answer.status, 200);
    QCOMPARE(statusOf(answer), u"accepted"_s);
    QCOMPARE(fixture.events().size(), 1);
    const auto warning = fixture.event(eventIdOf(answer)).warning;
    QVERIFY2(warning.startsWith("Against numbered.json: The value breaks"_L1), qPrintable(warning));
    QTRY_COMPARE(fixture.observer.warnings.load(), 1);
    const auto right = fixture.ask(typed("application/json", "{\"n\":1}", "/in/limited"_ba));
    QCOMPARE(fixture.event(eventIdOf(right)).warning, QString());
    QCOMPARE(fixture.observer.warnings.load(), 1);
}

void IngestAdmissionTest::theSenderIsHeldToItsRate()
{
    IngestFixture fixture;
    fixture.addSource(limitedSource({.schema = {},
                                     .schemas = {},
                                     .rateLimit = RateLimit{1, std::chrono::hours(1), 2},
                                     .addressRateLimit = {}}),
                      fixture.github());
    const auto target = "/in/limited"_ba;
    QCOMPARE(fixture.ask(post("X-GitHub-Delivery: forged\r\n"_ba, "{}", target)).status, 401);
    QCOMPARE(fixture.ask(typed("application/json", "{}", target)).status, 200);
    QCOMPARE(fixture.ask(typed("application/json", "{}", target)).status, 200);
    const auto answer = fixture.ask(typed("application/json", "{}", target));
    QCOMPARE(answer.status, 429);
    const int wait = answer.headers.single("retry-after")->toInt();
    QVERIFY(wait > 3000 && wait <= 3600);
    QCOMPARE(fixture.rejections(2).last().cause, RejectionCause::RateLimited);
    QCOMPARE(fixture.ask(typed("application/json", "{}")).status, 200);
}

void IngestAdmissionTest::strangersAreHeldToTheirRateBeforeTheSignature()
{
    IngestFixture fixture;
    fixture.addSource(limitedSource({.schema = {},
                                     .schemas = {},
                                     .rateLimit = {},
                                     .addressRateLimit = RateLimit{1, std::chrono::hours(1), 2}}),
                      fixture.github());
    const auto forged = post("X-GitHub-Delivery: forged\r\n"_ba, "{}", "/in/limited"_ba);
    QCOMPARE(fixture.ask(forged).status, 401);
    QCOMPARE(fixture.ask(forged).status, 401);
    QCOMPARE(fixture.ask(forged).status, 429);
    QVERIFY(fixture.ask(forged).headers.single("retry-after"));
}

QTEST_GUILESS_MAIN(IngestAdmissionTest)
#include "tst_ingestadmission.moc"

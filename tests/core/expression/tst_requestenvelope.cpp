// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespath.h"
#include "core/expression/requestenvelope.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

Request sample()
{
    Request request;
    request.method = "POST"_ba;
    request.target = "/in/shop?hub=1&x=%41"_ba;
    request.headers = HeaderBlock("Content-Type: application/json\r\nX-Id: 7\r\n"_ba);
    request.body = R"({"app":"a","events":[{"id":1.5}]})"_ba;
    return request;
}

QByteArray evaluated(const QString &expression, const Document &document)
{
    return Expression::compile(expression).value().evaluate(document).value().toJson();
}

} // namespace

class RequestEnvelopeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsTheRequest()
    {
        const RequestEnvelope envelope(sample());
        const auto whole = envelope.whole();
        QCOMPARE(whole.toJson(),
                 R"({"method":"POST","path":"/in/shop","query":{"hub":"1","x":"A"},)"
                 R"("headers":{"content-type":"application/json","x-id":"7"},)"
                 R"("body":{"app":"a","events":[{"id":1.5}]},)"
                 R"("item":{"app":"a","events":[{"id":1.5}]}})"_ba);
    }

    void anItemStandsBesideItsBody()
    {
        const RequestEnvelope envelope(sample());
        const auto item = Document::parse(R"({"id":"é","n":[1]})"_ba).value();
        const auto document = envelope.withItem(item);
        QCOMPARE(
            evaluated(u"join(':', [body.app, item.id, headers.\"x-id\", query.x])"_s, document),
            "\"a:é:7:A\""_ba);
        QCOMPARE(evaluated(u"item.n[0]"_s, document), "1"_ba);
        QCOMPARE(evaluated(u"length(body.events)"_s, document), "1"_ba);
        QCOMPARE(evaluated(u"item.missing"_s, document), "null"_ba);
    }

    void aBodyThatIsReadAlreadyIsTaken()
    {
        auto request = sample();
        request.headers = HeaderBlock("Content-Type: text/plain\r\n"_ba);
        QCOMPARE(evaluated(u"body.app"_s, RequestEnvelope(request).whole()), "null"_ba);
        const RequestEnvelope envelope(request, Document::parse(request.body).value());
        QCOMPARE(evaluated(u"body.app"_s, envelope.whole()), "\"a\""_ba);
        QCOMPARE(evaluated(u"item.app"_s, envelope.whole()), "\"a\""_ba);
    }

    void whatIsTakenOutOutlivesIt()
    {
        std::optional<Document> taken;
        {
            const RequestEnvelope envelope(sample());
            taken =
                Expression::compile(u"body.events"_s).value().evaluate(envelope.whole()).value();
        }
        QCOMPARE(taken->toJson(), R"([{"id":1.5}])"_ba);
    }
};

QTEST_APPLESS_MAIN(RequestEnvelopeTest)
#include "tst_requestenvelope.moc"

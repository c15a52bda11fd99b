// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/outgoingheaders.h"
#include "core/delivery/tracecontext.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

const auto trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"_ba;

QList<HeaderLine> sent(const QByteArray &original, int replay = 0)
{
    DueDelivery due;
    due.headers = original;
    due.delivery.webhookId = u"evt_1"_s;
    due.delivery.replay = replay;
    return outgoingHeaders(due, fromMicroseconds(1'614'265'330'999'999));
}

QByteArrayList values(const QList<HeaderLine> &headers, const QByteArray &name)
{
    QByteArrayList found;
    for (const auto &line : headers) {
        if (line.name.compare(name, Qt::CaseInsensitive) == 0)
            found.append(line.value);
    }
    return found;
}

} // namespace

class TestOutgoingHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheDeliveryAndTheTimeOfTheAttempt();
    void numbersReplays();
    void passesOnlyWhatIsAllowed();
    void keepsBytesAndOrderOfWhatItPasses();
    void passesNoLineBreak();
    void continuesTheTrace();
    void dropsTracestateWithoutAValidTrace();
    void tellsWhatTheWorkflowSet();
    void putsThePathBehindTheDestinations_data();
    void putsThePathBehindTheDestinations();
    void countsHops_data();
    void countsHops();
};

void TestOutgoingHeaders::namesTheDeliveryAndTheTimeOfTheAttempt()
{
    const auto headers = sent({});
    QCOMPARE(values(headers, "webhook-id"), QByteArrayList{"evt_1"_ba});
    QCOMPARE(values(headers, "webhook-timestamp"), QByteArrayList{"1614265330"_ba});
}

void TestOutgoingHeaders::numbersReplays()
{
    QCOMPARE(values(sent({}), "webhook-replay"), QByteArrayList{});
    QCOMPARE(values(sent({}, 2), "webhook-replay"), QByteArrayList{"2"_ba});
}

void TestOutgoingHeaders::passesOnlyWhatIsAllowed()
{
    for (const auto &name :
         {"Content-Type"_ba, "content-encoding"_ba, "X-GitHub-Event"_ba, "x-github-delivery"_ba,
          "X-SHOPIFY-TOPIC"_ba, "ce-type"_ba, "Ce-Anything"_ba, "x-wc-webhook-topic"_ba})
        QVERIFY2(isForwardedHeader(name), name.constData());
    for (const auto &name :
         {"Authorization"_ba, "Cookie"_ba, "Host"_ba, "Content-Length"_ba, "Transfer-Encoding"_ba,
          "Connection"_ba, "Expect"_ba, "User-Agent"_ba, "X-Hub-Signature-256"_ba,
          "X-Gitlab-Token"_ba, "webhook-id"_ba, "webhook-signature"_ba, "traceparent"_ba,
          "signalbox-hops"_ba, "x-forwarded-for"_ba, "ce"_ba, ""_ba})
        QVERIFY2(!isForwardedHeader(name), name.constData());
}

void TestOutgoingHeaders::keepsBytesAndOrderOfWhatItPasses()
{
    const auto headers = sent("ce-b: \xe9\xff\r\nCE-Id:a  b\r\nX-Other: no\r\nce-b: second\r\n");
    const QList<HeaderLine> expected{
        {"ce-b"_ba, "\xe9\xff"_ba}, {"CE-Id"_ba, "a  b"_ba}, {"ce-b"_ba, "second"_ba}};
    QCOMPARE(headers.last(3), expected);
}

void TestOutgoingHeaders::passesNoLineBreak()
{
    QCOMPARE(values(sent("ce-id: a\nX-Injected: 1\r\n"), "ce-id"), QByteArrayList{});
}

void TestOutgoingHeaders::continuesTheTrace()
{
    const auto headers =
        sent("Traceparent: " + trace + "\r\ntracestate: a=1\r\nTracestate: b=2\r\n");
    const auto parent = parseTraceparent(values(headers, "traceparent").value(0));
    QVERIFY(parent);
    QCOMPARE(parent->traceId, parseTraceparent(trace)->traceId);
    QVERIFY(parent->spanId != parseTraceparent(trace)->spanId);
    QCOMPARE(values(headers, "tracestate"), (QByteArrayList{"a=1"_ba, "b=2"_ba}));
}

void TestOutgoingHeaders::dropsTracestateWithoutAValidTrace()
{
    const auto headers = sent("traceparent: 00-nonsense\r\ntracestate: a=1\r\n");
    QVERIFY(parseTraceparent(values(headers, "traceparent").value(0)));
    QCOMPARE(values(headers, "tracestate"), QByteArrayList{});
}

void TestOutgoingHeaders::tellsWhatTheWorkflowSet()
{
    DueDelivery due;
    due.headers = "Content-Type: text/xml\r\nContent-Encoding: gzip\r\nX-GitHub-Event: push\r\n"
                  "ce-type: a\r\n";
    due.content.contentType = "application/json";
    due.content.headers = {
        {"x-github-event"_ba, "changed"_ba}, {"X-New"_ba, "1"_ba}, {"X-Bad"_ba, "a\r\nb"_ba}};
    const auto headers = outgoingHeaders(due, fromMicroseconds(0));
    QCOMPARE(values(headers, "content-type"), QByteArrayList{"application/json"_ba});
    QCOMPARE(values(headers, "content-encoding"), QByteArrayList{});
    QCOMPARE(values(headers, "x-github-event"), QByteArrayList{"changed"_ba});
    QCOMPARE(values(headers, "x-new"), QByteArrayList{"1"_ba});
    QCOMPARE(values(headers, "ce-type"), QByteArrayList{"a"_ba});
    QCOMPARE(values(headers, "x-bad"), QByteArrayList{});

    due.content.contentType.clear(); // the event's own body
    QCOMPARE(values(outgoingHeaders(due, fromMicroseconds(0)), "content-encoding"),
             QByteArrayList{"gzip"_ba});
}

void TestOutgoingHeaders::putsThePathBehindTheDestinations_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("result");

    QTest::newRow("none") << u"http://a/b?c"_s << ""_ba << "http://a/b?c"_ba;
    QTest::newRow("no path") << u"http://a"_s << "/x"_ba << "http://a/x"_ba;
    QTest::newRow("slash") << u"http://a/"_s << "/x"_ba << "http://a/x"_ba;
    QTest::newRow("query") << u"http://a/b?c=/d"_s << "/x/y"_ba << "http://a/b/x/y?c=/d"_ba;
}

void TestOutgoingHeaders::putsThePathBehindTheDestinations()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, path);
    DeliveryContent content;
    content.path = path;
    QTEST(outgoingUrl(url, content), "result");
}

void TestOutgoingHeaders::countsHops_data()
{
    QTest::addColumn<QByteArray>("original");
    QTest::addColumn<QByteArray>("hops");

    QTest::newRow("none") << ""_ba << "1"_ba;
    QTest::newRow("passed stations") << "Signalbox-Hops: 3\r\n"_ba << "4"_ba;
    QTest::newRow("no number") << "signalbox-hops: many\r\n"_ba << "1"_ba;
    QTest::newRow("negative") << "signalbox-hops: -4\r\n"_ba << "1"_ba;
    QTest::newRow("largest") << "signalbox-hops: 2147483647\r\n"_ba << "10000"_ba;
}

void TestOutgoingHeaders::countsHops()
{
    QFETCH(const QByteArray, original);
    QFETCH(const QByteArray, hops);
    QCOMPARE(values(sent(original), "signalbox-hops"), QByteArrayList{hops});
}

QTEST_GUILESS_MAIN(TestOutgoingHeaders)
#include "tst_outgoingheaders.moc"

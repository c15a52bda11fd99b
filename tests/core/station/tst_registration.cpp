// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/localstation.h"

#include <QMessageAuthenticationCode>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto file = "sources:\n"
                      "  - {name: asana, provider: asana, secrets: [{stored: hook}]}\n"
                      "  - {name: bare, provider: asana, secrets: [\"${NO_SUCH_SECRET}\"]}\n"
                      "  - {name: github, provider: github, secrets: [{stored: other}]}\n";

/// Waits, with the event loop running, for what \a future brings.
template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

/// The whole answer, or what of it came.
QByteArray post(const QString &ingest, const QByteArray &source, const QByteArray &headers,
                const QByteArray &body = {})
{
    const QUrl url(ingest);
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    if (!socket.waitForConnected())
        return {};
    socket.write("POST /in/" + source + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers
                 + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    while (socket.waitForReadyRead())
        answer += socket.readAll();
    return answer;
}

int statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3).toInt();
}

QByteArray offer(const QByteArray &secret)
{
    return "X-Hook-Secret: " + secret + "\r\n";
}

QByteArray signedBy(const QByteArray &secret, const QByteArray &body)
{
    return "X-Hook-Signature: "
        + QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha256).toHex()
        + "\r\nContent-Type: application/json\r\n";
}

} // namespace

/// A secret that the vendor delivers: taken once, and only when the operator lets it.
class RegistrationTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_stores = 0;
    const QByteArray m_genuine = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81";
    const QByteArray m_forged = "00000000000000000000000000000000";
    const QByteArray m_body = R"({"events":[{"action":"added","created_at":"2026-01-01T00:00:00Z",)"
                              R"("resource":{"gid":"1","resource_type":"task"}}]})";

    std::unique_ptr<LocalStation> open()
    {
        auto pipeline = Pipeline::start(
            {.storeUrl = u"sqlite://"_s + m_folder.filePath(u"%1.db"_s.arg(m_stores)),
             .providerFolder = {},
             .limits = {},
             .receiverThreads = 2,
             .upkeep = {}});
        auto station = std::make_unique<LocalStation>(*std::move(pipeline));
        if (!await(station->apply(file, u"a.yaml"_s, false)))
            return {};
        return station;
    }

private Q_SLOTS:
    void init() { ++m_stores; }

    void aSecretThatIsOfferedWhileClosedIsRefused()
    {
        const auto station = open();
        const auto url = *station->listen({QHostAddress::LocalHost, 0});
        const auto answer = post(url, "asana", offer(m_forged));
        QCOMPARE(statusOf(answer), 400);
        QVERIFY(!answer.contains(m_forged));
        QCOMPARE(statusOf(post(url, "asana", signedBy(m_forged, m_body), m_body)), 401);
        QTRY_COMPARE(await(station->rejections({}))->rejections.size(), 2);
        const auto page = await(station->rejections({u"asana"_s,
                                                     RejectionCause::HandshakeRefused, {}, 10}));
        QCOMPARE(page->rejections.size(), 1);
        const auto &refused = page->rejections.first();
        QVERIFY(!await(station->rejection(refused.id))->request.headers.raw().contains(m_forged));
    }

    void whileOpenOneSecretIsTakenAndNoOther()
    {
        {
            const auto station = open();
            const auto url = *station->listen({QHostAddress::LocalHost, 0});
            const auto until = await(station->openRegistration(u"asana"_s, 10min));
            QVERIFY2(until, qPrintable(until ? QString() : until.error().detail));
            QCOMPARE(await(station->sources())->first().openUntil, std::optional(*until));

            const auto answer = post(url, "asana", offer(m_genuine));
            QCOMPARE(statusOf(answer), 200);
            QVERIFY2(answer.contains("x-hook-secret: " + m_genuine), answer);
            QVERIFY(!await(station->sources())->first().openUntil);
            QCOMPARE(statusOf(post(url, "asana", offer(m_forged))), 400);

            // Taken from the answer on.
            QCOMPARE(statusOf(post(url, "asana", signedBy(m_genuine, m_body), m_body)), 200);
            QCOMPARE(statusOf(post(url, "asana", signedBy(m_forged, m_body), m_body)), 401);
            QCOMPARE(await(station->events({}))->events.size(), 1);
            station->stop(1s);
        }
        const auto station = open();
        const auto url = *station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(statusOf(post(url, "asana", signedBy(m_genuine, m_body), m_body)), 200);
        QCOMPARE(statusOf(post(url, "asana", offer(m_forged))), 400); // not open any more
    }

    void anOpeningEndsByItself()
    {
        const auto station = open();
        const auto url = *station->listen({QHostAddress::LocalHost, 0});
        QVERIFY(await(station->openRegistration(u"asana"_s, 1s)));
        QTRY_VERIFY(!await(station->sources())->first().openUntil);
        QCOMPARE(statusOf(post(url, "asana", offer(m_genuine))), 400);
    }

    void whatIsNoSecretLeavesItOpen()
    {
        const auto station = open();
        const auto url = *station->listen({QHostAddress::LocalHost, 0});
        QVERIFY(await(station->openRegistration(u"asana"_s, 10min)));
        QCOMPARE(statusOf(post(url, "asana", offer("short"))), 400);
        QCOMPARE(statusOf(post(url, "asana", offer(QByteArray(257, 'a')))), 400);
        QCOMPARE(statusOf(post(url, "asana", offer(m_genuine) + offer(m_genuine))), 401);
        QCOMPARE(statusOf(post(url, "asana", offer(m_genuine))), 200);
    }

    void whatCannotBeOpenedIsSaid()
    {
        const auto station = open();
        const auto code = [&](const QString &source, Microseconds duration = 1min) {
            return await(station->openRegistration(source, duration)).error().code;
        };
        QCOMPARE(code(u"nobody"_s), ErrorCode::NotFound);
        QCOMPARE(code(u"github"_s), ErrorCode::Invalid);
        QCOMPARE(code(u"bare"_s), ErrorCode::Invalid);
        QCOMPARE(code(u"asana"_s, 2h), ErrorCode::Invalid);
        QCOMPARE(code(u"asana"_s, 10ms), ErrorCode::Invalid);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QCA::Initializer crypto;
    RegistrationTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_registration.moc"

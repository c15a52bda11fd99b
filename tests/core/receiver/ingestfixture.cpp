// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/receiver/ingestfixture.h"

#include "core/auth/keys/keyfetcher.h"
#include "tests/support/githubrequest.h"

#include <QJsonDocument>
#include <QTest>

namespace Signalbox {

using namespace Qt::StringLiterals;

const QByteArray IngestFixture::secret = "It's a Secret to Everybody"_ba;

void CountingObserver::ingested(const QString &, IngestStatus status, qint64 size, Timestamp,
                                Microseconds latency)
{
    accepted += status == IngestStatus::Accepted;
    duplicates += status == IngestStatus::Duplicate;
    conflicts += status == IngestStatus::Conflict;
    replayed += status == IngestStatus::Replayed;
    bytes += size;
    if (latency < Microseconds::zero())
        negativeLatency = true;
}

void CountingObserver::rejected(const QString &source, RejectionCause, Timestamp)
{
    {
        const std::lock_guard lock(m_mutex);
        m_names.insert(source);
    }
    ++refused;
}

void CountingObserver::overloaded(const QString &source, Timestamp)
{
    {
        const std::lock_guard lock(m_mutex);
        m_names.insert(source);
    }
    ++overloads;
}

QSet<QString> CountingObserver::names() const
{
    const std::lock_guard lock(m_mutex);
    return m_names;
}

WriterStop::WriterStop(Writer &writer)
{
    writer.submitAlways({[state = m_state](WriteSession &) {
                             std::unique_lock lock(state->mutex);
                             state->reached = true;
                             state->changed.notify_all();
                             state->changed.wait(lock, [&] { return state->released; });
                         },
                         [](const Result<void> &) {}, 0});
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, [this] { return m_state->reached; });
}

WriterStop::~WriterStop()
{
    release();
}

void WriterStop::release()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->released = true;
    m_state->changed.notify_all();
}

IngestFixture::IngestFixture(int threads, const HttpLimits &limits,
                             const std::shared_ptr<KeyFetcher> &keys,
                             const KeyWaitingLimits &keyLimits)
    : catalogue(ProviderCatalogue::load().value())
    , store(openStore("sqlite://"_L1 + folder.filePath(u"store.db"_s)).value())
    , writer(Writer::start(*store).value())
    , context(std::make_unique<IngestContext>(*writer, observer, clock, "redaction key"_ba, keys,
                                              keyLimits))
    , service(std::make_unique<HttpService>(context->handlers(), ListenerSettings{limits}, threads,
                                            clock))
    , reader(store->readSession().value())
    , m_keys(keys)
{
    addSource({u"github"_s, u"github"_s, {}, {}, 0}, github());
    addSource({u"off"_s, u"github"_s, {}, {}, 0}, github(), {secret}, false);
    port = service->listen(QHostAddress::LocalHost, 0).value();
}

void IngestFixture::addSource(const SourceConfig &config, const Provider &provider,
                              const QList<QByteArray> &secrets, bool enabled)
{
    SecretSet set;
    for (const auto &one : secrets)
        set[QString()].append({one, {}});
    m_sources.append(makeIngestSource(config, enabled, provider, set, m_keys).value());
    auto table = std::make_shared<SourceTable>();
    for (const auto &source : m_sources)
        table->insert(source);
    context->setSources(std::move(table));
}

QList<EventSummary> IngestFixture::events()
{
    return reader->events({{}, {}, 1000}).value().events;
}

Event IngestFixture::event(const EventId &id)
{
    return reader->event(id).value().event;
}

QList<Rejection> IngestFixture::rejections(qsizetype count)
{
    [&] { QTRY_COMPARE_WITH_TIMEOUT(storedRejections(), count, 10'000); }();
    QList<Rejection> rejections;
    const auto page = reader->rejections({{}, {}, {}, 1000}).value();
    for (const auto &row : page.rejections)
        rejections.prepend(reader->rejection(row.id).value());
    return rejections;
}

qint64 IngestFixture::storedRejections()
{
    return reader->counts().value().rejections;
}

QByteArray post(const QByteArray &headers, const QByteArray &body, const QByteArray &target)
{
    return "POST "_ba + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "_ba
        + QByteArray::number(body.size()) + "\r\n"_ba + headers + "\r\n"_ba + body;
}

QByteArray signedHeaders(const QByteArray &delivery, const QByteArray &body,
                         const QByteArray &event)
{
    return "X-GitHub-Delivery: "_ba + delivery + "\r\nX-GitHub-Event: "_ba + event
        + "\r\nX-Hub-Signature-256: "_ba + githubSignature(body, IngestFixture::secret) + "\r\n"_ba;
}

EventId eventIdOf(const Answer &answer)
{
    const auto id = QJsonDocument::fromJson(answer.body)["id"_L1].toString();
    return EventId::parse(id).value_or(EventId());
}

QString statusOf(const Answer &answer)
{
    return QJsonDocument::fromJson(answer.body)["status"_L1].toString();
}

} // namespace Signalbox

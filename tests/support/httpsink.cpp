// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpsink.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <mutex>
#include <semaphore>

namespace Signalbox {

using namespace Qt::StringLiterals;

struct HttpSink::State
{
    mutable std::mutex mutex;
    std::optional<QSslConfiguration> tls;
    SinkAnswer standing;
    QHash<QByteArray, SinkAnswer> byTarget;
    QList<SinkAnswer> script;
    QList<SinkRequest> requests;
    bool keeps = true;
    bool hangs = true; ///< false: released
    quint16 port = 0;
    int count = 0;
    int unanswered = 0;
    int mostUnanswered = 0;

    SinkAnswer take(SinkRequest request)
    {
        const std::lock_guard lock(mutex);
        ++count;
        mostUnanswered = std::max(mostUnanswered, ++unanswered);
        auto answer =
            script.isEmpty() ? byTarget.value(request.target, standing) : script.takeFirst();
        if (keeps)
            requests.append(std::move(request));
        if (answer.kind == SinkAnswer::Kind::Hang && !hangs)
            answer = {};
        return answer;
    }

    void answered()
    {
        const std::lock_guard lock(mutex);
        --unanswered;
    }
};

namespace {

QByteArray rendered(const SinkAnswer &answer)
{
    const auto length = answer.headers.startsWith("Transfer-Encoding: ")
        ? QByteArray()
        : "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    return "HTTP/1.1 " + QByteArray::number(answer.status) + " Said\r\n" + length + answer.headers
        + "\r\n" + answer.body;
}

/// One connection: reads requests one after the other.
class Connection final : public QObject
{
public:
    Connection(QTcpSocket *socket, int number, std::function<SinkAnswer(SinkRequest)> take,
               std::function<void()> answered)
        : QObject(socket)
        , m_socket(socket)
        , m_number(number)
        , m_take(std::move(take))
        , m_answered(std::move(answered))
    {
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::disconnected, this, [this] {
            settle();
            m_socket->deleteLater();
        });
    }

    void release()
    {
        if (m_isHanging)
            give({});
    }

private:
    void read()
    {
        m_bytes += m_socket->readAll();
        while (!m_isBusy && takeRequest()) { }
    }

    bool takeRequest()
    {
        const auto end = m_bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const auto line = m_bytes.first(m_bytes.indexOf("\r\n"));
        const HeaderBlock headers(m_bytes.sliced(line.size() + 2, end - line.size()));
        const auto length = headers.first("content-length").value_or("0").toLongLong();
        if (m_bytes.size() < end + 4 + length)
            return false;
        const auto words = line.split(' ');
        SinkRequest request{words.value(0), words.value(1),
                            headers,        m_bytes.sliced(end + 4, length),
                            m_number,       std::chrono::steady_clock::now()};
        m_bytes.remove(0, end + 4 + length);
        m_isBusy = true;
        const auto answer = m_take(std::move(request));
        if (answer.delay.count() > 0)
            QTimer::singleShot(answer.delay, this, [this, answer] { give(answer); });
        else
            give(answer);
        return true;
    }

    void give(const SinkAnswer &answer)
    {
        m_isHanging = answer.kind == SinkAnswer::Kind::Hang;
        if (m_isHanging)
            return;
        settle();
        if (answer.kind == SinkAnswer::Kind::Whole) {
            m_socket->write(rendered(answer));
            if (!m_bytes.isEmpty())
                read();
            return;
        }
        if (answer.kind == SinkAnswer::Kind::Partial)
            m_socket->write(rendered(answer).chopped((answer.body.size() + 1) / 2));
        m_socket->disconnectFromHost();
    }

    void settle()
    {
        if (std::exchange(m_isBusy, false))
            m_answered();
    }

    QTcpSocket *m_socket;
    int m_number;
    std::function<SinkAnswer(SinkRequest)> m_take;
    std::function<void()> m_answered;
    QByteArray m_bytes;
    bool m_isBusy = false;
    bool m_isHanging = false;
};

template <typename Call>
void callAndWait(QObject *object, Call call)
{
    std::binary_semaphore done(0);
    QMetaObject::invokeMethod(
        object,
        [&] {
            call();
            done.release();
        },
        Qt::QueuedConnection);
    done.acquire();
}

} // namespace

class HttpSink::Server final : public QTcpServer
{
public:
    explicit Server(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
        setListenBacklogSize(1024);
        connect(this, &QTcpServer::newConnection, this, &Server::welcome);
        listenAgain();
    }

    void listenAgain()
    {
        const std::lock_guard lock(m_state->mutex);
        listen(QHostAddress::LocalHost, m_state->port);
        m_state->port = serverPort();
    }

    void goAway()
    {
        close();
        for (auto *connection : connections())
            static_cast<QTcpSocket *>(connection->parent())->abort();
    }

    void release()
    {
        for (auto *connection : connections())
            connection->release();
    }

private:
    QList<Connection *> connections() const
    {
        QList<Connection *> found;
        for (auto *socket : findChildren<QTcpSocket *>()) {
            for (auto *child : socket->children()) {
                if (auto *connection = dynamic_cast<Connection *>(child))
                    found.append(connection);
            }
        }
        return found;
    }

    void incomingConnection(qintptr descriptor) override
    {
        if (!m_state->tls) {
            QTcpServer::incomingConnection(descriptor);
            return;
        }
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setSslConfiguration(*m_state->tls);
        socket->startServerEncryption();
        addPendingConnection(socket);
    }

    void welcome()
    {
        while (auto *socket = nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            new Connection(
                socket, ++m_lastNumber,
                [state = m_state](SinkRequest request) { return state->take(std::move(request)); },
                [state = m_state] { state->answered(); });
        }
    }

    std::shared_ptr<State> m_state;
    int m_lastNumber = 0;
};

HttpSink::HttpSink(const std::optional<QSslConfiguration> &tls)
    : m_state(std::make_shared<State>())
{
    m_state->tls = tls;
    m_thread = std::make_unique<WorkerThread>(
        u"sink"_s, [state = m_state] { return std::make_unique<Server>(state); });
}

HttpSink::~HttpSink() = default;

quint16 HttpSink::port() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->port;
}

QString HttpSink::url(const QString &path) const
{
    return u"http://127.0.0.1:%1"_s.arg(port()) + path;
}

void HttpSink::answerWith(const SinkAnswer &answer)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->standing = answer;
}

void HttpSink::answerAt(const QByteArray &target, const SinkAnswer &answer)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->byTarget.insert(target, answer);
}

void HttpSink::script(const QList<SinkAnswer> &answers)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->script += answers;
}

void HttpSink::release()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->hangs = false;
    }
    auto *server = static_cast<Server *>(m_thread->object());
    callAndWait(server, [server] { server->release(); });
}

void HttpSink::goAway()
{
    auto *server = static_cast<Server *>(m_thread->object());
    callAndWait(server, [server] { server->goAway(); });
}

void HttpSink::comeBack()
{
    auto *server = static_cast<Server *>(m_thread->object());
    callAndWait(server, [server] { server->listenAgain(); });
}

void HttpSink::keepRequests(bool keep)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->keeps = keep;
}

QList<SinkRequest> HttpSink::requests() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->requests;
}

int HttpSink::count() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->count;
}

int HttpSink::mostAtOnce() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->mostUnanswered;
}

} // namespace Signalbox

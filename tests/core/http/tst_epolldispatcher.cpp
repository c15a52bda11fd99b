// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/epolldispatcher.h"
#include "core/http/ownedfd.h"
#include "core/support/workerthread.h"

#include <QBasicTimer>
#include <QChronoTimer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <fcntl.h>
#include <sys/socket.h>

#include <thread>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct SocketPair
{
    OwnedFd left;
    OwnedFd right;

    SocketPair()
    {
        std::array<int, 2> fds{-1, -1};
        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds.data());
        left = OwnedFd(fds[0]);
        right = OwnedFd(fds[1]);
    }

    void poke() const { QCOMPARE(::write(right.get(), "x", 1), 1); }
    void drain() const
    {
        char byte = 0;
        while (::read(left.get(), &byte, 1) == 1) { }
    }
};

class TimerReceiver final : public QObject
{
public:
    std::function<void(Qt::TimerId)> fired;

protected:
    void timerEvent(QTimerEvent *event) override { fired(event->id()); }
};

} // namespace

/// The whole program runs on the dispatcher under test: see main().
class TestEpollDispatcher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsTheMainThreadHere();
    void deliversPostedEventsAndDeletesLater();
    void wakesFromAnotherThread();
    void timersAreNeverEarlyAndHardlyLate();
    void repeatingTimersKeepTheirPace();
    void zeroTimersFireEachTurnAndLetSocketsThrough();
    void tellsRemainingTimeAndTimersOfAnObject();
    void timersMayBeStoppedAndStartedWhileTheyFire();
    void aTimerDoesNotFireWithinItself();
    void timersMoveWithTheirObject();
    void activatesSeveralNotifiersOfOneDescriptor();
    void aNotifierRemovedDuringDispatchIsNotActivated();
    void aReusedDescriptorNumberIsWatchedAnew();
    void disablesANotifierThatCannotBeWatched();
    void excludesSocketNotifiersOnRequest();
    void interruptEndsWaiting();
    void nestedLoopsWork();
    void socketsWork();
    void localSocketsWork();
    void anIdleThreadDoesNotWake();
    void threadsQuit();
};

void TestEpollDispatcher::runsTheMainThreadHere()
{
    QVERIFY(qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance()));
}

void TestEpollDispatcher::deliversPostedEventsAndDeletesLater()
{
    QObject context;
    QList<int> order;
    for (int i = 0; i < 3; ++i) {
        QMetaObject::invokeMethod(&context, [&order, i] { order.append(i); }, Qt::QueuedConnection);
    }
    QPointer<QObject> doomed = new QObject;
    doomed->deleteLater();
    QTRY_VERIFY(!doomed);
    QCOMPARE(order, (QList{0, 1, 2}));
}

void TestEpollDispatcher::wakesFromAnotherThread()
{
    QObject context;
    int got = 0;
    std::thread other([&] {
        for (int i = 0; i < 1000; ++i)
            QMetaObject::invokeMethod(&context, [&got] { ++got; }, Qt::QueuedConnection);
    });
    QTRY_COMPARE(got, 1000);
    other.join();
}

void TestEpollDispatcher::timersAreNeverEarlyAndHardlyLate()
{
    for (const auto interval : {1ms, 7ms, 50ms}) {
        for (const auto type : {Qt::PreciseTimer, Qt::CoarseTimer}) {
            const auto start = std::chrono::steady_clock::now();
            std::chrono::steady_clock::duration took{};
            QTimer timer;
            timer.setSingleShot(true);
            timer.setTimerType(type);
            connect(&timer, &QTimer::timeout, this,
                    [&] { took = std::chrono::steady_clock::now() - start; });
            timer.start(interval);
            QTRY_VERIFY(took.count() > 0);
            QVERIFY(took >= interval);
            QVERIFY2(took < interval + 100ms, "allows for a busy machine");
        }
    }
}

void TestEpollDispatcher::repeatingTimersKeepTheirPace()
{
    QChronoTimer timer(5ms);
    QSignalSpy spy(&timer, &QChronoTimer::timeout);
    QElapsedTimer elapsed;
    elapsed.start();
    timer.start();
    QTRY_VERIFY(spy.size() >= 20);
    QVERIFY(elapsed.elapsed() >= 100); // the twentieth is due after 100 ms, however late some were
}

void TestEpollDispatcher::zeroTimersFireEachTurnAndLetSocketsThrough()
{
    const SocketPair pair;
    QSocketNotifier notifier(pair.left.get(), QSocketNotifier::Read);
    bool readable = false;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        readable = true;
        pair.drain();
    });
    QTimer zero;
    QSignalSpy spy(&zero, &QTimer::timeout);
    zero.start(0ms);
    pair.poke();
    QTRY_VERIFY(readable && spy.size() > 10);
}

void TestEpollDispatcher::tellsRemainingTimeAndTimersOfAnObject()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    QObject object;
    const auto id = Qt::TimerId(object.startTimer(1h));
    const auto left = dispatcher->remainingTime(id);
    QVERIFY(left > 59min && left <= 1h);
    const auto timers = dispatcher->timersForObject(&object);
    QCOMPARE(timers.size(), 1);
    QCOMPARE(timers[0].timerId, id);
    QVERIFY(timers[0].interval == 1h);
    QVERIFY(dispatcher->unregisterTimer(id));
    QVERIFY(!dispatcher->unregisterTimer(id));
    QVERIFY(dispatcher->remainingTime(id) < 0ns);
    QVERIFY(dispatcher->timersForObject(&object).isEmpty());
}

void TestEpollDispatcher::timersMayBeStoppedAndStartedWhileTheyFire()
{
    TimerReceiver object;
    QList<Qt::TimerId> ids;
    int fired = 0;
    // All three are due at once; the first to fire takes the others away and starts anew.
    object.fired = [&](Qt::TimerId) {
        ++fired;
        for (const auto id : std::as_const(ids))
            object.killTimer(id);
        ids = {Qt::TimerId(object.startTimer(fired < 5 ? 0ms : std::chrono::milliseconds(1h)))};
    };
    for (int i = 0; i < 3; ++i)
        ids.append(Qt::TimerId(object.startTimer(0ms)));
    QTRY_COMPARE(fired, 5);
    QCoreApplication::processEvents();
    QCOMPARE(fired, 5);
}

void TestEpollDispatcher::aTimerDoesNotFireWithinItself()
{
    TimerReceiver object;
    int depth = 0;
    int deepest = 0;
    int fired = 0;
    object.fired = [&](Qt::TimerId) {
        deepest = std::max(deepest, ++depth);
        ++fired;
        QCoreApplication::processEvents();
        --depth;
    };
    object.startTimer(0ms);
    QTRY_VERIFY(fired > 5);
    QCOMPARE(deepest, 1);
}

void TestEpollDispatcher::timersMoveWithTheirObject()
{
    std::atomic<QThread *> firedOn = nullptr;
    QPointer<QTimer> timer = new QTimer;
    timer->setInterval(5ms);
    connect(timer, &QTimer::timeout, timer, [&] { firedOn = QThread::currentThread(); });
    timer->start();
    QThread thread;
    thread.setEventDispatcher(new EpollDispatcher);
    connect(&thread, &QThread::finished, timer, &QObject::deleteLater);
    timer->moveToThread(&thread);
    thread.start();
    QTRY_COMPARE(firedOn.load(), &thread);
    thread.quit();
    QVERIFY(thread.wait(10s));
    QVERIFY(!timer);
}

void TestEpollDispatcher::activatesSeveralNotifiersOfOneDescriptor()
{
    const SocketPair pair;
    QSocketNotifier read(pair.left.get(), QSocketNotifier::Read);
    QSocketNotifier write(pair.left.get(), QSocketNotifier::Write);
    QSignalSpy reads(&read, &QSocketNotifier::activated);
    QSignalSpy writes(&write, &QSocketNotifier::activated);
    QTRY_VERIFY(!writes.isEmpty());
    QVERIFY(reads.isEmpty());
    write.setEnabled(false);
    const auto before = writes.size();
    pair.poke();
    QTRY_VERIFY(!reads.isEmpty());
    QCOMPARE(writes.size(), before);
    read.setEnabled(false);
    write.setEnabled(true);
    QTRY_VERIFY(writes.size() > before);
}

void TestEpollDispatcher::aNotifierRemovedDuringDispatchIsNotActivated()
{
    const SocketPair one;
    const SocketPair two;
    auto first = std::make_unique<QSocketNotifier>(one.left.get(), QSocketNotifier::Read);
    auto second = std::make_unique<QSocketNotifier>(two.left.get(), QSocketNotifier::Read);
    int activated = 0;
    connect(first.get(), &QSocketNotifier::activated, this, [&] {
        ++activated;
        second.reset();
        first->setEnabled(false);
    });
    connect(second.get(), &QSocketNotifier::activated, this, [&] {
        ++activated;
        first.reset();
        second->setEnabled(false);
    });
    one.poke();
    two.poke();
    QTRY_COMPARE(activated, 1);
    QCoreApplication::processEvents();
    QCOMPARE(activated, 1);
}

void TestEpollDispatcher::aReusedDescriptorNumberIsWatchedAnew()
{
    // Removing and closing within one turn, as QAbstractSocket does, and the number comes back.
    auto pair = std::make_unique<SocketPair>();
    const int number = pair->left.get();
    auto notifier = std::make_unique<QSocketNotifier>(number, QSocketNotifier::Read);
    QCoreApplication::processEvents();
    notifier.reset();
    pair.reset();
    const SocketPair fresh;
    QCOMPARE(fresh.left.get(), number);
    QSocketNotifier again(number, QSocketNotifier::Read);
    QSignalSpy spy(&again, &QSocketNotifier::activated);
    fresh.poke();
    QTRY_VERIFY(!spy.isEmpty());
}

void TestEpollDispatcher::disablesANotifierThatCannotBeWatched()
{
    const OwnedFd file(::open("/proc/self/status", O_RDONLY | O_CLOEXEC));
    QSocketNotifier notifier(file.get(), QSocketNotifier::Read);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cause=not_watchable"_s));
    QTRY_VERIFY(!notifier.isEnabled());
}

void TestEpollDispatcher::excludesSocketNotifiersOnRequest()
{
    const SocketPair pair;
    QSocketNotifier notifier(pair.left.get(), QSocketNotifier::Read);
    QSignalSpy spy(&notifier, &QSocketNotifier::activated);
    pair.poke();
    QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
    QVERIFY(spy.isEmpty());
    // Waiting, too, must not be ended by the socket.
    QTimer timer;
    timer.start(5ms);
    auto *dispatcher = QAbstractEventDispatcher::instance();
    dispatcher->processEvents(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
    QVERIFY(spy.isEmpty());
    QTRY_VERIFY(!spy.isEmpty());
    notifier.setEnabled(false);
}

void TestEpollDispatcher::interruptEndsWaiting()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    std::thread other([&] { dispatcher->interrupt(); });
    other.join();
    while (dispatcher->processEvents(QEventLoop::AllEvents)) { }
    bool late = false;
    QTimer::singleShot(10s, this, [&late] { late = true; });
    dispatcher->wakeUp();
    dispatcher->processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY(!late);
}

void TestEpollDispatcher::nestedLoopsWork()
{
    const SocketPair pair;
    QSocketNotifier notifier(pair.left.get(), QSocketNotifier::Read);
    bool after = false;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        pair.drain();
        QEventLoop loop;
        QTimer::singleShot(10ms, &loop, &QEventLoop::quit);
        loop.exec();
        after = true;
    });
    pair.poke();
    QTRY_VERIFY(after);
}

void TestEpollDispatcher::socketsWork()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        auto *peer = server.nextPendingConnection();
        connect(peer, &QTcpSocket::readyRead, peer, [peer] { peer->write(peer->readAll()); });
        connect(peer, &QTcpSocket::disconnected, peer, &QObject::deleteLater);
    });
    const QByteArray bytes(3'000'000, 'b'); // more than the kernel takes at once
    QByteArray back;
    QTcpSocket socket;
    connect(&socket, &QTcpSocket::readyRead, this, [&] { back += socket.readAll(); });
    socket.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QTRY_COMPARE(socket.state(), QTcpSocket::ConnectedState);
    socket.write(bytes);
    QTRY_COMPARE(back.size(), bytes.size());
    QCOMPARE(back, bytes);
    socket.disconnectFromHost();
    QTRY_COMPARE(socket.state(), QTcpSocket::UnconnectedState);
    QTRY_VERIFY(server.findChildren<QTcpSocket *>().isEmpty());
}

void TestEpollDispatcher::localSocketsWork()
{
    QLocalServer server;
    QVERIFY(server.listen(u"signalbox-test-%1"_s.arg(QCoreApplication::applicationPid())));
    QLocalSocket socket;
    socket.connectToServer(server.fullServerName());
    QTRY_VERIFY(server.hasPendingConnections());
    auto *peer = server.nextPendingConnection();
    socket.write("hello"_ba);
    QTRY_COMPARE(peer->bytesAvailable(), 5);
    peer->disconnectFromServer();
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
}

void TestEpollDispatcher::anIdleThreadDoesNotWake()
{
    const SocketPair pair;
    auto owned = std::make_unique<EpollDispatcher>();
    auto *dispatcher = owned.get();
    std::atomic<int> turns = 0;
    std::atomic<int> turnsWhileIdle = -1;
    connect(
        dispatcher, &QAbstractEventDispatcher::awake, dispatcher, [&] { ++turns; },
        Qt::DirectConnection);
    const WorkerThread thread(
        u"idle"_s,
        [&] {
            auto object = std::make_unique<QObject>();
            new QSocketNotifier(pair.left.get(), QSocketNotifier::Read, object.get());
            QTimer::singleShot(300ms, object.get(),
                               [&, before = turns.load()] { turnsWhileIdle = turns - before; });
            return object;
        },
        std::move(owned));
    QTRY_VERIFY(turnsWhileIdle >= 0);
    QVERIFY2(turnsWhileIdle <= 3, "to end what began, to wait, to fire the timer itself");
}

void TestEpollDispatcher::threadsQuit()
{
    for (int i = 0; i < 50; ++i) {
        QThread thread;
        thread.setEventDispatcher(new EpollDispatcher);
        thread.start();
        thread.quit();
        QVERIFY(thread.wait(10s));
    }
}

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    const QCoreApplication app(argc, argv);
    TestEpollDispatcher test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_epolldispatcher.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// signalboxd on a small disk of its own: a tmpfs in this process's own mount namespace.
#include "tests/support/daemonprocess.h"
#include "tests/support/githubrequest.h"
#include "tests/support/loadclient.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mega = 1024 * 1024;

bool writeText(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// Mounts of this process are its own from here on, also where the caller is not root.
bool enterNamespace()
{
    if (geteuid() == 0) {
        if (unshare(CLONE_NEWNS) != 0)
            return false;
        // In a chroot there is no mount at / to be made private; its namespace is private already.
        mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
        return true;
    }
    const auto uid = QByteArray::number(getuid());
    const auto gid = QByteArray::number(getgid());
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && writeText("/proc/self/setgroups", "deny")
        && writeText("/proc/self/uid_map", uid + ' ' + uid + " 1")
        && writeText("/proc/self/gid_map", gid + ' ' + gid + " 1");
}

} // namespace

class LowDiskTest final : public QObject
{
    Q_OBJECT

    const bool m_ownMounts;
    const QByteArray m_secret = "low disk";
    QTemporaryDir m_folder;
    QString m_disk;
    std::unique_ptr<DaemonProcess> m_daemon;
    QSet<QByteArray> m_acknowledged; ///< 16 bytes of an id each
    qint64 m_next = 0;
    qint64 m_busy = 0; ///< answers 503
    qint64 m_others = 0; ///< answers that are neither

    qint64 free() const
    {
        struct statvfs status{};
        if (statvfs(QFile::encodeName(m_disk).constData(), &status) != 0)
            return -1;
        return qint64(status.f_bavail) * qint64(status.f_frsize);
    }

    QString ballast() const { return m_disk + u"/ballast"_s; }

    bool addBallast(qint64 bytes) const
    {
        const int file =
            open(QFile::encodeName(ballast()).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        const bool done = file >= 0 && posix_fallocate(file, 0, bytes) == 0;
        close(file);
        return done;
    }

    /// All but what the daemon takes meanwhile.
    bool fillDisk() const
    {
        for (qint64 size = free(); size > 0; size -= mega / 4) {
            if (addBallast(size))
                return true;
        }
        return false;
    }

    /// Sends events of 20 kB until \a enough, noting what is acknowledged.
    void send(int connections, qint64 count, const std::function<void()> &answered = {},
              const std::function<bool()> &enough = {})
    {
        static const QRegularExpression id(u"evt_([0-9a-f]{32})"_s);
        LoadClient::Job job;
        job.first = m_next;
        job.count = count;
        job.connections = connections;
        job.enough = enough;
        job.request = [this](qint64 number) {
            return githubRequest("github", "push", "low-" + QByteArray::number(number),
                                 "{\"n\":\"" + QByteArray(20'000, 'x') + "\"}", m_secret);
        };
        job.answered = [&](const LoadClient::Answer &answer) {
            if (answer.status == 200) {
                const auto match = id.match(QString::fromLatin1(answer.body));
                m_acknowledged.insert(QByteArray::fromHex(match.captured(1).toLatin1()));
            } else if (answer.status == 503) {
                ++m_busy;
            } else {
                ++m_others;
            }
            if (answered)
                answered();
        };
        m_next = LoadClient::run(quint16(m_daemon->ingest().port()), job).next;
    }

    bool isTaken()
    {
        const auto before = m_acknowledged.size();
        send(1, 1);
        return m_acknowledged.size() == before + 1;
    }

    /// Ends the daemon and counts what is in its store.
    void checkStore()
    {
        QCOMPARE(m_daemon->terminate(), 0);
        QSet<QByteArray> stored;
        QString integrity;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"low"_s);
            database.setDatabaseName(m_daemon->storePath());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"SELECT id FROM event"_s));
            while (query.next())
                stored.insert(query.value(0).toByteArray());
            QVERIFY(query.exec(u"PRAGMA integrity_check"_s) && query.next());
            integrity = query.value(0).toString();
        }
        QSqlDatabase::removeDatabase(u"low"_s);
        QCOMPARE(integrity, u"ok"_s);
        QVERIFY(!m_acknowledged.isEmpty());
        QVERIFY2(stored.contains(m_acknowledged), "an acknowledged event is not in the store");
        QCOMPARE(m_others, 0);
    }

public:
    explicit LowDiskTest(bool ownMounts)
        : m_ownMounts(ownMounts)
    {
    }

private Q_SLOTS:
    void init()
    {
        m_disk = m_folder.path();
        if (!m_ownMounts
            || mount("tmpfs", QFile::encodeName(m_disk).constData(), "tmpfs", 0, "size=96m") != 0) {
            QVERIFY2(qEnvironmentVariable("CI") != "true"_L1, "CI must be able to mount a tmpfs");
            QSKIP("no small disk can be mounted here");
        }
        qputenv("TMPDIR", QFile::encodeName(m_disk));
        m_daemon = std::make_unique<DaemonProcess>(qEnvironmentVariable("SIGNALBOX_BIN")
                                                   + u"/signalboxd"_s);
        m_daemon->setEnvironment(u"INBOUND"_s, QString::fromLatin1(m_secret));
        m_daemon->setConfig("sources:\n"
                            "  - {name: github, provider: github, secrets: [\"${INBOUND}\"]}\n");
        m_acknowledged.clear();
        m_busy = 0;
        m_others = 0;
        QVERIFY2(m_daemon->start(), m_daemon->log());
    }

    void cleanup()
    {
        if (!m_daemon)
            return;
        m_daemon.reset();
        umount2(QFile::encodeName(m_disk).constData(), MNT_DETACH);
    }

    void sendersAreToldToComeBackBeforeTheDiskIsFull()
    {
        QVERIFY(addBallast(48 * mega));
        send(8, 10'000, {}, [this] { return m_busy > 0; });
        QVERIFY2(m_busy > 0, "no 503");
        QVERIFY2(free() > 4 * mega, qPrintable(u"%1 bytes are free"_s.arg(free())));
        QVERIFY(!isTaken());

        QVERIFY(QFile::remove(ballast()));
        QTRY_VERIFY_WITH_TIMEOUT(isTaken(), 20'000);
        checkStore();
        const auto log = m_daemon->log();
        QVERIFY2(log.contains("disk is full but for a reserve"), log);
        QVERIFY2(log.contains("disk has room again"), log);
    }

    void aGroupThatMeetsAFullDiskIsAnswered503()
    {
        // Filled by somebody else in the middle of it all, between two looks at the disk.
        qint64 answers = 0;
        bool filled = false;
        send(
            8, 10'000,
            [&] {
                if (++answers == 200)
                    filled = fillDisk();
            },
            [this] { return m_busy >= 100; });
        QVERIFY(filled);
        QVERIFY2(m_busy >= 100, "no 503");
        QVERIFY(!isTaken());

        QVERIFY(QFile::remove(ballast()));
        QTRY_VERIFY_WITH_TIMEOUT(isTaken(), 20'000);
        checkStore();
    }
};

int main(int argc, char **argv)
{
    // Before the first thread: a namespace is entered by a process that has one.
    const bool ownMounts = enterNamespace();
    QCoreApplication app(argc, argv);
    LowDiskTest test(ownMounts);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lowdisk.moc"

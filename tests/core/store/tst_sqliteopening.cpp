// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/schema.h"
#include "core/store/store.h"
#include "tests/core/store/storefixture.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

mode_t permissions(const QString &path)
{
    struct stat status{};
    return stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
}

/// Gives up root, which may do everything, until destroyed.
class OrdinaryUser final
{
    Q_DISABLE_COPY_MOVE(OrdinaryUser)

public:
    /// From now on \a folder is this user's.
    explicit OrdinaryUser(const QString &folder)
        : m_wasRoot(geteuid() == 0)
    {
        constexpr uid_t nobody = 65534;
        if (m_wasRoot) {
            m_gone = chown(QFile::encodeName(folder).constData(), nobody, gid_t(-1)) == 0
                && setresuid(nobody, nobody, 0) == 0;
        }
    }
    ~OrdinaryUser()
    {
        if (m_wasRoot && m_gone && setresuid(0, 0, 0) != 0)
            qFatal("cannot become root again");
    }

    /// False where there is no other user: a root of a namespace of its own.
    bool isOrdinary() const { return !m_wasRoot || m_gone; }

private:
    const bool m_wasRoot;
    bool m_gone = false;
};

} // namespace

/// Opening a store: what is made, and what is refused with every file left as it was.
class TestSqliteOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"store.db"_s);
    }

    void aNewStoreIsForItsOwnerOnly()
    {
        const auto deep = m_folder->filePath(u"a/b c/ü?#%41.db"_s);
        const auto store = open(deep);
        QVERIFY2(store, qPrintable(detail(store)));
        QCOMPARE(permissions(m_folder->filePath(u"a"_s)), 0700u);
        QCOMPARE(permissions(m_folder->filePath(u"a/b c"_s)), 0700u);
        QCOMPARE(permissions(deep), 0600u);
        QCOMPARE((*store)->url(), u"sqlite://"_s + deep);
        const auto writer = (*store)->writeSession();
        QVERIFY(writer);
        QVERIFY((*writer)->begin() && (*writer)->ingest(StoreFixture::newEvent(u"s"_s, "k"_ba)));
        QVERIFY((*writer)->commit());
        QCOMPARE(permissions(deep + u"-wal"_s), 0600u);
    }

    void theHeaderTellsWhatItIs()
    {
        QVERIFY(open(m_path));
        const auto bytes = read(m_path);
        QCOMPARE(bytes.sliced(68, 4), "SGBX"_ba);
        QCOMPARE(qFromBigEndian<qint32>(bytes.constData() + 60), Schema::currentVersion());
    }

    void closingLeavesOneFile()
    {
        {
            const auto store = open(m_path);
            const auto writer = (*store)->writeSession();
            const auto reader = (*store)->readSession();
            QVERIFY((*reader)->counts());
        }
        QCOMPARE(files(), QStringList{u"store.db"_s});
    }

    void anEmptyFileBecomesAStore()
    {
        QVERIFY(write(m_path, {}));
        QVERIFY(open(m_path));
    }

    void thereIsOneWriter()
    {
        const auto store = open(m_path);
        const auto first = (*store)->writeSession();
        QVERIFY(first);
        QCOMPARE((*store)->writeSession().error().code, ErrorCode::Conflict);
    }

    void aRollbackThatCannotReadWhatIsStoredEndsTheSession()
    {
        const auto store = open(m_path);
        const auto writer = (*store)->writeSession();
        QVERIFY(writer);
        const auto event = StoreFixture::newEvent(u"s"_s, "k"_ba);
        QVERIFY((*writer)->begin() && (*writer)->ingest(event));
        QVERIFY((*writer)->commit());
        const auto other = Connection::open(m_path, Connection::Mode::Write);
        QVERIFY(other);
        QVERIFY((*other)->execute("ALTER TABLE source_usage RENAME TO away"_ba));
        QVERIFY((*writer)->begin());
        QVERIFY((*writer)->ingest(StoreFixture::newEvent(u"s"_s, "l"_ba)));
        QVERIFY(!(*writer)->commit());
        QVERIFY(!(*writer)->isUsable());

        // Whatever the disk says now: in memory is half of it.
        QVERIFY((*other)->execute("ALTER TABLE away RENAME TO source_usage"_ba));
        QVERIFY(!(*writer)->begin());
        QVERIFY(!(*writer)->ingest(event));
        QVERIFY(!(*writer)->commit());
    }

    void readersCannotWrite()
    {
        const auto store = open(m_path);
        const auto reader = Connection::open(m_path, Connection::Mode::Read);
        QVERIFY(reader);
        QVERIFY(!(*reader)->execute("DELETE FROM event"_ba));
        QVERIFY(!(*reader)->execute("CREATE TABLE x (y)"_ba));
    }

    void commitsAreDurable()
    {
        const auto store = open(m_path);
        const auto writer = Connection::open(m_path, Connection::Mode::Write);
        const auto durability = (*writer)->durability();
        QCOMPARE(durability->journalMode, u"wal"_s);
        QCOMPARE(durability->synchronous, 2);
    }

    void otherUrlsAreInvalid()
    {
        for (const auto &url : {u""_s, u"store.db"_s, u"sqlite:store.db"_s, u"sqlite://store.db"_s,
                                u"sqlite:///"_s, u"sqlite:///folder/"_s, u"mysql:///x"_s})
            QCOMPARE(openStore(url).error().code, ErrorCode::Invalid);
    }

    void aNewerStoreIsRefused()
    {
        makeStore();
        execute("PRAGMA user_version = 99");
        const auto error = refused();
        QCOMPARE(error.code, ErrorCode::Unsupported);
        QVERIFY2(error.detail.contains(u"99"_s), qPrintable(error.detail));
    }

    void aNewerStoreWhoseVersionIsOnlyInTheWalIsRefused()
    {
        makeStore();
        // As a crash of the newer program leaves it: copied while its connection is open.
        const auto copy = m_folder->filePath(u"copy.db"_s);
        {
            const auto newer = Connection::open(m_path, Connection::Mode::Write);
            QVERIFY((*newer)->execute("PRAGMA user_version = 99"_ba));
            QVERIFY(QFile::copy(m_path, copy) && QFile::copy(m_path + u"-wal"_s, copy + u"-wal"_s));
        }
        m_path = copy;
        const auto error = refused();
        QCOMPARE(error.code, ErrorCode::Unsupported);
    }

    void anotherProgramsDatabaseIsRefused()
    {
        QVERIFY(write(m_path, {}));
        execute("CREATE TABLE theirs (x); PRAGMA application_id = 4711");
        QCOMPARE(refused().code, ErrorCode::Unsupported);
    }

    void aDatabaseWithoutAnApplicationIdIsRefused()
    {
        QVERIFY(write(m_path, {}));
        execute("CREATE TABLE theirs (x)");
        QCOMPARE(refused().code, ErrorCode::Unsupported);
    }

    void whatIsNoDatabaseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << "hello"_ba;
        QTest::newRow("long text") << QByteArray(10'000, 'x');
        QTest::newRow("half a header") << "SQLite format 3\0\x10\0\x01"_ba;
    }
    void whatIsNoDatabaseIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(write(m_path, bytes));
        QCOMPARE(refused().code, ErrorCode::Unsupported);
    }

    void aTruncatedStoreIsRefused()
    {
        makeStore();
        QVERIFY(QFile::resize(m_path, QFile(m_path).size() - 8192));
        QCOMPARE(refused().code, ErrorCode::Corrupt);
    }

    void aStoreWithADamagedPageIsRefused_data()
    {
        QTest::addColumn<int>("page");
        QTest::newRow("schema") << 0;
        QTest::newRow("event") << 1;
        QTest::newRow("last") << -1;
    }
    void aStoreWithADamagedPageIsRefused()
    {
        QFETCH(int, page);
        makeStore();
        auto bytes = read(m_path);
        constexpr qsizetype pageSize = 8192;
        const qsizetype at = page < 0 ? bytes.size() - pageSize : page * pageSize;
        bytes.replace(at + 100, pageSize - 100, QByteArray(pageSize - 100, '\x5a'));
        if (page != 0)
            bytes.replace(at, 100, QByteArray(100, '\x5a'));
        QVERIFY(write(m_path, bytes));
        QCOMPARE(refused().code, ErrorCode::Corrupt);
    }

    void aStoreWithoutItsTablesIsRefused()
    {
        makeStore();
        execute("DROP TABLE event_content");
        QCOMPARE(refused().code, ErrorCode::Corrupt);
    }

    void aStoreInUseIsRefusedWithItsOwner()
    {
        const auto store = open(m_path);
        const auto second = open(m_path);
        QCOMPARE(second.error().code, ErrorCode::Unavailable);
        const auto pid = QString::number(QCoreApplication::applicationPid());
        QVERIFY2(second.error().detail.contains(pid), qPrintable(second.error().detail));
        QVERIFY(second.error().detail.contains(u"tst_store_sqliteopening"_s));

        const auto link = m_folder->filePath(u"link.db"_s);
        QVERIFY(QFile::link(m_path, link));
        QCOMPARE(open(link).error().code, ErrorCode::Unavailable);
    }

    void aLockThatACrashLeftBehindDoesNotCount()
    {
        QVERIFY(write(m_path + u".lock"_s, "4242 signalboxd\n"_ba));
        QVERIFY(open(m_path));
        QCOMPARE(files(), QStringList{u"store.db"_s});
    }

    void theKernelLetsGoOfTheLockOfADeadProcess()
    {
        makeStore();
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, m_path});
        QVERIFY(other.waitForReadyRead());
        QCOMPARE(other.readLine(), "open\n"_ba);
        const auto error = open(m_path).error();
        QCOMPARE(error.code, ErrorCode::Unavailable);
        QVERIFY(error.detail.contains(QString::number(other.processId())));
        other.kill();
        QVERIFY(other.waitForFinished());
        QVERIFY(open(m_path));
    }

    void aFileWithoutPermissionIsRefused()
    {
        const OrdinaryUser user(m_folder->path());
        if (!user.isOrdinary()) {
            QVERIFY2(qEnvironmentVariable("CI") != "true"_L1, "CI must be able to be somebody else");
            QSKIP("root may do everything, and there is nobody else");
        }
        makeStore();
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        QCOMPARE(refused().code, ErrorCode::Io);
    }

    void aFolderWithoutPermissionIsRefused()
    {
        const OrdinaryUser user(m_folder->path());
        if (!user.isOrdinary()) {
            QVERIFY2(qEnvironmentVariable("CI") != "true"_L1, "CI must be able to be somebody else");
            QSKIP("root may do everything, and there is nobody else");
        }
        const auto folder = m_folder->filePath(u"closed"_s);
        QVERIFY(QDir().mkdir(folder) && QFile::setPermissions(folder, QFile::ReadOwner));
        QCOMPARE(open(folder + u"/store.db"_s).error().code, ErrorCode::Io);
        QVERIFY(
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void whatIsNoFileIsRefused()
    {
        QVERIFY(QDir().mkdir(m_path));
        QCOMPARE(open(m_path).error().code, ErrorCode::Io);
        QVERIFY(write(m_folder->filePath(u"file"_s), {}));
        QCOMPARE(open(m_folder->filePath(u"file/store.db"_s)).error().code, ErrorCode::Io);
    }

private:
    static Result<std::unique_ptr<Store>> open(const QString &path)
    {
        return openStore(u"sqlite://"_s + path);
    }
    static QString detail(const Result<std::unique_ptr<Store>> &store)
    {
        return store ? QString() : store.error().detail;
    }

    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    /// A store with an event in it, closed.
    void makeStore()
    {
        const auto store = open(m_path);
        const auto writer = (*store)->writeSession();
        QVERIFY((*writer)->begin());
        QVERIFY((*writer)->ingest(StoreFixture::newEvent(u"s"_s, "k"_ba, QByteArray(50'000, 'x'))));
        QVERIFY((*writer)->commit());
    }

    void execute(const QByteArray &sql)
    {
        const auto connection = Connection::open(m_path, Connection::Mode::Write);
        QVERIFY((*connection)->execute(sql));
    }

    /// Opens, which must fail, and checks that no byte and no file has changed.
    Error refused()
    {
        QMap<QString, QByteArray> before;
        for (const auto &name : files())
            before.insert(name, read(m_folder->filePath(name)));
        const auto store = open(m_path);
        if (store) {
            QTest::qFail("was opened", __FILE__, __LINE__);
            return {};
        }
        if (files() != before.keys())
            QTest::qFail(qPrintable(files().join(u' ')), __FILE__, __LINE__);
        for (const auto &[name, bytes] : before.asKeyValueRange()) {
            if (read(m_folder->filePath(name)) != bytes)
                QTest::qFail(qPrintable(name), __FILE__, __LINE__);
        }
        return store.error();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

/// With --hold PATH: opens the store, says so, and waits to be killed.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == "--hold"_L1) {
        const auto store = openStore(u"sqlite://"_s + app.arguments().value(2));
        puts(store ? "open" : "refused");
        fflush(stdout);
        return app.exec();
    }
    TestSqliteOpening test;
    return QTest::qExec(&test, app.arguments());
}

#include "tst_sqliteopening.moc"

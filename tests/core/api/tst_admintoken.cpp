// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/admintoken.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 07777)
                                                                      : -1;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestAdminToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensAreLongAndDiffer()
    {
        QCOMPARE(AdminToken::generate().size(), 64);
        QVERIFY(AdminToken::generate() != AdminToken::generate());
    }

    void onlyTheUserCanReadItAndItGoesWithTheStation()
    {
        const QTemporaryDir folder;
        const auto runtime = folder.filePath(u"signalbox"_s);
        const auto path = runtime + u"/admin-8081.token"_s;
        {
            const auto token = AdminToken::write(runtime, 8081, "secret"_ba);
            QVERIFY2(token, token ? "" : qPrintable(token.error().detail));
            QCOMPARE(token->path(), path);
            QCOMPARE(contentOf(path), "secret\n"_ba);
            QCOMPARE(modeOf(path), 0600);
            QCOMPARE(modeOf(runtime), 0700);
            QCOMPARE(QDir(runtime).entryList(QDir::Files | QDir::Hidden).size(), 1);
        }
        QVERIFY(!QFileInfo::exists(path));
    }

    void anOldFileIsReplacedWhateverItsMode()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"admin-1.token"_s);
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.setPermissions(QFile::ReadOwner | QFile::ReadOther);
        const auto token = AdminToken::write(folder.path(), 1, "new"_ba);
        QVERIFY(token);
        QCOMPARE(contentOf(path), "new\n"_ba);
        QCOMPARE(modeOf(path), 0600);
    }

    void aLinkInItsPlaceIsReplacedNotFollowed()
    {
        const QTemporaryDir folder;
        const auto victim = folder.filePath(u"victim"_s);
        QVERIFY(QFile(victim).open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(victim, folder.filePath(u"admin-1.token"_s)));
        const auto token = AdminToken::write(folder.path(), 1, "new"_ba);
        QVERIFY(token);
        QCOMPARE(contentOf(victim), QByteArray());
        QVERIFY(!QFileInfo(token->path()).isSymLink());
    }

    void aLinkedFolderIsRefused()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"real"_s));
        const auto link = folder.filePath(u"signalbox"_s);
        QVERIFY(QFile::link(folder.filePath(u"real"_s), link));
        const auto token = AdminToken::write(link, 1, "t"_ba);
        QVERIFY(!token);
        QCOMPARE(token.error().code, ErrorCode::Denied);
    }

    void aFolderThatOthersMayWriteToIsRefused()
    {
        const QTemporaryDir folder;
        QVERIFY(::chmod(QFile::encodeName(folder.path()).constData(), 0777) == 0);
        const auto token = AdminToken::write(folder.path(), 1, "t"_ba);
        QVERIFY(!token);
        QCOMPARE(token.error().code, ErrorCode::Denied);
    }

    void aFolderOfAnotherUserIsRefused()
    {
        const QTemporaryDir folder;
        if (::geteuid() == 0)
            QVERIFY(::chown(QFile::encodeName(folder.path()).constData(), 12345, 12345) == 0);
        const auto foreign = ::geteuid() == 0 ? folder.path() : u"/"_s;
        const auto token = AdminToken::write(foreign, 1, "t"_ba);
        QVERIFY(!token);
        QCOMPARE(token.error().code, ErrorCode::Denied);
        QVERIFY(token.error().detail.contains(u"another user"_s));
    }

    void theFileOfALaterStationIsLeftAlone()
    {
        const QTemporaryDir folder;
        auto first = AdminToken::write(folder.path(), 1, "first"_ba);
        QVERIFY(first);
        const auto second = AdminToken::write(folder.path(), 1, "second"_ba);
        {
            const auto gone = std::move(*first);
        }
        QCOMPARE(contentOf(second->path()), "second\n"_ba);
    }

    void goesToTheServicesFolderThenTheUsersThenTheStores()
    {
        const QTemporaryDir runtime;
        qputenv("RUNTIME_DIRECTORY", "/run/signalbox");
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
        QCOMPARE(AdminToken::folder(u"/data"_s), u"/run/signalbox"_s);
        qunsetenv("RUNTIME_DIRECTORY");
        QCOMPARE(AdminToken::folder(u"/data"_s), runtime.filePath(u"signalbox"_s));
        QCOMPARE(AdminToken::candidates(8081, u"/data"_s),
                 (QStringList{runtime.filePath(u"signalbox/admin-8081.token"_s),
                              u"/run/signalbox/admin-8081.token"_s, u"/data/admin-8081.token"_s}));
        qputenv("XDG_RUNTIME_DIR", "/no/such/folder");
        QCOMPARE(AdminToken::folder(u"/data"_s), u"/data"_s);
    }
};

QTEST_GUILESS_MAIN(TestAdminToken)
#include "tst_admintoken.moc"

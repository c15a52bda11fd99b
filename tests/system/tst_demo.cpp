// SPDX-License-Identifier: GPL-3.0-or-later
// signalboxd --demo as a person meets it: what it says can be tried is tried, in a shell.
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString programFolder()
{
    return qEnvironmentVariable("SIGNALBOX_BIN");
}

struct Outcome
{
    int code = -1;
    QByteArray text;
};

} // namespace

class DemoTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_demo;
    QByteArray m_said;

    /// Starts the demo on a store and ports of its own, and waits for all that it says to a person.
    bool startDemo()
    {
        m_said.clear();
        m_demo = std::make_unique<QProcess>();
        m_demo->setProcessEnvironment(m_environment);
        m_demo->start(programFolder() + u"/signalboxd"_s,
                      {u"--demo"_s, u"--store"_s, u"sqlite://%1/demo.db"_s.arg(m_folder.path()),
                       u"--listen"_s, u"127.0.0.1:0"_s, u"--admin"_s, u"127.0.0.1:0"_s});
        m_demo->setReadChannel(QProcess::StandardError);
        for (;;) {
            m_said += m_demo->readAllStandardError();
            if (m_said.contains("Ctrl+C ends it."))
                return true;
            if (!m_demo->waitForReadyRead(60'000))
                return false;
        }
    }

    QStringList commands() const
    {
        QStringList found;
        for (const auto &line : m_said.split('\n')) {
            if (line.startsWith("    "))
                found.append(QString::fromLocal8Bit(line.sliced(4)));
        }
        return found;
    }

    Outcome run(const QString &command) const
    {
        QProcess shell;
        shell.setProcessEnvironment(m_environment);
        shell.setWorkingDirectory(m_folder.path());
        shell.setProcessChannelMode(QProcess::MergedChannels);
        shell.start(u"/bin/sh"_s, {u"-c"_s, command});
        if (!shell.waitForFinished(30'000) || shell.exitStatus() != QProcess::NormalExit)
            return {};
        return {shell.exitCode(), shell.readAll()};
    }

private Q_SLOTS:
    void init()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.remove(u"SIGNALBOX_CTL"_s);
        m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
        m_environment.insert(u"no_proxy"_s, u"*"_s); // curl's, for what is on this machine
#ifdef __SANITIZE_THREAD__
        // Behind the demo's sender is a thread of Qt's own, see app/ctl/threadsanitizer.cpp. The
        // daemon itself is looked at by the other tests of this folder.
        m_environment.insert(u"TSAN_OPTIONS"_s,
                             qEnvironmentVariable("TSAN_OPTIONS")
                                 + u" ignore_noninstrumented_modules=1"_s);
#endif
    }

    void cleanup()
    {
        if (!m_demo)
            return;
        m_demo->terminate();
        QVERIFY(m_demo->waitForFinished(30'000));
        QCOMPARE(m_demo->exitCode(), 0);
        m_demo.reset();
    }

    void whatItSaysCanBeTriedWorks()
    {
        QVERIFY2(startDemo(), m_said);
        const auto lines = commands();
        QCOMPARE(lines.size(), 5);

        QTRY_VERIFY_WITH_TIMEOUT(run(lines[0]).text.contains(" github "), 30s);
        QCOMPARE(run(lines[0]).code, 0);
        QTRY_VERIFY_WITH_TIMEOUT(run(lines[1]).text.contains(" retrying "), 60s);
        // The one payload that leads to the broken destination may have been sent with a wrong
        // signature; then the next of its kind is waited for.
        QTRY_VERIFY_WITH_TIMEOUT(run(lines[2]).text.contains(" dead "), 120s);

        const auto figures = run(lines[3]);
        QCOMPARE(figures.code, 0);
        QVERIFY2(figures.text.contains("signalbox_"), figures.text);

        const auto own = run(lines[4]);
        QCOMPARE(own.code, 0);
        QVERIFY2(own.text.contains("HTTP/1.1 401 "), own.text);
        const QUrl ingest(lines[4].section(u' ', -1));
        QCOMPARE(ingest.path(), u"/in/github"_s);
        const auto id = own.text.indexOf("rej_");
        QVERIFY2(id >= 0, own.text);
        const auto kept = QString(lines[0]).replace(
            u"events list"_s, u"rejections show "_s + QString::fromLatin1(own.text.sliced(id, 36)));
        QTRY_COMPARE(run(kept).code, 0);
    }

    void whoStartsItMaySayHowItsCommandLineIsCalled()
    {
        m_environment.insert(u"SIGNALBOX_CTL"_s,
                             u"env LC_ALL=C "_s + programFolder() + u"/signalboxctl"_s);
        QVERIFY2(startDemo(), m_said);
        const auto lines = commands();
        QCOMPARE(lines.size(), 5);
        QVERIFY2(lines[0].startsWith(u"env LC_ALL=C "_s), qPrintable(lines[0]));
        QTRY_VERIFY_WITH_TIMEOUT(run(lines[0]).text.contains(" github "), 30s);
    }
};

QTEST_GUILESS_MAIN(DemoTest)
#include "tst_demo.moc"

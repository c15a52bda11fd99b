// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of signalbox, by itself and as the program reads it.
#include "app/desktop/desktopoptions.h"

#include <QProcess>
#include <QTest>

#include <vector>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class DesktopOptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLanguageIsReadBeforeThereIsAnApplication_data()
    {
        QTest::addColumn<QByteArrayList>("arguments");
        QTest::addColumn<QString>("language");
        const auto row = [](const char *name, const QByteArrayList &arguments,
                            const QString &language) {
            QTest::newRow(name) << arguments << language;
        };
        row("none", {}, {});
        row("others", {"--demo", "--theme", "dark"}, {});
        row("apart", {"--language", "de"}, u"de"_s);
        row("together", {"--language=de_AT"}, u"de_AT"_s);
        row("behind others", {"--demo", "--language", "en", "--theme=dark"}, u"en"_s);
        row("the first counts", {"--language=de", "--language=en"}, u"de"_s);
        row("without a value", {"--language"}, {});
        row("empty", {"--language="}, {});
        row("another option", {"--languages=de"}, {});
    }

    void theLanguageIsReadBeforeThereIsAnApplication()
    {
        QFETCH(QByteArrayList, arguments);
        QFETCH(QString, language);
        arguments.prepend("signalbox");
        std::vector<char *> argv;
        for (auto &argument : arguments)
            argv.push_back(argument.data());
        QCOMPARE(languageArgument(int(argv.size()), argv.data()), language);
    }

    void theProgramSpeaksTheLanguageThatItIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("sentence");
        const auto german = u"Ereignismonitor und Workflow-Designer für Webhooks."_s;
        const auto english = u"Event monitor and workflow designer for webhooks."_s;
        const auto row = [](const char *name, const QStringList &arguments, const QString &system,
                            const QString &sentence) {
            QTest::newRow(name) << arguments << system << sentence;
        };
        row("German", {u"--language"_s, u"de"_s}, u"en_US.UTF-8"_s, german);
        row("German, in one", {u"--language=de"_s}, u"en_US.UTF-8"_s, german);
        row("English", {u"--language"_s, u"en"_s}, u"de_DE.UTF-8"_s, english);
        row("one that we lack", {u"--language"_s, u"fr"_s}, u"de_DE.UTF-8"_s, english);
        row("the system's", {}, u"de_DE.UTF-8"_s, german);
    }

    void theProgramSpeaksTheLanguageThatItIsTold()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, system);
        QFETCH(QString, sentence);
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto *name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(u"LANG"_s, system);
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(SIGNALBOX_PROGRAM), arguments + QStringList{u"--help"_s});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        const auto help = QString::fromUtf8(program.readAllStandardOutput());
        QVERIFY2(help.contains(sentence), qPrintable(help));
        QVERIFY2(help.contains(u"--language"_s), qPrintable(help));
    }
};

QTEST_GUILESS_MAIN(DesktopOptionsTest)
#include "tst_desktopoptions.moc"

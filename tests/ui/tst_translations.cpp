// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/translators.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QString type; ///< unfinished, vanished, obsolete or nothing
    QStringList forms;

    QString key() const { return context + u'|' + source; }
};

QList<Message> readMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            messages.append({context, {}, {}, {}});
        } else if (xml.name() == "source"_L1) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            messages.last().type = xml.attributes().value("type"_L1).toString();
        } else if (xml.name() == "numerusform"_L1) {
            messages.last().forms.append(xml.readElementText());
        }
    }
    return messages;
}

QString projectFile(const QString &path)
{
    return QStringLiteral(PROJECT_FOLDER) + u'/' + path;
}

} // namespace

class TranslationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingGermanIsUnfinished();
    void placeholdersSurvive();
    void everySourceStringIsThere();
    void germanIsSpoken();
    void englishHasPlurals();
};

void TranslationsTest::nothingGermanIsUnfinished()
{
    const auto messages = readMessages(projectFile(u"translations/signalbox_de.ts"_s));
    QVERIFY(messages.size() > 200);
    for (const auto &message : messages) {
        QVERIFY2(message.type.isEmpty(), qPrintable(message.key()));
        for (const auto &form : message.forms)
            QVERIFY2(!form.isEmpty(), qPrintable(message.key()));
    }
}

void TranslationsTest::placeholdersSurvive()
{
    QFile file(projectFile(u"translations/signalbox_de.ts"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "source"_L1)
            source = xml.readElementText();
        if (xml.name() != "translation"_L1)
            continue;
        const auto german = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        for (const auto mark : {"%1"_L1, "%2"_L1, "%3"_L1, "%4"_L1})
            QVERIFY2(source.contains(mark) == german.contains(mark), qPrintable(source));
    }
}

void TranslationsTest::everySourceStringIsThere()
{
    const QTemporaryDir folder;
    const auto fresh = folder.filePath(u"signalbox_de.ts"_s);
    QStringList arguments{u"-silent"_s, u"-locations"_s, u"none"_s, u"-I"_s, projectFile({})};
    for (const auto &place : {u"ui"_s, u"app/desktop"_s}) {
        QDirIterator files(projectFile(place), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            arguments.append(files.next());
    }
    arguments << u"-target-language"_s << u"de"_s << u"-ts"_s << fresh;
    QProcess lupdate;
    lupdate.start(QStringLiteral(LUPDATE), arguments);
    QVERIFY(lupdate.waitForFinished(120'000));
    QCOMPARE(lupdate.exitCode(), 0);
    QSet<QString> known;
    for (const auto &message : readMessages(projectFile(u"translations/signalbox_de.ts"_s)))
        known.insert(message.key());
    const auto wanted = readMessages(fresh);
    QVERIFY(wanted.size() > 200);
    QStringList missing;
    for (const auto &message : wanted) {
        if (!known.contains(message.key()))
            missing.append(message.key());
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TranslationsTest::germanIsSpoken()
{
    installTranslators(*qApp, u"de"_s);
    QCOMPARE(QCoreApplication::translate("Signalbox::StateWords", "Delivered"), u"Zugestellt"_s);
    QCOMPARE(QCoreApplication::translate("Signalbox::FeedView", "%n new", nullptr, 38),
             u"38 neue"_s);
    QCOMPARE(QLocale().language(), QLocale::German);
}

void TranslationsTest::englishHasPlurals()
{
    installTranslators(*qApp, u"en"_s);
    const auto text = [](int n) {
        return QCoreApplication::translate("Signalbox::JsonTreeModel", "{ %n member(s) }", nullptr,
                                           n);
    };
    QCOMPARE(text(1), u"{ 1 member }"_s);
    QCOMPARE(text(2), u"{ 2 members }"_s);
}

QTEST_MAIN(TranslationsTest)
#include "tst_translations.moc"

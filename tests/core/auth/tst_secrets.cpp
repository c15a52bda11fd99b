// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/secretresolver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

class SecretsTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir folder;
    const SecretResolver resolver{[](const QString &name) -> Result<std::optional<QByteArray>> {
        if (name == "github"_L1)
            return std::optional("kept"_ba);
        if (name == "broken"_L1)
            return Error{ErrorCode::Io, u"the store does not answer"_s};
        return std::optional<QByteArray>();
    }};

    Result<QByteArray> resolve(const QString &text) const { return resolver.resolve({text}); }

    QString fileWith(const QByteArray &content)
    {
        QFile file(folder.filePath(u"secret"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return "file:"_L1 + file.fileName();
    }

private Q_SLOTS:
    void readsTheEnvironment()
    {
        qputenv("SIGNALBOX_TEST_SECRET", "from \xc3\xa9nv");
        QCOMPARE(resolve(u"${SIGNALBOX_TEST_SECRET}"_s).value(), "from \xc3\xa9nv"_ba);
        qputenv("SIGNALBOX_TEST_SECRET", "");
        QCOMPARE(resolve(u"${SIGNALBOX_TEST_SECRET}"_s).error().code, ErrorCode::Invalid);
        qunsetenv("SIGNALBOX_TEST_SECRET");
        const auto missing = resolve(u"${SIGNALBOX_TEST_SECRET}"_s);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(missing.error().detail,
                 u"the environment has no variable SIGNALBOX_TEST_SECRET"_s);
    }

    void readsAFileWithoutItsFinalNewline()
    {
        QCOMPARE(resolve(fileWith("s3cret\n"_ba)).value(), "s3cret"_ba);
        QCOMPARE(resolve(fileWith("s3cret\r\n"_ba)).value(), "s3cret"_ba);
        QCOMPARE(resolve(fileWith("s3cret\n\n"_ba)).value(), "s3cret\n"_ba);
        QCOMPARE(resolve(fileWith(" s3\n cret "_ba)).value(), " s3\n cret "_ba);
        QCOMPARE(resolve(fileWith("\n"_ba)).error().code, ErrorCode::Invalid);
        QCOMPARE(resolve(fileWith(QByteArray(70'000, 'x'))).error().code, ErrorCode::Invalid);
        QCOMPARE(resolve(fileWith(QByteArray(65'536, 'x') + '\n')).value().size(), 65'536);
    }

    void namesAFileThatIsNotThere()
    {
        QCOMPARE(resolve(u"file:/nowhere/secret"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(resolve(u"file:relative"_s).error().code, ErrorCode::Invalid);
    }

    void asksTheStation()
    {
        QCOMPARE(resolve(u"{stored: github}"_s).value(), "kept"_ba);
        QCOMPARE(resolve(u"{stored:github}"_s).value(), "kept"_ba);
        QCOMPARE(resolve(u"{stored: gitlab}"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(resolve(u"{stored: broken}"_s).error().code, ErrorCode::Io);
    }

    void refusesALiteralWithoutRepeatingIt_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &text : {u"s3cret"_s, u"$s3cret"_s, u"${s3cret"_s, u"{stored: }"_s, u""_s,
                                 u"{s3cret}"_s, u"env:s3cret"_s, u" ${S3CRET}"_s})
            QTest::newRow(qPrintable("'"_L1 + text + "'"_L1)) << text;
    }
    void refusesALiteralWithoutRepeatingIt()
    {
        QFETCH(QString, text);
        const auto refused = resolve(text);
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
        QVERIFY(refused.error().detail.contains("${NAME}"_L1));
        QVERIFY(!refused.error().detail.contains("s3cret"_L1, Qt::CaseInsensitive));
        QVERIFY(!SecretResolver::check({text}).ok());
    }

    void checksWithoutResolving()
    {
        QVERIFY(SecretResolver::check({u"${NOT_SET_ANYWHERE}"_s}).ok());
        QVERIFY(SecretResolver::check({u"file:/nowhere"_s}).ok());
        QVERIFY(SecretResolver::check({u"{stored: none}"_s}).ok());
    }
};

QTEST_APPLESS_MAIN(SecretsTest)
#include "tst_secrets.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespath.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// The official cases of jmespath.org on the path that production takes: Document and Expression.
class ComplianceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOfficialCaseHoldsButTheNamedOnes();
};

namespace {

struct Tally
{
    int cases = 0;
    QStringList failures;
    QStringList exceptions;
};

/// Cases that we answer otherwise, on purpose, with the reason.
const QHash<QString, QString> &exceptions()
{
    static const QHash<QString, QString> named{};
    return named;
}

QByteArray jsonOf(const QJsonValue &value)
{
    return value.isObject() ? QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)
                            : QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

Document documentOf(const QJsonValue &value)
{
    const auto parsed = Document::parse(jsonOf(QJsonArray{value}));
    return *(*Expression::compile(u"[0][0]"_s)).evaluate(*parsed);
}

/// Empty when the case holds.
QString failureOf(const Document &given, const QJsonObject &test)
{
    const auto expression = Expression::compile(test["expression"_L1].toString());
    const bool wantsError = test.contains("error"_L1);
    if (!expression)
        return wantsError ? QString() : expression.error().detail;
    const auto result = expression->evaluate(given);
    if (!result)
        return wantsError ? QString() : result.error().detail;
    if (wantsError)
        return u"wanted error %1, got %2"_s.arg(test["error"_L1].toString(),
                                                QString::fromUtf8(result->toJson()));
    if (test.contains("result"_L1) && *result != documentOf(test["result"_L1]))
        return u"wanted %1, got %2"_s.arg(QString::fromUtf8(documentOf(test["result"_L1]).toJson()),
                                          QString::fromUtf8(result->toJson()));
    return {};
}

void runFile(const QString &path, Tally &tally)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const auto groups = QJsonDocument::fromJson(file.readAll()).array();
         const QJsonValue &group : groups) {
        const Document given = documentOf(group["given"_L1]);
        for (const auto cases = group["cases"_L1].toArray(); const QJsonValue &test : cases) {
            ++tally.cases;
            const QString failure = failureOf(given, test.toObject());
            if (failure.isEmpty())
                continue;
            const QString name =
                QFileInfo(path).baseName() + u": "_s + test["expression"_L1].toString();
            if (exceptions().contains(name))
                tally.exceptions.append(name + u" ("_s + exceptions().value(name) + u')');
            else
                tally.failures.append(name + u" -> "_s + failure);
        }
    }
}

} // namespace

void ComplianceTest::everyOfficialCaseHoldsButTheNamedOnes()
{
    const QString suites =
        qEnvironmentVariable("SIGNALBOX_SUITES", QStringLiteral(SIGNALBOX_SUITES));
    const QDir folder(suites + u"/jmespath/tests"_s);
    if (!folder.exists()) {
        QVERIFY2(qEnvironmentVariable("CI") != "true"_L1,
                 "the JMESPath cases are missing under CI");
        QSKIP("the JMESPath cases are not there");
    }
    Tally tally;
    for (const auto files = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
         const QString &file : files)
        runFile(folder.filePath(file), tally);
    qInfo().noquote() << u"%1 of %2 official JMESPath cases hold"_s
                             .arg(tally.cases - tally.failures.size() - tally.exceptions.size())
                             .arg(tally.cases);
    for (const QString &exception : std::as_const(tally.exceptions))
        qInfo().noquote() << u"exception:"_s << exception;
    for (const QString &failure : std::as_const(tally.failures))
        qWarning().noquote() << failure;
    QVERIFY(tally.cases > 800);
    QCOMPARE(tally.failures.size(), 0);
    QCOMPARE(tally.exceptions.size(), exceptions().size());
}

QTEST_GUILESS_MAIN(ComplianceTest)
#include "tst_compliance.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/pathsread.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class PathsReadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsFromTheRootAreFound_data();
    void pathsFromTheRootAreFound();
    void stepsCarryDecodedNames();
    void randomTokensNeverTrapTheReader();
};

void PathsReadTest::pathsFromTheRootAreFound_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QStringList>("paths");

    const auto row = [](const QString &expression, const QStringList &paths) {
        QTest::newRow(qPrintable(expression)) << expression << paths;
    };
    row(u"type"_s, {u"type"_s});
    row(u"body.action == 'opened' && headers.\"x-github-event\" == 'issues'"_s,
        {u"body.action"_s, u"headers.\"x-github-event\""_s});
    row(u"body.amount > `10` || !body.test"_s, {u"body.amount"_s, u"body.test"_s});
    row(u"body.items[0].id == body.items[-1].id"_s,
        {u"body.items[0].id"_s, u"body.items[-1].id"_s});
    row(u"body.items[*].name"_s, {u"body.items"_s});
    row(u"body.items[].name | [0]"_s, {u"body.items"_s});
    row(u"body.items[?price > limit].name"_s, {u"body.items"_s});
    row(u"body.items[1:3]"_s, {u"body.items"_s});
    row(u"body.*.x"_s, {u"body"_s});
    row(u"contains(body.labels[].name, 'bug')"_s, {u"body.labels"_s});
    row(u"sort_by(body.list, &age)[0].name"_s, {u"body.list"_s});
    row(u"{a: body.x, b: type}"_s, {u"body.x"_s, u"type"_s});
    row(u"body.{a: x, b: y.z}"_s, {u"body.x"_s, u"body.y.z"_s});
    row(u"body.[x, y]"_s, {u"body.x"_s, u"body.y"_s});
    row(u"[body.x, 'y', `{\"z\": 1}`]"_s, {u"body.x"_s});
    row(u"(body.a || body.b).c"_s, {u"body.a"_s, u"body.b"_s});
    row(u"body | action"_s, {u"body"_s});
    row(u"@.body.a"_s, {u"body.a"_s});
    row(u"@"_s, {});
    row(u"body.a == body.a"_s, {u"body.a"_s});
    row(u"'no path'"_s, {});
    row(u"body.\"unclosed"_s, {});
    row(u""_s, {});
}

void PathsReadTest::pathsFromTheRootAreFound()
{
    QFETCH(QString, expression);
    QFETCH(QStringList, paths);
    QStringList found;
    for (const auto read = pathsRead(expression); const JsonPath &path : read)
        found.append(path.text);
    QCOMPARE(found, paths);
}

void PathsReadTest::stepsCarryDecodedNames()
{
    const auto paths = pathsRead(uR"(body."a\u00e9\"b"[2])");
    QCOMPARE(paths.size(), 1);
    const QList<PathStep> steps{{"body"_ba, {}}, {"aé\"b"_ba, {}}, {{}, 2}};
    QCOMPARE(paths.front().steps, steps);
    QCOMPARE(paths.front().text, uR"(body."aé\"b"[2])"_s);
}

void PathsReadTest::randomTokensNeverTrapTheReader()
{
    const QStringList tokens{u"a"_s, u"."_s, u"["_s, u"]"_s, u"[]"_s,  u"*"_s,   u"("_s,  u")"_s,
                             u"{"_s, u"}"_s, u":"_s, u","_s, u"&"_s,   u"|"_s,   u"||"_s, u"=="_s,
                             u"!"_s, u"@"_s, u"?"_s, u"7"_s, u"'x'"_s, u"`1`"_s, u"f("_s};
    QRandomGenerator random(7);
    for (int round = 0; round < 50'000; ++round) {
        QString expression;
        for (int i = random.bounded(20); i >= 0; --i)
            expression += tokens.at(random.bounded(int(tokens.size())));
        QVERIFY(pathsRead(expression).size() <= 32);
    }
}

QTEST_GUILESS_MAIN(PathsReadTest)
#include "tst_pathsread.moc"

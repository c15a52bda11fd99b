// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scriptedstation.h"
#include "ui/designer/canvas.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowspage.h"
#include "ui/shell/helpdialog.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QAction>
#include <QLabel>
#include <QTest>

#include <memory>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// What the list of keys says.
class HelpTest final : public QObject
{
    Q_OBJECT

    static QStringList namedKeys()
    {
        QStringList keys;
        for (const auto &group : HelpDialog::groups()) {
            for (const auto &shortcut : group.shortcuts)
                keys += shortcut.keys;
        }
        return keys;
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void everyActionOfTheCanvasIsNamed()
    {
        const SystemClock clock;
        const TimeFormat times(clock);
        ScriptedStation station;
        WorkflowsPage page(station, times);
        const auto keys = namedKeys();
        const auto actions = page.editor().canvas().actions();
        QVERIFY(actions.size() > 10);
        for (const auto *action : actions) {
            const auto shortcut = action->shortcut().toString(QKeySequence::NativeText);
            QVERIFY2(shortcut.isEmpty() || keys.contains(shortcut),
                     qPrintable(action->text() + u": "_s + shortcut));
        }
    }

    void theKeysOfAWorkflowAreNamed_data()
    {
        QTest::addColumn<QString>("key");
        for (const auto *key :
             {"Alt+1 … 4", "F5", "F6", "F8", "F9", "F10", "Shift+F10", "Tab", "Ctrl+F", "Ctrl+0",
              "Home", "Alt+Up", "Alt+Right", "Ctrl+Space", "Menu"})
            QTest::newRow(key) << QString::fromUtf8(key);
    }
    void theKeysOfAWorkflowAreNamed()
    {
        QFETCH(QString, key);
        QVERIFY(namedKeys().contains(key));
    }

    void eachGroupIsShownUnderItsTitle()
    {
        const HelpDialog dialog;
        QStringList texts;
        for (const auto *label : dialog.findChildren<QLabel *>())
            texts.append(label->text());
        QCOMPARE(HelpDialog::groups().size(), 6);
        for (const auto &group : HelpDialog::groups()) {
            const auto title = texts.indexOf(group.title);
            QVERIFY2(title >= 0, qPrintable(group.title));
            for (const auto &shortcut : group.shortcuts)
                QVERIFY2(texts.indexOf(shortcut.words, title) > title, qPrintable(shortcut.words));
        }
    }

    void itFitsASmallScreen()
    {
        const HelpDialog dialog;
        QCOMPARE_LE(dialog.sizeHint().width(), 1280);
        QCOMPARE_LE(dialog.sizeHint().height(), 780);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(HelpTest)
#include "tst_help.moc"

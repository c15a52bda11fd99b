// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/scripteditor.h"

#include "ui/designer/editors/beforeafter.h"
#include "ui/designer/editors/codefield.h"
#include "ui/designer/problemwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int codeHeight = 220;
constexpr int consoleHeight = 90;

QLabel *makeWrappedLabel(const char *role, const QString &object, QWidget *parent)
{
    auto *label = makeLabel({}, role, parent);
    label->setObjectName(object);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void showText(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

ScriptEditor::ScriptEditor(QWidget *parent)
    : BodyEditor(parent)
    , m_code(new CodeField(tr("Script"), this))
    , m_file(makeWrappedLabel("muted", u"scriptFile"_s, this))
    , m_wrong(makeWrappedLabel("bad", u"scriptProblem"_s, this))
    , m_sample(new BeforeAfter(this))
    , m_consoleName(makeLabel(tr("Console"), "muted", this))
    , m_console(new QPlainTextEdit(this))
{
    m_code->setObjectName(u"nodeScript"_s);
    m_code->setMinimumHeight(codeHeight);
    m_console->setObjectName(u"scriptConsole"_s);
    m_console->setAccessibleName(tr("Console"));
    m_console->setReadOnly(true);
    m_console->setTabChangesFocus(true);
    m_console->setFont(fixedFont());
    m_console->setFixedHeight(consoleHeight);
    column()->setSpacing(8);
    column()->addWidget(
        makeLabel(tr("JavaScript: transform(event) gives the new body"), "muted", this));
    column()->addWidget(m_file);
    column()->addWidget(m_code, 2);
    column()->addWidget(m_wrong);
    column()->addWidget(m_consoleName);
    column()->addWidget(m_console);
    column()->addWidget(m_sample, 1);
    makeLimits();
    leadFocus(*this, *m_code);
    connect(m_code, &CodeField::codeEdited, this, [this](const QString &text) {
        edit(u"script"_s, [&](ScriptNode &next) {
            next.text = text;
            next.file.clear(); // it is no longer what the file says
        });
        showText(m_file, {});
    });
}

void ScriptEditor::makeLimits()
{
    m_time = new QuantityField(QuantityField::Duration, this);
    m_time->setObjectName(u"nodeScriptTime"_s);
    auto *time = addField(u"script.time"_s, tr("Time for one event"), m_time,
                          tr("250 ms; at most 5 s of the processor"));
    connect(m_time, &QuantityField::problemChanged, time, &FieldBox::setUnreadable);
    connect(m_time, &QuantityField::valueEdited, this, [this](qint64 value) {
        edit(u"script.time"_s, [&](ScriptNode &next) {
            next.time = std::chrono::round<std::chrono::milliseconds>(Microseconds(value));
        });
    });
    m_memory = new QuantityField(QuantityField::Size, this);
    m_memory->setObjectName(u"nodeScriptMemory"_s);
    auto *memory =
        addField(u"script.memory"_s, tr("Memory"), m_memory, tr("32 MB; 1 MB to 256 MB"));
    connect(m_memory, &QuantityField::problemChanged, memory, &FieldBox::setUnreadable);
    connect(m_memory, &QuantityField::valueEdited, this, [this](qint64 value) {
        edit(u"script.memory"_s, [&](ScriptNode &next) { next.memory = value; });
    });
}

void ScriptEditor::showBody(const ScriptNode &body)
{
    m_code->setCode(body.text);
    m_time->setValue(Microseconds(body.time).count());
    m_memory->setValue(body.memory);
    showText(m_file,
             body.file.isEmpty() ? QString() : tr("A station file has it from %1.").arg(body.file));
}

QList<WorkflowProblem> ScriptEditor::setProblems(const QList<WorkflowProblem> &problems)
{
    auto others = BodyEditor::setProblems(problems);
    QString sentence;
    qsizetype position = -1;
    others.removeIf([&](const WorkflowProblem &problem) {
        if (problem.reason != WorkflowProblem::Reason::Script)
            return false;
        sentence = ProblemWords::sentence(problem);
        position = problem.position;
        return true;
    });
    m_problem = position;
    markProblem();
    showText(m_wrong, sentence);
    return others;
}

void ScriptEditor::markProblem()
{
    if (m_problem >= 0)
        m_code->setProblem(m_problem);
    else
        m_code->setFailure(m_failureLine);
}

void ScriptEditor::setReport(const NodeReport &report)
{
    BodyEditor::setReport(report);
    m_sample->setReport(report);
    m_failureLine = report.failureLine;
    markProblem();
    const auto said = report.console.join(u'\n');
    if (m_console->toPlainText() != said)
        m_console->setPlainText(said);
    m_console->setVisible(!said.isEmpty());
    m_consoleName->setVisible(!said.isEmpty());
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/mapeditor.h"

#include "ui/designer/editors/beforeafter.h"
#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/editors/fieldbox.h"
#include "ui/designer/editors/pairtable.h"
#include "ui/designer/editors/reportwords.h"
#include "ui/designer/problemwords.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int valueLines = 2;
constexpr int bodyLines = 5;
constexpr qsizetype resultLength = 60;

QString fieldOf(const MapField &field)
{
    return u"map."_s + field.target;
}

const ExpressionReport *reportOf(const NodeReport &report, const QString &field)
{
    const auto found = std::ranges::find(report.expressions, field, &ExpressionReport::field);
    return found == report.expressions.end() ? nullptr : &*found;
}

} // namespace

MapEditor::MapEditor(QWidget *parent)
    : NodeEditor(parent)
    , m_way(new Choice({tr("Fields"), tr("Expression"), tr("Template")}, this))
    , m_fields(new PairTable(tr("Fields"), tr("Field"), tr("Value"), this))
    , m_value(new ExpressionField(tr("Value of the chosen field"), valueLines, this))
    , m_whole(new ExpressionField(tr("Expression of the new body"), bodyLines, this))
    , m_template(new ExpressionField(tr("Template of the new body"), bodyLines, this))
    , m_sample(new BeforeAfter(this))
    , m_method(new QComboBox(this))
    , m_contentType(new QLineEdit(this))
    , m_headers(new PairTable(tr("Headers"), tr("Header"), tr("Value"), this))
{
    makeBody();
    makeSettings();
    leadFocus(*this, *m_way);
    showWay(Fields);
}

void MapEditor::makeBody()
{
    m_way->setObjectName(u"nodeMapWay"_s);
    m_fields->setObjectName(u"nodeFields"_s);
    m_value->setObjectName(u"nodeFieldValue"_s);
    m_whole->setObjectName(u"nodeWhole"_s);
    m_template->setObjectName(u"nodeTemplate"_s);
    m_template->setSyntax(ExpressionSyntax::Template);
    m_valueBox = new FieldBox(tr("Value of the chosen field"), m_value, {}, this);
    m_wholeBox = new FieldBox(tr("An expression that gives the new body"), m_whole, {}, this);
    m_templateBox = new FieldBox(tr("Text with expressions in double braces"), m_template,
                                 tr("Order {{body.id}}"), this);
    column()->setSpacing(8);
    column()->addWidget(makeLabel(tr("The new body, by"), "muted", this));
    column()->addWidget(m_way, 0, Qt::AlignLeft);
    column()->addWidget(m_fields);
    column()->addWidget(m_valueBox);
    column()->addWidget(m_wholeBox);
    column()->addWidget(m_templateBox);
    column()->addWidget(m_sample);
    connect(m_way, &Choice::chosen, this, &MapEditor::showWay);
    connect(m_fields, &PairTable::pairsEdited, this, [this] { takeFields({}); });
    connect(m_fields, &PairTable::currentRowChanged, this, &MapEditor::showField);
    connect(m_value, &ExpressionField::expressionEdited, this, [this](const QString &text) {
        if (m_row < 0)
            return;
        m_fields->setText(m_row, text);
        takeFields(u"map.fields[%1]"_s.arg(m_row));
    });
    connect(m_whole, &ExpressionField::expressionEdited, this, [this](const QString &text) {
        edit(u"map.expression"_s, [&](MapNode &node) {
            node.fields.clear();
            node.expression = text;
            node.text.reset();
        });
    });
    connect(m_template, &ExpressionField::expressionEdited, this, [this](const QString &text) {
        edit(u"template"_s, [&](MapNode &node) {
            node.fields.clear();
            node.expression.clear();
            node.text = text;
        });
    });
}

void MapEditor::makeSettings()
{
    m_contentType->setObjectName(u"nodeContentType"_s);
    m_contentType->setPlaceholderText(u"application/json"_s);
    m_contentType->setFont(fixedFont());
    addField(u"content_type"_s, tr("Content type"), m_contentType);
    connect(m_contentType, &QLineEdit::textEdited, this, [this](const QString &text) {
        edit(u"content_type"_s, [&](MapNode &node) { node.contentType = text; });
    });
    m_method->setObjectName(u"nodeMethod"_s);
    m_method->addItem(tr("POST, as usual"), QString());
    for (const auto *method : {"POST", "PUT", "PATCH", "DELETE"})
        m_method->addItem(QString::fromLatin1(method), QString::fromLatin1(method));
    addField(u"set.method"_s, tr("Method"), m_method);
    connect(m_method, &QComboBox::activated, this, [this] {
        edit(u"method"_s,
             [this](MapNode &node) { node.method = m_method->currentData().toString(); });
    });
    addSetting(u"nodePath"_s, u"set.path"_s, tr("Path"), u"/orders/{{body.id}}"_s, &MapNode::path);
    addSetting(u"nodeKey"_s, u"set.key"_s, tr("Key"), u"{{id}}"_s, &MapNode::key);
    m_headers->setObjectName(u"nodeHeaders"_s);
    column()->addWidget(makeLabel(tr("Headers"), "muted", this));
    column()->addWidget(m_headers, 1);
    connect(m_headers, &PairTable::pairsEdited, this, [this] {
        edit({}, [this](MapNode &node) {
            node.headers.clear();
            for (const auto &[name, text] : m_headers->pairs())
                node.headers.append({name, text});
        });
    });
}

void MapEditor::addSetting(const QString &object, const QString &field, const QString &name,
                           const QString &hint, QString MapNode::*member)
{
    auto *setting = new ExpressionField(name, 1, this);
    setting->setObjectName(object);
    setting->setSyntax(ExpressionSyntax::Template);
    setting->setPlaceholderText(hint);
    addField(field, name, setting);
    m_settings.append({setting, member});
    connect(setting, &ExpressionField::expressionEdited, this,
            [this, object, member](const QString &text) {
                edit(object, [&](MapNode &node) { node.*member = text; });
            });
}

template <typename Change>
void MapEditor::edit(const QString &field, const Change &change)
{
    auto node = m_node;
    change(node);
    if (node == m_node)
        return;
    m_node = node;
    Q_EMIT edited(node, field);
}

void MapEditor::takeFields(const QString &field)
{
    edit(field, [this](MapNode &node) {
        node.fields.clear();
        for (const auto &[target, expression] : m_fields->pairs())
            node.fields.append({target, expression});
        node.expression.clear();
        node.text.reset();
    });
    showField(m_fields->currentRow());
}

void MapEditor::showWay(int way)
{
    m_way->setCurrent(way);
    m_fields->setVisible(way == Fields);
    m_wholeBox->setVisible(way == Whole);
    m_templateBox->setVisible(way == Template);
    showField(m_fields->currentRow());
}

void MapEditor::showField(int row)
{
    m_row = row < m_node.fields.size() ? row : -1;
    m_valueBox->setVisible(m_way->current() == Fields && m_row >= 0);
    if (m_row < 0)
        return;
    const auto &field = m_node.fields.at(m_row);
    m_value->setExpression(field.expression);
    m_valueBox->setReport(reportOf(m_report, fieldOf(field)));
    const auto problem = std::ranges::find(m_problems, fieldOf(field), &WorkflowProblem::field);
    if (problem == m_problems.end())
        m_valueBox->setProblem({});
    else
        m_valueBox->setProblem(ProblemWords::sentence(*problem), problem->position);
}

void MapEditor::setBody(const NodeBody &body)
{
    const auto &node = std::get<MapNode>(body);
    const bool other = node != m_node;
    m_node = node;
    QList<PairTable::Pair> fields;
    for (const auto &field : node.fields)
        fields.append({field.target, field.expression});
    m_fields->setPairs(fields);
    m_whole->setExpression(node.expression);
    m_template->setExpression(node.text.value_or(QString()));
    QList<PairTable::Pair> headers;
    for (const auto &header : node.headers)
        headers.append({header.name, header.text});
    m_headers->setPairs(headers);
    if (m_contentType->text() != node.contentType)
        m_contentType->setText(node.contentType);
    if (m_method->findData(node.method) < 0)
        m_method->addItem(node.method, node.method);
    m_method->setCurrentIndex(m_method->findData(node.method));
    for (const auto &[setting, member] : std::as_const(m_settings))
        setting->setExpression(node.*member);
    if (other)
        showWay(node.text ? Template : node.expression.isEmpty() ? Fields : Whole);
    showField(m_fields->currentRow());
}

QList<WorkflowProblem> MapEditor::setProblems(const QList<WorkflowProblem> &problems)
{
    m_problems = problems;
    m_fields->setProblem(-1, {});
    m_wholeBox->setProblem({});
    m_templateBox->setProblem({});
    auto others = NodeEditor::setProblems(problems);
    others.removeIf([&](const WorkflowProblem &problem) {
        const auto sentence = ProblemWords::sentence(problem);
        if (problem.field == "map"_L1)
            m_wholeBox->setProblem(sentence, problem.position);
        else if (problem.field == "template"_L1)
            m_templateBox->setProblem(sentence, problem.position);
        for (int row = 0; row < m_node.fields.size(); ++row) {
            if (problem.field != fieldOf(m_node.fields[row]))
                continue;
            m_fields->setProblem(row, sentence);
            return true;
        }
        return m_way->current() == Whole ? problem.field == "map"_L1
                                         : problem.field == "template"_L1;
    });
    showField(m_fields->currentRow());
    return others;
}

void MapEditor::setReport(const NodeReport &report)
{
    NodeEditor::setReport(report);
    m_report = report;
    m_sample->setReport(report);
    QStringList results;
    for (const auto &field : std::as_const(m_node.fields)) {
        const auto *one = reportOf(report, fieldOf(field));
        results.append(!one                         ? QString()
                           : one->failure.isEmpty() ? ReportWords::value(*one, resultLength)
                                                    : tr("fails"));
    }
    m_fields->setResults(tr("Sample"), results);
    showField(m_fields->currentRow());
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/mapeditor.h"

#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/editors/pairtable.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {
constexpr int expressionLines = 5;
}

MapEditor::MapEditor(QWidget *parent)
    : NodeEditor(parent)
    , m_way(new Choice({tr("Fields"), tr("Expression"), tr("Template")}, this))
    , m_ways(new QStackedWidget(this))
    , m_fields(new PairTable(tr("Fields"), tr("Field"), tr("Value"), this))
    , m_whole(new ExpressionField(tr("Expression of the new body"), expressionLines, this))
    , m_template(new ExpressionField(tr("Template of the new body"), expressionLines, this))
    , m_headers(new PairTable(tr("Headers"), tr("Header"), tr("Value"), this))
{
    m_fields->setObjectName(u"nodeFields"_s);
    m_whole->setObjectName(u"nodeWhole"_s);
    m_template->setObjectName(u"nodeTemplate"_s);
    m_headers->setObjectName(u"nodeHeaders"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeBody());
    layout->addWidget(makeSettings(), 1);
    connect(m_way, &Choice::chosen, m_ways, &QStackedWidget::setCurrentIndex);
    connect(m_fields, &PairTable::pairsEdited, this, [this] {
        edit(u"map"_s, [this](MapNode &node) {
            node.fields.clear();
            for (const auto &[target, expression] : m_fields->pairs())
                node.fields.append({target, expression});
            node.expression.clear();
            node.text.reset();
        });
    });
    connect(m_whole, &ExpressionField::expressionEdited, this, [this](const QString &text) {
        edit(u"map"_s, [&](MapNode &node) {
            node.fields.clear();
            node.expression = text;
            node.text.reset();
        });
    });
    connect(m_template, &ExpressionField::expressionEdited, this, [this](const QString &text) {
        edit(u"map"_s, [&](MapNode &node) {
            node.fields.clear();
            node.expression.clear();
            node.text = text;
        });
    });
    connect(m_headers, &PairTable::pairsEdited, this, [this] {
        edit(u"headers"_s, [this](MapNode &node) {
            node.headers.clear();
            for (const auto &[name, text] : m_headers->pairs())
                node.headers.append({name, text});
        });
    });
}

QWidget *MapEditor::makeBody()
{
    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("The new body, by"), "muted", body));
    layout->addWidget(m_way);
    m_ways->addWidget(m_fields);
    m_ways->addWidget(m_whole);
    m_ways->addWidget(m_template);
    layout->addWidget(m_ways);
    setFocusProxy(m_way);
    return body;
}

QLineEdit *MapEditor::makeSetting(const QString &object, const QString &name, const QString &hint,
                                  QString MapNode::*member)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(object);
    line->setAccessibleName(name);
    line->setPlaceholderText(hint);
    line->setFont(fixedFont());
    m_settings.append({line, member});
    connect(line, &QLineEdit::textEdited, this, [this, object, member](const QString &text) {
        edit(object, [&](MapNode &node) { node.*member = text; });
    });
    return line;
}

QWidget *MapEditor::makeSettings()
{
    auto *settings = new QWidget(this);
    auto *form = new QFormLayout(settings);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    const auto add = [&](const QString &object, const QString &name, const QString &hint,
                         QString MapNode::*member) {
        form->addRow(name, makeSetting(object, name, hint, member));
    };
    add(u"nodeContentType"_s, tr("Content type"), u"application/json"_s, &MapNode::contentType);
    add(u"nodeMethod"_s, tr("Method"), u"POST"_s, &MapNode::method);
    add(u"nodePath"_s, tr("Path"), u"/orders/{{body.id}}"_s, &MapNode::path);
    add(u"nodeKey"_s, tr("Key"), u"{{id}}"_s, &MapNode::key);
    form->addRow(makeLabel(tr("Headers"), "muted", settings));
    form->addRow(m_headers);
    return settings;
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
    for (const auto &[line, member] : m_settings) {
        if (line->text() != node.*member)
            line->setText(node.*member);
    }
    if (!other)
        return;
    const auto way = node.text ? Template : node.expression.isEmpty() ? Fields : Whole;
    m_way->setCurrent(way);
    m_ways->setCurrentIndex(way);
}

void MapEditor::setProblems(const QList<WorkflowProblem> &problems)
{
    m_fields->setProblem(-1, {});
    m_whole->setProblem(-1);
    m_template->setProblem(-1);
    for (const auto &problem : problems) {
        const auto position = std::max<qsizetype>(problem.position, 0);
        if (problem.field == "map"_L1)
            m_whole->setProblem(position);
        else if (problem.field == "template"_L1)
            m_template->setProblem(position);
        for (int row = 0; row < m_node.fields.size(); ++row) {
            if (problem.field == u"map."_s + m_node.fields[row].target)
                m_fields->setProblem(row, problem.detail);
        }
    }
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/conditions/conditionrow.h"

#include "ui/designer/conditions/conditionwords.h"
#include "ui/designer/conditions/fieldpicker.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QStringListModel>
#include <QStyle>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace ConditionValues;
using Op = ConditionOperator;

namespace {

constexpr qsizetype shownSample = 40;

QLineEdit *makeLine(const QString &object, const QString &name, QWidget *parent)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(object);
    line->setAccessibleName(name);
    line->setFont(fixedFont());
    line->setMinimumWidth(40);
    return line;
}

} // namespace

ConditionRow::ConditionRow(const ConditionTest &test, QWidget *parent)
    : QWidget(parent)
    , m_value(test.value)
    , m_field(makeLine(u"conditionField"_s, tr("Field"), this))
    , m_paths(new QStringListModel(this))
    , m_pick(makeIconButton(u"braces"_s, tr("Choose a field of the sample event"), this))
    , m_operator(new QComboBox(this))
    , m_first(makeLine(u"conditionValue"_s, tr("Value"), this))
    , m_and(makeLabel(tr("and"), "muted", this))
    , m_second(makeLine(u"conditionSecondValue"_s, tr("Second value"), this))
    , m_options(makeLabel({}, "muted", this))
{
    m_field->setPlaceholderText(u"body.action"_s);
    m_field->setText(test.field);
    auto *completer = new QCompleter(m_paths, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_field->setCompleter(completer);
    m_pick->setObjectName(u"pickField"_s);
    m_options->setObjectName(u"conditionOptions"_s);
    m_options->setWordWrap(true);
    m_operator->setObjectName(u"conditionOperator"_s);
    m_operator->setAccessibleName(tr("What is asked"));
    m_operator->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_operator->setMinimumContentsLength(9);
    m_operator->addItem(ConditionWords::name(test.op), int(test.op));
    auto *more = makeIconButton(u"ellipsis-vertical"_s, tr("More about this condition"), this);
    more->setObjectName(u"conditionMore"_s);
    makeMenu(more);
    m_anyCase->setChecked(test.anyCase);
    m_asNumber->setChecked(test.asNumber);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_field, 0, 0);
    layout->addWidget(m_pick, 0, 1);
    layout->addWidget(more, 0, 2);
    auto *question = new QHBoxLayout;
    question->setSpacing(4);
    question->addWidget(m_operator, 1);
    question->addWidget(m_first, 1);
    question->addWidget(m_and);
    question->addWidget(m_second, 1);
    layout->addLayout(question, 1, 0, 1, 3);
    layout->addWidget(m_options, 2, 0, 1, 3);
    layout->setColumnStretch(0, 1);
    leadFocus(*this, *m_field);
    setTabOrder({m_field, m_pick, more, m_operator, m_first, m_second});
    connect(m_field, &QLineEdit::textEdited, this, [this] { takeField(m_field->objectName()); });
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this](const QString &path) {
                m_field->setText(path);
                takeField(m_field->objectName()); // typed to its end
            });
    connect(m_pick, &QToolButton::clicked, this, &ConditionRow::pickField);
    connect(m_operator, &QComboBox::activated, this, &ConditionRow::takeOperator);
    for (auto *line : {m_first, m_second}) {
        connect(line, &QLineEdit::textEdited, this, [this, line] {
            line->setToolTip(line->text());
            m_value = value();
            Q_EMIT edited(line->objectName());
        });
    }
    fillOperators();
    updateRow();
    showValue();
}

void ConditionRow::makeMenu(QToolButton *button)
{
    auto *menu = new QMenu(button);
    m_anyCase = menu->addAction(tr("Upper and lower case are the same"));
    m_anyCase->setCheckable(true);
    m_asNumber = menu->addAction(tr("The field may hold its number as text"));
    m_asNumber->setCheckable(true);
    for (auto *option : {m_anyCase, m_asNumber})
        connect(option, &QAction::triggered, this, [this] {
            updateRow();
            Q_EMIT edited({});
        });
    menu->addSeparator();
    menu->addAction(addAction(tr("Move up"), Qt::ALT | Qt::Key_Up, &ConditionRow::moveUp));
    menu->addAction(addAction(tr("Move down"), Qt::ALT | Qt::Key_Down, &ConditionRow::moveDown));
    menu->addAction(
        addAction(tr("Put into a group"), Qt::ALT | Qt::Key_Right, &ConditionRow::groupWanted));
    menu->addSeparator();
    menu->addAction(addAction(tr("Remove"), Qt::ALT | Qt::Key_Delete, &ConditionRow::removeWanted));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
}

QAction *ConditionRow::addAction(const QString &text, const QKeySequence &keys,
                                 void (ConditionRow::*run)())
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QWidget::addAction(action);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void ConditionRow::moveUp()
{
    Q_EMIT moveWanted(-1);
}

void ConditionRow::moveDown()
{
    Q_EMIT moveWanted(1);
}

ConditionOperator ConditionRow::op() const
{
    return Op(m_operator->currentData().toInt());
}

FieldType ConditionRow::valueType() const
{
    if (takesNumber(op()) && m_asNumber->isChecked())
        return FieldType::Number;
    return ConditionValues::valueType(op(), typeOf(sample()));
}

const ExpressionVocabulary::Path *ConditionRow::sample() const
{
    return m_vocabulary ? m_vocabulary->find(m_field->text()) : nullptr;
}

QJsonValue ConditionRow::value() const
{
    const auto type = valueType();
    if (!takesValue(op()))
        return QJsonValue::Null;
    if (op() == Op::Between)
        return QJsonArray{valueFromText(m_first->text(), type),
                          valueFromText(m_second->text(), type)};
    if (!takesList(op()))
        return valueFromText(m_first->text(), type);
    const auto list = listFromText(m_first->text(), type);
    return op() == Op::InNetwork && list.size() == 1 ? list.first() : QJsonValue(list);
}

ConditionTest ConditionRow::test() const
{
    const bool numeric = takesNumber(op()) && m_asNumber->isChecked();
    // What was a text may have become a number by the choice.
    const QJsonValue current = numeric && !isOrdering(op()) ? value() : m_value;
    return {m_field->text().trimmed(), op(), takesValue(op()) ? current : QJsonValue::Null,
            takesCase(op()) && m_anyCase->isChecked() && !numeric, numeric};
}

void ConditionRow::setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary)
{
    m_vocabulary = vocabulary;
    QStringList paths;
    if (vocabulary) {
        for (const auto &path : vocabulary->paths())
            paths.append(path.text);
    }
    m_paths->setStringList(paths);
    fillOperators();
    updateRow();
    if (!m_first->hasFocus() && !m_second->hasFocus())
        showValue();
}

void ConditionRow::pickField()
{
    if (!m_vocabulary || m_vocabulary->envelope().nodes.isEmpty())
        return;
    auto *picker = new FieldPicker(m_vocabulary->envelope(), m_field->text(), this);
    connect(picker, &FieldPicker::picked, this, [this](const QString &path) {
        m_field->setText(path);
        takeField({});
        m_first->setFocus();
    });
    picker->popUp(*m_pick);
}

void ConditionRow::takeField(const QString &part)
{
    fillOperators();
    updateRow();
    m_value = value(); // the same text may be another value for another kind of field
    Q_EMIT edited(part);
}

void ConditionRow::takeOperator()
{
    const auto *path = sample();
    bool isNumber = false;
    if (path != nullptr && path->kind == JsonTree::Kind::String)
        path->value.toDouble(&isNumber);
    if (isOrdering(op()) && isNumber)
        m_asNumber->setChecked(true);
    updateRow();
    m_value = value();
    Q_EMIT edited({});
}

void ConditionRow::fillOperators()
{
    const auto current = op();
    auto operators = operatorsFor(typeOf(sample()));
    if (!operators.contains(current))
        operators.append(current);
    m_operator->clear();
    for (const auto each : std::as_const(operators))
        m_operator->addItem(ConditionWords::name(each), int(each));
    m_operator->setCurrentIndex(m_operator->findData(int(current)));
}

void ConditionRow::showValue()
{
    const auto type = valueType();
    QString first;
    QString second;
    if (op() == Op::Between) {
        first = valueText(m_value.toArray().at(0), type);
        second = valueText(m_value.toArray().at(1), type);
    } else if (takesList(op())) {
        first = listText(m_value, type);
    } else if (takesValue(op())) {
        first = m_value.isNull() && op() != Op::Equal && op() != Op::NotEqual
            ? QString()
            : valueText(m_value, type);
    }
    for (const auto &[line, text] : {std::pair(m_first, first), std::pair(m_second, second)}) {
        if (line->text() == text)
            continue;
        line->setText(text);
        line->setCursorPosition(0); // its beginning is to be seen
    }
}

void ConditionRow::updateRow()
{
    const bool pair = op() == Op::Between;
    m_first->setVisible(takesValue(op()));
    m_and->setVisible(pair);
    m_second->setVisible(pair);
    m_anyCase->setVisible(takesCase(op()));
    m_asNumber->setVisible(takesNumber(op()));
    QStringList options;
    for (const auto *option : {m_anyCase, m_asNumber}) {
        if (option->isVisible() && option->isChecked())
            options.append(option->text());
    }
    m_options->setText(options.join(u'\n'));
    m_options->setVisible(!options.isEmpty());
    m_first->setToolTip(m_first->text());
    m_pick->setEnabled(m_vocabulary && !m_vocabulary->envelope().nodes.isEmpty());
    const auto *path = sample();
    auto hint = ConditionWords::example(op());
    if (hint.isEmpty() && path != nullptr && !path->value.isEmpty())
        hint = path->value.left(shownSample);
    m_first->setPlaceholderText(hint);
    const auto field = m_field->text();
    const bool wrong = !field.trimmed().isEmpty() && !ExpressionVocabulary::isPath(field);
    m_field->setToolTip(wrong ? tr("A field is names joined by points: body.items[0].id. A name "
                                   "with other signs stands in double quotes.")
                              : field);
    if (m_field->property("invalid").toBool() != wrong) {
        m_field->setProperty("invalid", wrong);
        style()->unpolish(m_field);
        style()->polish(m_field);
    }
}

} // namespace Signalbox

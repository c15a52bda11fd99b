// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/nodepanel.h"

#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/editors/samplechooser.h"
#include "ui/designer/editors/sampleevents.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/livetrial.h"
#include "ui/designer/nodewords.h"
#include "ui/designer/problemwords.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/wheelguard.h"

#include <QApplication>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int headIconSize = 16;
constexpr int longestNodeName = 64;
enum Pane { Nothing, Editor };

QLabel *makeWrapped(const char *role, QWidget *parent)
{
    auto *label = makeLabel({}, role, parent);
    label->setWordWrap(true);
    label->hide();
    return label;
}

/// Whether a node of that kind looks into events.
bool hasExpressions(const NodeBody &body)
{
    return !std::holds_alternative<SourceNode>(body)
        && !std::holds_alternative<DestinationNode>(body)
        && !std::holds_alternative<StopNode>(body);
}

/// By itself: the text inside of a number field hands the focus on to it.
bool takesTab(const QWidget &widget)
{
    return widget.focusPolicy() & Qt::TabFocus && !widget.focusProxy();
}

} // namespace

NodePanel::NodePanel(Station &station, GraphDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_stack(new QStackedWidget(this))
    , m_icon(new QLabel(this))
    , m_kind(makeLabel({}, "heading", this))
    , m_sentence(makeLabel({}, "muted", this))
    , m_name(new QLineEdit(this))
    , m_refusal(makeWrapped("bad", this))
    , m_owner(makeWrapped("muted", this))
    , m_trouble(makeWrapped("bad", this))
    , m_samples(new SampleEvents(station, this))
    , m_sample(new SampleChooser(station, *m_samples, this))
    , m_trial(new LiveTrial(station, document, this))
    , m_place(new QVBoxLayout)
{
    auto *nothing = new EmptyState;
    nothing->setContent(u"workflow"_s, tr("No node is chosen"),
                        tr("Choose a node to see and change what it does."));
    auto *content = new QWidget;
    guardFromWheel(*content);
    m_sentence->setWordWrap(true);
    m_name->setObjectName(u"nodeName"_s);
    m_name->setAccessibleName(tr("Name of the node"));
    m_name->setMaxLength(longestNodeName);
    m_refusal->setObjectName(u"nodeNameRefusal"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(m_kind, 1);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_sentence);
    layout->addWidget(m_owner);
    layout->addWidget(makeLabel(tr("Name"), "muted", content));
    layout->addWidget(m_name);
    layout->addWidget(m_refusal);
    layout->addWidget(m_sample);
    layout->addSpacing(4);
    layout->addLayout(m_place, 1);
    layout->addWidget(m_trouble);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    m_stack->addWidget(nothing);
    m_stack->addWidget(scroll);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    connect(m_name, &QLineEdit::editingFinished, this, &NodePanel::rename);
    connect(m_name, &QLineEdit::textEdited, this, [this] { refuseName({}); });
    connect(&document, &GraphDocument::nodeChanged, this, [this](const QString &id) {
        if (id == m_id)
            takeNode();
    });
    connect(&document, &GraphDocument::nodeRemoved, this, [this](const QString &id) {
        if (id == m_id)
            showNode({});
    });
    connectTrial();
}

void NodePanel::connectTrial()
{
    connect(m_samples, &SampleEvents::currentChanged, this,
            [this] { m_trial->setSample(m_samples->current()); });
    connect(m_trial, &LiveTrial::reported, this, &NodePanel::takeReport);
    connect(m_trial, &LiveTrial::vocabularyChanged, this,
            [this](const std::shared_ptr<const ExpressionVocabulary> &vocabulary) {
                m_vocabulary = vocabulary;
                m_sample->setVocabulary(vocabulary);
                if (m_editor)
                    m_editor->setVocabulary(vocabulary);
            });
    connect(m_trial, &LiveTrial::sampleMissing, m_samples, &SampleEvents::forgetCurrent);
    connect(&m_document, &GraphDocument::changed, this, &NodePanel::updateSources);
    connect(m_sample, &SampleChooser::fieldPicked, this, &NodePanel::writeField);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        auto *field = qobject_cast<ExpressionField *>(now);
        if (field && m_editor && m_editor->isAncestorOf(field))
            m_lastField = field;
    });
}

NodePanel::~NodePanel()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus moves when only a QWidget is left
}

void NodePanel::writeField(const QString &path)
{
    auto *field = m_lastField ? m_lastField.data() : nullptr;
    if (!field && m_editor)
        field = m_editor->findChild<ExpressionField *>();
    if (!field || !field->isVisible() || !field->isEnabled())
        return;
    field->insertPlainText(path);
    field->setFocus();
}

void NodePanel::setWorkflow(const QString &name)
{
    m_workflow = name;
    updateSources();
}

void NodePanel::updateSources()
{
    QStringList sources;
    for (const auto &each : m_document.graph().graph.nodes) {
        if (const auto *source = std::get_if<SourceNode>(&each.body))
            sources += source->sources;
    }
    sources.removeDuplicates();
    m_samples->setWorkflow(m_workflow, sources);
}

void NodePanel::takeReport(const NodeReport &report)
{
    m_sample->setArrives(report.arrives);
    if (m_editor)
        m_editor->setReport(report);
}

void NodePanel::setKnownObjects(const KnownObjects &known)
{
    if (m_known == known)
        return;
    m_known = known;
    showNode(std::exchange(m_id, {})); // its editor offers the new names
}

void NodePanel::setReadOnly(const QString &why)
{
    m_owner->setText(why);
    m_owner->setVisible(!why.isEmpty());
    m_name->setReadOnly(!why.isEmpty());
    if (m_editor)
        m_editor->setEnabled(why.isEmpty());
}

const Node *NodePanel::node() const
{
    return m_document.graph().node(m_id);
}

void NodePanel::showNode(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_trial->setNode({}); // what is answered now is for an editor that goes
    delete std::exchange(m_editor, nullptr);
    m_stack->setCurrentIndex(node() ? Editor : Nothing);
    const bool tried = node() && hasExpressions(node()->body);
    m_sample->setVisible(tried);
    if (tried)
        m_samples->refresh();
    m_sample->setArrives(true);
    if (!node())
        return;
    const auto kind = NodeWords::of(node()->body);
    m_icon->setPixmap(icon(kind.icon).pixmap(headIconSize, headIconSize));
    m_kind->setText(kind.name);
    m_sentence->setText(kind.sentence);
    m_name->setText(id);
    refuseName({});
    m_editor = makeNodeEditor(node()->body, m_known, this);
    m_editor->setEnabled(m_owner->text().isEmpty());
    m_place->addWidget(m_editor, 1);
    connect(m_editor, &NodeEditor::edited, this,
            [this](const NodeBody &body, const QString &field) {
                m_document.change(tr("Edit %1").arg(m_id),
                                  GraphEdit::changed(m_document.graph(), m_id, body),
                                  field.isEmpty() ? QString() : u"edit %1 %2"_s.arg(m_id, field));
            });
    connect(m_editor, &NodeEditor::objectWanted, this, &NodePanel::objectWanted);
    m_editor->setVocabulary(m_vocabulary);
    takeNode();
    orderTabs();
    showProblems();
    m_trial->setNode(tried ? m_id : QString());
}

void NodePanel::takeNode()
{
    if (m_editor && node())
        m_editor->setBody(node()->body);
}

void NodePanel::rename()
{
    const auto wish = m_name->text().trimmed();
    if (!node() || wish == m_id || m_name->isReadOnly())
        return;
    static const QRegularExpression names(u"^[A-Za-z0-9_-]+$"_s);
    const bool taken = m_document.graph().node(wish);
    if (taken || !names.match(wish).hasMatch()) {
        refuseName(
            taken ? tr("Another node is called %1.").arg(wish)
                : wish.isEmpty()
                ? tr("A node has a name.")
                : tr("A node's name has letters from A to Z, digits, _ and -, and no blanks."));
        m_name->setText(m_id);
        return;
    }
    m_document.change(tr("Rename %1").arg(m_id),
                      GraphEdit::renamed(m_document.graph(), m_id, wish));
    Q_EMIT nodeRenamed(wish);
}

void NodePanel::refuseName(const QString &why)
{
    m_refusal->setText(why);
    m_refusal->setVisible(!why.isEmpty());
    m_name->setAccessibleDescription(why);
}

void NodePanel::setProblems(const QList<WorkflowProblem> &problems)
{
    m_problems = problems;
    showProblems();
}

void NodePanel::showProblems()
{
    QList<WorkflowProblem> own;
    for (const auto &problem : std::as_const(m_problems)) {
        if (problem.node == m_id && !m_id.isEmpty())
            own.append(problem);
    }
    if (m_editor)
        own = m_editor->setProblems(own);
    QStringList sentences;
    for (const auto &problem : std::as_const(own))
        sentences.append(ProblemWords::sentence(problem));
    m_trouble->setText(sentences.join(u'\n'));
    m_trouble->setVisible(!sentences.isEmpty());
}

QList<QWidget *> NodePanel::readingOrder() const
{
    QList<QWidget *> fields;
    for (auto *each : findChildren<QWidget *>()) {
        if (takesTab(*each) && each->isVisible() && each->isEnabled()
            && !qobject_cast<QScrollArea *>(each))
            fields.append(each);
    }
    std::ranges::stable_sort(fields, {}, [this](const QWidget *each) {
        const auto at = each->mapTo(this, QPoint());
        return std::pair(at.y() + each->height() / 2, at.x());
    });
    return fields;
}

/// What is made late stands last in the window's own order: whoever came by it from there would
/// find himself here, and never pass what stands before.
void NodePanel::orderTabs()
{
    QWidget *before = m_name;
    for (QWidget *part : {static_cast<QWidget *>(m_sample), static_cast<QWidget *>(m_editor)}) {
        const auto fields = part ? part->findChildren<QWidget *>() : QList<QWidget *>();
        for (auto *each : fields) {
            if (!takesTab(*each) || each->window() != window())
                continue;
            setTabOrder(before, each);
            before = each;
        }
    }
}

/// What takes Tab behind this panel, or before it. Null: there is nothing.
QWidget *NodePanel::beyond(bool next) const
{
    const auto step = [next](const QWidget *from) {
        return next ? from->nextInFocusChain() : from->previousInFocusChain();
    };
    for (auto *each = step(this); each != this; each = step(each)) {
        if (takesTab(*each) && each->isVisible() && each->isEnabled() && !isAncestorOf(each))
            return each;
    }
    return nullptr;
}

bool NodePanel::focusNextPrevChild(bool next)
{
    orderTabs(); // there may be new rows
    const auto fields = readingOrder();
    const auto at = fields.indexOf(QApplication::focusWidget());
    if (at < 0)
        return QWidget::focusNextPrevChild(next);
    const auto to = at + (next ? 1 : -1);
    auto *place = to >= 0 && to < fields.size() ? fields[to] : beyond(next);
    if (!place)
        return QWidget::focusNextPrevChild(next);
    place->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void NodePanel::edit()
{
    if (m_editor) {
        m_editor->show(); // a new one would be shown later only
        m_editor->setFocus(Qt::TabFocusReason);
    }
}

} // namespace Signalbox

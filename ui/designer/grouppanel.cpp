// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/grouppanel.h"

#include "ui/designer/graphdocument.h"
#include "ui/designer/groupedit.h"
#include "ui/designer/hues.h"
#include "ui/designer/nodewords.h"
#include "ui/designer/problemwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tokens.h"
#include "ui/widgets/wheelguard.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int groupIconSize = 16;
constexpr int commentHeight = 96;
constexpr int nodeRole = Qt::UserRole;

QIcon colorIcon(GroupColor color, const Tokens &tokens)
{
    QPixmap pixmap(groupIconSize, groupIconSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Hues::of(color, tokens));
    painter.drawRoundedRect(pixmap.rect().adjusted(2, 2, -2, -2), 3, 3);
    return pixmap;
}

} // namespace

GroupPanel::GroupPanel(GraphDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_owner(makeLabel({}, "muted", this))
    , m_title(new QLineEdit(this))
    , m_color(new QComboBox(this))
    , m_comment(new QPlainTextEdit(this))
    , m_nodes(new QListWidget(this))
    , m_dissolve(new QPushButton(tr("Dissolve the group"), this))
    , m_trouble(makeLabel({}, "bad", this))
{
    m_title->setObjectName(u"groupName"_s);
    m_title->setAccessibleName(tr("Name of the group"));
    m_title->setMaxLength(int(NodeGroup::longestName));
    m_color->setObjectName(u"groupColor"_s);
    m_color->setAccessibleName(tr("Colour of the group"));
    m_comment->setObjectName(u"groupComment"_s);
    m_comment->setAccessibleName(tr("Comment"));
    m_comment->setTabChangesFocus(true);
    m_comment->setFixedHeight(commentHeight);
    m_nodes->setObjectName(u"groupNodes"_s);
    m_nodes->setAccessibleName(tr("Nodes of the group"));
    m_nodes->setIconSize({groupIconSize, groupIconSize});
    m_dissolve->setObjectName(u"groupDissolve"_s);
    m_dissolve->setToolTip(tr("Its nodes stay."));
    m_trouble->setObjectName(u"groupTrouble"_s);
    for (auto *label : {m_owner, m_trouble}) {
        label->setWordWrap(true);
        label->hide();
    }
    layOut();
    fillColors();
    guardFromWheel(*this);
    connect(m_title, &QLineEdit::editingFinished, this, &GroupPanel::rename);
    connect(m_color, &QComboBox::activated, this, [this] {
        if (!group())
            return;
        auto next = *group();
        next.color = GroupColor(m_color->currentData().toInt());
        write(next, u"color"_s);
    });
    connect(m_comment, &QPlainTextEdit::textChanged, this, [this] {
        if (!group())
            return;
        auto next = *group();
        next.comment = m_comment->toPlainText();
        write(next, u"comment"_s);
    });
    connect(m_nodes, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        setMember(item->data(nodeRole).toString(), item->checkState() == Qt::Checked);
    });
    connect(m_dissolve, &QPushButton::clicked, this, [this] {
        m_document.change(tr("Dissolve %1").arg(m_name),
                          GroupEdit::dissolved(m_document.graph(), {m_name}));
    });
    connect(&document, &GraphDocument::changed, this, &GroupPanel::takeGroup);
    connect(&document, &GraphDocument::groupRenamed, this,
            [this](const QString &from, const QString &to) {
                if (from == m_name)
                    showGroup(to);
            });
}

void GroupPanel::layOut()
{
    auto *sign = new QLabel(this);
    sign->setPixmap(icon(u"group"_s).pixmap(groupIconSize, groupIconSize));
    auto *sentence =
        makeLabel(tr("A frame for nodes that belong together. No event goes another way for it."),
                  "muted", this);
    sentence->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(sign);
    head->addWidget(makeLabel(tr("Group"), "heading", this), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(sentence);
    layout->addWidget(m_owner);
    const auto add = [&](const QString &label, QWidget *field, int stretch = 0) {
        layout->addWidget(makeLabel(label, "muted", this));
        layout->addWidget(field, stretch);
    };
    add(tr("Name"), m_title);
    layout->addWidget(m_trouble);
    add(tr("Colour"), m_color);
    add(tr("Comment"), m_comment);
    add(tr("Nodes"), m_nodes, 1);
    layout->addWidget(m_dissolve, 0, Qt::AlignLeft);
}

void GroupPanel::fillColors()
{
    const QSignalBlocker blocker(m_color);
    const auto chosen = m_color->currentIndex();
    m_color->clear();
    for (const auto color : Hues::all())
        m_color->addItem(colorIcon(color, Tokens::of(palette())), Hues::name(color), int(color));
    m_color->setCurrentIndex(std::max(chosen, 0));
}

void GroupPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fillColors();
}

void GroupPanel::setReadOnly(const QString &why)
{
    const bool ours = why.isEmpty();
    m_owner->setText(why);
    m_owner->setVisible(!ours);
    m_title->setReadOnly(!ours);
    m_comment->setReadOnly(!ours);
    m_color->setEnabled(ours);
    m_nodes->setEnabled(ours);
    m_dissolve->setEnabled(ours);
}

const NodeGroup *GroupPanel::group() const
{
    return m_document.graph().group(m_name);
}

void GroupPanel::showGroup(const QString &name)
{
    m_name = name;
    m_refusal.clear();
    if (group()) {
        const QSignalBlocker blocker(m_title);
        m_title->setText(name);
    }
    takeGroup();
}

/// Only what differs is written, so that a cursor stays where it is.
void GroupPanel::takeGroup()
{
    const auto *shown = group();
    if (!shown)
        return;
    const QSignalBlocker colors(m_color);
    const QSignalBlocker comment(m_comment);
    m_color->setCurrentIndex(m_color->findData(int(shown->color)));
    if (m_comment->toPlainText() != shown->comment)
        m_comment->setPlainText(shown->comment);
    fillNodes();
    showTrouble();
}

/// All nodes, those that are in it checked. Of a graph from elsewhere also what is not there.
void GroupPanel::fillNodes()
{
    const QSignalBlocker blocker(m_nodes);
    const auto &graph = m_document.graph();
    QStringList ids;
    for (const auto &node : graph.graph.nodes)
        ids.append(node.id);
    for (const auto &id : group()->nodes) {
        if (!ids.contains(id))
            ids.append(id);
    }
    while (m_nodes->count() > ids.size())
        delete m_nodes->takeItem(m_nodes->count() - 1);
    for (int row = 0; row < ids.size(); ++row) {
        if (row == m_nodes->count())
            m_nodes->addItem(new QListWidgetItem);
        auto *item = m_nodes->item(row);
        const auto &id = ids[row];
        const auto *node = graph.node(id);
        const auto *other = graph.groupOf(id);
        item->setText(other && other->name != m_name ? tr("%1 (in %2)").arg(id, other->name) : id);
        item->setIcon(node ? icon(NodeWords::of(node->body).icon) : icon(u"circle-alert"_s));
        item->setData(nodeRole, id);
        item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
        item->setCheckState(group()->nodes.contains(id) ? Qt::Checked : Qt::Unchecked);
    }
}

void GroupPanel::setMember(const QString &node, bool in)
{
    if (!group() || group()->nodes.contains(node) == in)
        return;
    if (in)
        m_document.change(tr("Put %1 into %2").arg(node, m_name),
                          GroupEdit::joined(m_document.graph(), m_name, {node}));
    else
        m_document.change(tr("Take %1 out of %2").arg(node, m_name),
                          GroupEdit::left(m_document.graph(), {node}));
}

void GroupPanel::write(const NodeGroup &next, const QString &field)
{
    m_document.change(tr("Edit %1").arg(m_name),
                      GroupEdit::changed(m_document.graph(), m_name, next),
                      u"group %1 %2"_s.arg(m_name, field));
}

void GroupPanel::rename()
{
    const auto wish = m_title->text().simplified();
    if (!group() || m_title->isReadOnly())
        return;
    m_refusal.clear();
    if (!isGroupName(wish))
        m_refusal = tr("A group has a name.");
    else if (wish != m_name && m_document.graph().group(wish))
        m_refusal = tr("Another group is called %1.").arg(wish);
    showTrouble();
    if (!m_refusal.isEmpty() || wish == m_name) {
        m_title->setText(m_name);
        return;
    }
    auto next = *group();
    next.name = wish;
    m_document.change(tr("Rename %1").arg(m_name),
                      GroupEdit::changed(m_document.graph(), m_name, next));
}

void GroupPanel::setProblems(const QList<WorkflowProblem> &problems)
{
    m_problems = problems;
    showTrouble();
}

void GroupPanel::showTrouble()
{
    QStringList sentences;
    if (!m_refusal.isEmpty())
        sentences.append(m_refusal);
    const auto &groups = m_document.graph().graph.groups;
    for (const auto &problem : std::as_const(m_problems)) {
        if (problem.group >= 0 && problem.group < groups.size()
            && groups[problem.group].name == m_name)
            sentences.append(ProblemWords::sentence(problem));
    }
    m_trouble->setText(sentences.join(u'\n'));
    m_trouble->setVisible(!sentences.isEmpty());
}

void GroupPanel::edit()
{
    m_title->setFocus(Qt::TabFocusReason);
    m_title->selectAll();
}

} // namespace Signalbox

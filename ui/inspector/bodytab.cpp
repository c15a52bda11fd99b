// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/bodytab.h"

#include "ui/inspector/bodytext.h"
#include "ui/models/jsontreemodel.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/whendone.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QPlainTextEdit *makeText(const QString &name, QWidget *parent)
{
    auto *text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setFont(fixedFont());
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFrameShape(QFrame::NoFrame);
    text->setAccessibleName(name);
    text->setTabChangesFocus(true);
    return text;
}

} // namespace

BodyTab::BodyTab(Station &station, QWidget *parent)
    : QWidget(parent)
    , m_station(station)
    , m_model(new JsonTreeModel(this))
    , m_note(makeLabel({}, "muted", this))
    , m_save(new QPushButton(tr("Save body…"), this))
    , m_stack(new QStackedWidget(this))
    , m_tree(new QTreeView(this))
    , m_raw(makeText(tr("Body as text"), this))
    , m_hex(makeText(tr("Body in hexadecimal"), this))
{
    auto *choice = new Choice({tr("Tree"), tr("Raw"), tr("Hex")}, this);
    choice->setObjectName(u"bodyChoice"_s);
    m_choice = choice->group();
    m_note->setWordWrap(true);
    m_note->setVisible(false);
    m_save->setObjectName(u"saveBody"_s);
    m_tree->setObjectName(u"bodyTree"_s);
    m_tree->setAccessibleName(tr("Body as a tree"));
    m_tree->setModel(m_model);
    auto *delegate = new FeedDelegate(m_tree);
    delegate->setRowHeight(FeedDelegate::compactRowHeight);
    m_tree->setItemDelegate(delegate);
    m_tree->setUniformRowHeights(true);
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(16);
    m_tree->header()->setStretchLastSection(true);
    m_raw->setObjectName(u"bodyRaw"_s);
    m_hex->setObjectName(u"bodyHex"_s);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_raw);
    m_stack->addWidget(m_hex);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->addWidget(choice);
    bar->addStretch();
    bar->addWidget(m_save);
    m_note->setContentsMargins(12, 0, 12, 8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_note);
    layout->addWidget(m_stack, 1);

    connect(choice, &Choice::chosen, this, [this](int view) {
        m_chosen = view;
        showView(view);
    });
    connect(m_save, &QPushButton::clicked, this, &BodyTab::save);
}

void BodyTab::setEvent(const EventId &id)
{
    ++m_generation;
    m_id = id;
    m_open = 0;
    m_asked = false;
    m_body.clear();
    m_problem.clear();
    m_model->setTree({});
    m_raw->clear();
    m_hex->clear();
    m_note->setVisible(false);
    m_save->setEnabled(false);
    if (isVisible())
        ask();
}

void BodyTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void BodyTab::ask()
{
    if (m_asked || m_id.isNull())
        return;
    m_asked = true;
    m_open = 2;
    const auto generation = m_generation;
    whenDone(this, m_station.eventBody(m_id), [this, generation](const Result<QByteArray> &body) {
        if (generation == m_generation)
            takeBody(body);
    });
    whenDone(this, m_station.eventTree(m_id), [this, generation](const Result<JsonTree> &tree) {
        if (generation == m_generation)
            takeTree(tree);
    });
}

void BodyTab::takeBody(const Result<QByteArray> &body)
{
    if (body) {
        m_body = *body;
        m_save->setEnabled(true);
    } else {
        Q_EMIT failed(ErrorWords::sentence(body.error()));
    }
    answered();
}

void BodyTab::takeTree(const Result<JsonTree> &tree)
{
    if (tree) {
        m_problem = tree->problem;
        if (tree->truncated)
            m_problem = tr("Only the first %1 values are shown as a tree.")
                            .arg(formatCount(JsonTree::maxNodes));
        m_model->setTree(*tree);
        m_tree->expandToDepth(1);
        m_tree->resizeColumnToContents(JsonTreeModel::Name);
        m_tree->setColumnWidth(JsonTreeModel::Name,
                               std::clamp(m_tree->columnWidth(0), 120, width() / 2));
    } else {
        m_problem = ErrorWords::sentence(tree.error());
    }
    answered();
}

void BodyTab::answered()
{
    if (--m_open > 0)
        return;
    const bool json = !m_model->tree().nodes.isEmpty();
    showView(json || m_chosen != Tree ? m_chosen : Raw);
    Q_EMIT settled();
}

void BodyTab::showView(int view)
{
    m_choice->button(view)->setChecked(true);
    m_stack->setCurrentIndex(view);
    QString note;
    if (view == Tree && !m_problem.isEmpty())
        note = m_model->tree().nodes.isEmpty() ? tr("This body is not JSON: %1").arg(m_problem)
                                               : m_problem;
    if (view == Raw) {
        if (m_raw->document()->isEmpty())
            m_raw->setPlainText(rawText(m_body));
        if (m_body.size() > shownRawBytes)
            note = tr("The first %1 of %2. Save the body to see all of it.")
                       .arg(formatBytes(shownRawBytes), formatBytes(m_body.size()));
    }
    if (view == Hex) {
        if (m_hex->document()->isEmpty())
            m_hex->setPlainText(hexText(m_body));
        if (m_body.size() > shownHexBytes)
            note = tr("The first %1 of %2. Save the body to see all of it.")
                       .arg(formatBytes(shownHexBytes), formatBytes(m_body.size()));
    }
    if (m_asked && m_open == 0 && m_body.isEmpty())
        note = tr("The body is empty.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void BodyTab::save()
{
    auto *dialog = new QFileDialog(this, tr("Save body"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const bool json = !m_model->tree().nodes.isEmpty();
    dialog->selectFile(m_id.toString() + (json ? u".json"_s : u".bin"_s));
    connect(dialog, &QFileDialog::fileSelected, this, &BodyTab::write);
    dialog->open();
}

void BodyTab::write(const QString &path)
{
    const auto written = QtConcurrent::run([path, body = m_body]() -> QString {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(body) == body.size() && file.commit())
            return {};
        return file.errorString();
    });
    whenDone(this, written, [this, path](const QString &error) {
        if (error.isEmpty())
            Q_EMIT saved(path);
        else
            Q_EMIT failed(tr("The body could not be saved as %1: %2").arg(path, error));
    });
}

} // namespace Signalbox

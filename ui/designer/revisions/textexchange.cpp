// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/revisions/textexchange.h"

#include "ui/designer/revisions/workflowtext.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/whendone.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>

namespace Signalbox {

using namespace Qt::StringLiterals;

TextExchange::TextExchange(Station &station, const QString &workflow, QWidget *window)
    : QObject(window)
    , m_station(station)
    , m_workflow(workflow)
    , m_window(window)
{
}

void TextExchange::setGraph(const std::optional<Graph> &graph, const QString &version)
{
    m_graph = graph;
    m_version = version;
}

void TextExchange::fillExports(QMenu &menu)
{
    menu.addAction(tr("To the clipboard"), this, &TextExchange::copy);
    menu.addAction(tr("To a file…"), this, &TextExchange::save);
}

void TextExchange::fillImports(QMenu &menu)
{
    menu.addAction(tr("From the clipboard"), this, &TextExchange::paste);
    menu.addAction(tr("From a file…"), this, &TextExchange::load);
}

void TextExchange::copy()
{
    if (!m_graph)
        return;
    QGuiApplication::clipboard()->setText(
        QString::fromUtf8(WorkflowText::of(m_workflow, *m_graph)));
    Q_EMIT noted(tr("It is on the clipboard, as text."));
}

void TextExchange::save()
{
    if (!m_graph)
        return;
    auto *dialog = new QFileDialog(m_window, tr("Export workflow"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(u"%1-%2.json"_s.arg(m_workflow, m_version));
    const auto write = [this, text = WorkflowText::of(m_workflow, *m_graph)](const QString &path) {
        whenDone(this, WorkflowText::save(path, text), [this, path](const Result<void> &saved) {
            Q_EMIT noted(saved ? tr("Saved as %1.").arg(path)
                               : ErrorWords::sentence(saved.error()));
        });
    };
    connect(dialog, &QFileDialog::fileSelected, this, write);
    dialog->open();
}

void TextExchange::load()
{
    auto *dialog = new QFileDialog(m_window, tr("Import workflow"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        whenDone(this, WorkflowText::load(path),
                 [this](const Result<QByteArray> &text) { take(text); });
    });
    dialog->open();
}

void TextExchange::paste()
{
    take(QGuiApplication::clipboard()->text().toUtf8());
}

void TextExchange::take(const Result<QByteArray> &text)
{
    if (!text)
        return refuse(text.error());
    const auto graph = WorkflowText::read(*text);
    if (graph)
        return Q_EMIT graphRead(*graph);
    if (QJsonDocument::fromJson(*text).object().contains("nodes"_L1))
        return refuse(graph.error()); // the API's notations, which a station file does not have
    whenDone(this, m_station.readGraph(*text), [this](const Result<Graph> &graph) {
        if (graph)
            Q_EMIT graphRead(*graph);
        else
            refuse(graph.error());
    });
}

void TextExchange::refuse(const Error &error)
{
    const auto why = error.code == ErrorCode::NotFound ? tr("There are no nodes in it.")
                                                       : ErrorWords::sentence(error);
    Q_EMIT noted(tr("That is no workflow: %1").arg(why));
}

} // namespace Signalbox

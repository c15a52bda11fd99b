// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace Signalbox {

class Canvas;
class DiffList;
class GraphDocument;
class RevisionModel;
class TextExchange;
class TimeFormat;

/// The revisions of a workflow: what became different between any two of them, on a canvas and in
/// words. One of them can be published anew, be taken up as the draft, or be written as text.
class RevisionsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RevisionsDialog)

public:
    struct Subject
    {
        QString workflow;
        int published = 0; ///< 0: none is
        bool modified = false; ///< the draft is another graph than the published one
        Graph draft;
        bool readOnly = false;
    };

    /// Neither station nor times is owned; both must outlive this object.
    RevisionsDialog(Station &station, const TimeFormat &times, const Subject &subject,
                    QWidget *parent = nullptr);
    ~RevisionsDialog() override;

    bool isSettled() const { return m_open == 0; }

Q_SIGNALS:
    void rollBackWanted(int revision, const Signalbox::Graph &graph);
    /// \a what names the step, for undoing it.
    void draftWanted(const Signalbox::Graph &graph, const QString &what);

private:
    QWidget *makeLeft();
    QWidget *makeRight();
    QWidget *makeButtons();
    void askPage(std::optional<int> before);
    /// Nothing: it is being asked for.
    std::optional<Graph> graphOf(int revision);
    int chosen() const; ///< -1: none
    int comparedWith() const; ///< -1: with nothing
    void fillComparison();
    void showDiff();

    Station &m_station;
    const Subject m_subject;
    QHash<int, Graph> m_graphs; ///< by revision; the draft under its number
    QSet<int> m_asked;
    std::optional<int> m_next;
    int m_open = 0; ///< answers that are waited for
    TextExchange *m_text;
    GraphDocument *m_document;
    Canvas *m_canvas;
    RevisionModel *m_model;
    QTableView *m_table;
    QPushButton *m_older;
    QComboBox *m_comparison;
    DiffList *m_diff;
    QLabel *m_note;
    QPushButton *m_export;
    QPushButton *m_take;
    QPushButton *m_rollBack;
};

} // namespace Signalbox

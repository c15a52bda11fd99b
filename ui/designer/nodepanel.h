// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

#include <QPointer>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace Signalbox {

class GraphDocument;
class ExpressionField;
class LiveTrial;
class SampleChooser;
class SampleEvents;
class Station;

/// Beside the canvas: the chosen node with its name, its editor, what it makes of a sample event
/// and what is wrong with it.
class NodePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NodePanel)

public:
    /// Neither is owned; both must outlive this object.
    NodePanel(Station &station, GraphDocument &document, QWidget *parent = nullptr);
    ~NodePanel() override;

    /// Whose graph the document holds: its sample event is looked for.
    void setWorkflow(const QString &name);
    SampleEvents &samples() { return *m_samples; }
    void setKnownObjects(const KnownObjects &known);
    /// Nobody may change it; \a why is shown, empty: everybody may.
    void setReadOnly(const QString &why);
    /// Empty: none.
    void showNode(const QString &id);
    const QString &shownNode() const { return m_id; }
    void setProblems(const QList<WorkflowProblem> &problems);
    /// The first field gets the focus.
    void edit();

Q_SIGNALS:
    void nodeRenamed(const QString &newId);
    /// Of the chosen node: its source or destination \a name is to be changed; empty: a new one is
    /// to be made.
    void objectWanted(const QString &name);

protected:
    /// Tab goes through what is seen in the order of reading: editors come and go, and their rows.
    bool focusNextPrevChild(bool next) override;

private:
    QList<QWidget *> readingOrder() const;
    QWidget *beyond(bool next) const;
    void orderTabs();
    void connectTrial();
    void updateSources();
    void takeReport(const NodeReport &report);
    void writeField(const QString &path);
    void takeNode();
    void rename();
    void refuseName(const QString &why);
    void showProblems();
    const Node *node() const;

    GraphDocument &m_document;
    KnownObjects m_known;
    QString m_workflow;
    QString m_id;
    QList<WorkflowProblem> m_problems;
    QStackedWidget *m_stack;
    QLabel *m_icon;
    QLabel *m_kind;
    QLabel *m_sentence;
    QLineEdit *m_name;
    QLabel *m_refusal; ///< of a name
    QLabel *m_owner;
    QLabel *m_trouble;
    SampleEvents *m_samples;
    SampleChooser *m_sample;
    LiveTrial *m_trial;
    std::shared_ptr<const ExpressionVocabulary> m_vocabulary;
    QVBoxLayout *m_place;
    NodeEditor *m_editor = nullptr;
    QPointer<ExpressionField> m_lastField; ///< of the editor, that had the focus
};

} // namespace Signalbox

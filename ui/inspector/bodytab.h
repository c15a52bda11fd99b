// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace Signalbox {

class JsonTreeModel;

/// An event's body as a JSON tree, as text and in hex. Asks for it only while it is visible.
class BodyTab final : public QWidget
{
    Q_OBJECT

public:
    /// \a station is not owned and must outlive this object.
    explicit BodyTab(Station &station, QWidget *parent = nullptr);

    void setEvent(const EventId &id);
    bool isSettled() const { return m_open == 0 && (m_asked || m_id.isNull() || !isVisible()); }

Q_SIGNALS:
    /// A body was saved or could not be.
    void saved(const QString &path);
    void failed(const QString &sentence);
    void settled();

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum View { Tree, Raw, Hex };

    void ask();
    void takeTree(const Result<JsonTree> &tree);
    void takeBody(const Result<QByteArray> &body);
    void showView(int view);
    void answered();
    void save();
    void write(const QString &path);

    Station &m_station;
    EventId m_id;
    quint64 m_generation = 0;
    int m_open = 0;
    bool m_asked = false;
    int m_chosen = Tree; ///< what the user wants to see, kept from event to event
    QByteArray m_body;
    QString m_problem;
    JsonTreeModel *m_model;
    QButtonGroup *m_choice;
    QLabel *m_note;
    QPushButton *m_save;
    QStackedWidget *m_stack;
    QTreeView *m_tree;
    QPlainTextEdit *m_raw;
    QPlainTextEdit *m_hex;
};

} // namespace Signalbox

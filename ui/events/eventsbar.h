// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/query.h"
#include "ui/widgets/timeformat.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace Signalbox {

class Choice;
class FilterField;

/// The top of the Events page: which table, which filter, and why a filter is not valid.
class EventsBar final : public QWidget
{
    Q_OBJECT

public:
    enum Table { Events, Rejected };

    /// \a times is not owned and must outlive this bar.
    EventsBar(const QString &title, const TimeFormat &times, QWidget *parent = nullptr);

    Table table() const;
    /// Does not emit.
    void setTable(Table table);

    /// What was typed, as of now; everything while it is not valid.
    EventFilter eventFilter() const;
    QString source() const; ///< of the rejections; empty: every one
    std::optional<RejectionCause> cause() const;
    bool isFiltered() const;
    bool isValid() const;

    /// Applies at once. Takes the cause back to every one.
    void setFilterText(const QString &text);
    void focusFilter();
    /// Said while the filter has no fault of its own.
    void setNote(const QString &note);

Q_SIGNALS:
    void tableChosen(int table);
    /// A valid filter is to be used.
    void filterApplied();
    void refreshRequested();
    void turnRequested();

private:
    void connectParts();
    QString check(const QString &text) const;
    void updateNote();

    const TimeFormat &m_times;
    Choice *m_table;
    FilterField *m_filter;
    QComboBox *m_cause;
    QLabel *m_noteLabel;
    QString m_note;
};

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/conditions/conditiontree.h"
#include "ui/designer/editors/expressionvocabulary.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QVBoxLayout;

namespace Signalbox {

enum class ConditionGesture : quint8 { AddTest, AddGroup, Remove, MoveUp, MoveDown, Wrap };

/// A group of conditions with its members, of which some are groups themselves.
class ConditionGroupBox final : public QWidget
{
    Q_OBJECT

public:
    /// \a path is where it stands in the whole.
    ConditionGroupBox(const ConditionGroup &group, const ConditionTree::Path &path,
                      QWidget *parent = nullptr);

    ConditionGroup group() const;
    void setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary);
    /// The row or group at \a path below this one gets the focus.
    void focusAt(ConditionTree::Path path);

Q_SIGNALS:
    /// \a part: the field of a row that is typed in, with where it stands below this group; empty:
    /// something was chosen.
    void edited(const QString &part);
    /// At the member at \a path; to add, the group.
    void wanted(Signalbox::ConditionGesture gesture, const QList<int> &path);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void addMember(const Condition &member);

    ConditionTree::Path m_path;
    QComboBox *m_kind;
    QVBoxLayout *m_layout;
    QList<QWidget *> m_members; ///< rows and groups
};

} // namespace Signalbox

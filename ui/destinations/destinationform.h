// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafts.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace Signalbox {

class FormColumn;
class QuantityField;
class SecretField;

/// The fields of a destination.
class DestinationForm final : public QWidget
{
    Q_OBJECT

public:
    /// \a config is what the destination is now, or a new one.
    explicit DestinationForm(const DestinationConfig &config, bool isNew,
                             QWidget *parent = nullptr);

    DestinationDraft draft() const;
    /// What no draft can carry: text that cannot be read.
    QList<FieldProblem> ownProblems() const;
    void setProblems(const QList<FieldProblem> &problems);

private:
    void addRetry();

    const DestinationConfig m_config;
    FormColumn *m_column;
    FormColumn *m_more;
    QLineEdit *m_name;
    QLineEdit *m_url;
    SecretField *m_secret;
    QSpinBox *m_attempts;
    QuantityField *m_initial;
    QDoubleSpinBox *m_factor;
    QuantityField *m_longest;
    QLineEdit *m_retryOn;
    QuantityField *m_timeout;
    QSpinBox *m_concurrency;
    QCheckBox *m_serial;
};

} // namespace Signalbox

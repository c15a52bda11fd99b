// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafts.h"
#include "core/domain/providerview.h"

#include <QHash>
#include <QWidget>

class QLineEdit;

namespace Signalbox {

class FormColumn;
class QuantityField;
class SecretField;

/// The fields of a source, by what its provider asks for.
class SourceForm final : public QWidget
{
    Q_OBJECT

public:
    /// \a config is what the source is now, or a new one, without a name.
    SourceForm(const ProviderView &provider, const SourceConfig &config, bool isNew,
               QWidget *parent = nullptr);

    SourceDraft draft() const;
    /// What no draft can carry: text that cannot be read.
    QList<FieldProblem> ownProblems() const;
    void setProblems(const QList<FieldProblem> &problems);

Q_SIGNALS:
    void edited();

private:
    void addSecrets(bool isNew);
    void addParameters();
    void addMore();
    void addReplays();
    QLineEdit *addLine(FormColumn &column, const QString &field, const QString &label,
                       const QString &hint, const QString &text);
    QStringList keptIn(const ProviderField &slot) const;
    QString fieldOfSecret(const QString &field, const SourceDraft &draft) const;

    const ProviderView m_provider;
    const SourceConfig m_config;
    FormColumn *m_column;
    FormColumn *m_more;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_publicUrl = nullptr;
    QLineEdit *m_allow = nullptr;
    QLineEdit *m_rate = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_orderKey = nullptr;
    QLineEdit *m_orderPosition = nullptr;
    QuantityField *m_replays = nullptr; ///< null: the provider signs nothing that could be held
    QHash<QString, SecretField *> m_secrets; ///< by slot
    QHash<QString, QLineEdit *> m_parameters;
};

} // namespace Signalbox

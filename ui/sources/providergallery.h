// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/providerview.h"

#include <QWidget>

class QLineEdit;
class QListView;

namespace Signalbox {

class CardModel;
class FoundProviders;

/// The providers to choose from, by a few letters of name or category.
class ProviderGallery final : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderGallery(QWidget *parent = nullptr);

    void setProviders(const QList<ProviderView> &providers);

Q_SIGNALS:
    void providerChosen(const Signalbox::ProviderView &provider);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(const QModelIndex &index);

    QList<ProviderView> m_providers;
    CardModel *m_cards;
    FoundProviders *m_found;
    QLineEdit *m_filter;
    QListView *m_list;
};

} // namespace Signalbox

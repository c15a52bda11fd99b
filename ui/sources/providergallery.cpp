// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/providergallery.h"

#include "ui/models/cardmodel.h"
#include "ui/sources/providerwords.h"
#include "ui/widgets/carddelegate.h"
#include "ui/widgets/focuslead.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

/// Keeps cards whose name or category has all words that were typed.
class FoundProviders final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString &text)
    {
        m_words = text.split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const auto card =
            sourceModel()->index(row, 0, parent).data(CardModel::CardRole).value<Card>();
        const auto text = card.name + u' ' + card.subtitle;
        return std::ranges::all_of(m_words, [&](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    }

private:
    QStringList m_words;
};

ProviderGallery::ProviderGallery(QWidget *parent)
    : QWidget(parent)
    , m_cards(new CardModel(this))
    , m_found(new FoundProviders(this))
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
{
    m_found->setSourceModel(m_cards);
    m_filter->setObjectName(u"providerFilter"_s);
    m_filter->setPlaceholderText(tr("Find a provider: stripe, git, payments…"));
    m_filter->setAccessibleName(tr("Find a provider"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_list->setObjectName(u"providers"_s);
    m_list->setAccessibleName(tr("Providers"));
    m_list->setModel(m_found);
    m_list->setItemDelegate(new CardDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    leadFocus(*this, *m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_found->setText(text);
        m_list->setCurrentIndex(m_found->index(0, 0));
    });
    connect(m_list, &QListView::activated, this, &ProviderGallery::choose);
    connect(m_list, &QListView::clicked, this, &ProviderGallery::choose);
}

void ProviderGallery::setProviders(const QList<ProviderView> &providers)
{
    m_providers = providers;
    QList<Card> cards;
    for (const auto &provider : providers)
        cards.append({provider.title, ProviderWords::category(provider.category),
                      ProviderWords::look(provider), {}});
    m_cards->setCards(cards);
    m_list->setCurrentIndex(m_found->index(0, 0));
}

bool ProviderGallery::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown
            || key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_list->currentIndex()); // and the dialog's own button is not meant
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ProviderGallery::choose(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT providerChosen(m_providers.at(m_found->mapToSource(index).row()));
}

} // namespace Signalbox

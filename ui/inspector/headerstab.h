// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/headerblock.h"

#include <QTreeView>

namespace Signalbox {

class HeadersTableModel;

/// Header lines as received; Ctrl+C copies the chosen one.
class HeadersTab final : public QTreeView
{
    Q_OBJECT

public:
    explicit HeadersTab(QWidget *parent = nullptr);

    void setHeaders(const HeaderBlock &headers);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    HeadersTableModel *m_model;
};

} // namespace Signalbox

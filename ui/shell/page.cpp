// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page.h"

namespace Signalbox {

Page::Page(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
}

} // namespace Signalbox

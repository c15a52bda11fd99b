// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/rowmenu.h"

#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QGuiApplication>

namespace Signalbox {

using namespace Qt::StringLiterals;

RowMenu::RowMenu(QWidget *parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
}

void RowMenu::addCopy(const QString &words, const QString &text)
{
    addAction(Signalbox::icon(u"copy"_s), words, this,
              [text] { QGuiApplication::clipboard()->setText(text); });
}

void RowMenu::addEvent(const EventSummary &event)
{
    addAction(Signalbox::icon(u"rotate-ccw"_s), tr("Replay…"), this, &RowMenu::replayRequested);
    addSeparator();
    addCopy(tr("Copy id"), event.id.toString());
    addCopy(tr("Copy key"), QString::fromUtf8(event.key));
    addSeparator();
    addFilter(u"source"_s, event.source);
    addFilter(u"type"_s, event.type);
    addFilter(u"state"_s, eventStateName(event.state));
}

void RowMenu::addFilter(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    const auto quoted = value.contains(u' ') ? u'"' + value + u'"' : value;
    const auto text = name + u':' + quoted;
    addAction(Signalbox::icon(u"search"_s), tr("Filter by %1").arg(text), this,
              [this, text] { Q_EMIT filterRequested(text); });
}

} // namespace Signalbox

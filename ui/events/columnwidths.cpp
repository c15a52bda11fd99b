// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/columnwidths.h"

#include "ui/widgets/chips.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/format.h"
#include "ui/widgets/rejectionwords.h"
#include "ui/widgets/statewords.h"
#include "ui/widgets/timeformat.h"

#include <algorithm>

namespace Signalbox::ColumnWidths {

namespace {

constexpr int around = 2 * FeedDelegate::margin + 2;

int widestTime(const QWidget &view, const TimeFormat &times)
{
    const auto words = times.relative(times.now() - std::chrono::minutes(59));
    return view.fontMetrics().horizontalAdvance(words) + around;
}

int widestSize(const QWidget &view)
{
    return view.fontMetrics().horizontalAdvance(formatCount(99'999)) + around;
}

} // namespace

QList<int> ofEvents(const QWidget &view, const TimeFormat &times)
{
    int state = 0;
    for (int i = 0; i <= int(EventState::Cancelled); ++i)
        state =
            std::max(state, ChipLayout::width(StateWords::look(EventState(i)), view.fontMetrics()));
    return {widestTime(view, times), state + around, 68, 120, 64, 116, 72, widestSize(view)};
}

QList<int> ofRejections(const QWidget &view, const TimeFormat &times)
{
    int width = 0;
    for (const auto cause : rejectionCauses())
        width = std::max(width, ChipLayout::width(RejectionWords::look(cause), view.fontMetrics()));
    return {widestTime(view, times), width + around, 68, 200, 64, 108, widestSize(view)};
}

} // namespace Signalbox::ColumnWidths

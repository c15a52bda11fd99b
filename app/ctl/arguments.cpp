// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"

#include <algorithm>

namespace Signalbox {

QString textOf(const std::string &argument)
{
    return QString::fromStdString(argument);
}

void ListOptions::addTo(CLI::App &command)
{
    command.add_option("--limit", limit, "How many, newest first")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
}

int ListOptions::pageSize(qsizetype have) const
{
    return int(std::min<qsizetype>(1000, limit - have));
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"

#include <algorithm>

namespace Signalbox {

QString textOf(const std::string &argument)
{
    return QString::fromStdString(argument);
}

std::optional<std::pair<QByteArray, QByteArray>> headerOf(const std::string &argument)
{
    const auto text = QByteArray::fromStdString(argument);
    const auto colon = text.indexOf(':');
    const auto name = text.first(std::max<qsizetype>(0, colon)).trimmed();
    if (name.isEmpty() || text.contains('\r') || text.contains('\n'))
        return {};
    return std::pair{name, text.sliced(colon + 1).trimmed()};
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/nodevisit.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

NodeQueue NodeVisit::queue(const QByteArray &key) const
{
    return {workflow.name(), step.node.id, step.kind, queueKey(key)};
}

Result<std::optional<QByteArray>> keyAt(const std::optional<Expression> &expression,
                                        const NodeVisit &visit)
{
    if (!expression)
        return std::optional<QByteArray>();
    const auto value = expression->evaluate(visit.envelope);
    if (!value)
        return value.error();
    if (value->kind() == Document::Kind::Null)
        return std::optional<QByteArray>();
    auto text = value->scalarText();
    if (!text)
        text = value->toJson();
    return text->isEmpty() ? std::optional<QByteArray>() : text;
}

QString heldFor(const Continuation &held, Timestamp now)
{
    const double seconds = double((now - held.heldAt).count()) / 1e6;
    return u"held %1 s"_s.arg(seconds, 0, 'f', 3);
}

QString heldFor(const NodeVisit &visit)
{
    return heldFor(*visit.held, visit.now);
}

} // namespace Signalbox

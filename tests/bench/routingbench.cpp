// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/routingbench.h"

#include "core/expression/envelope.h"
#include "core/workflow/evaluation.h"
#include "tests/core/expression/bestof.h"
#include "tests/core/workflow/graphs.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

RoutingFigures measureRouting()
{
    const auto workflow = CompiledWorkflow::compile(u"bench"_s, 1, Graphs::tenNodes());
    if (!workflow)
        return {};
    Event event;
    event.source = u"shop"_s;
    event.request.headers = HeaderBlock("Host: a\r\nContent-Type: application/json\r\n");
    event.request.body = Graphs::kilobyte();
    const Document envelope = envelopeOf(event);
    qsizetype delivered = 0;
    const auto route = [&](const Document &document) {
        delivered += evaluate(**workflow, event.source, document).deliveries.size();
    };
    RoutingFigures figures{bestMicroseconds(500, [&] { route(envelope); }),
                           bestMicroseconds(500, [&] { route(envelopeOf(event)); })};
    return delivered > 0 ? figures : RoutingFigures();
}

} // namespace Signalbox

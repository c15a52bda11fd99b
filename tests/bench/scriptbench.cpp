// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/scriptbench.h"

#include "core/expression/envelope.h"
#include "core/script/scriptrunner.h"
#include "tests/core/expression/bestof.h"
#include "tests/core/workflow/graphs.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Nothing when the script fails.
double measure(const QString &text, const QByteArray &body)
{
    const auto script = CompiledScript::compile(text, {});
    if (!script)
        return 0;
    Event event;
    event.source = u"shop"_s;
    event.request.headers = HeaderBlock("Host: a\r\nContent-Type: application/json\r\n");
    event.request.body = body;
    const Document envelope = envelopeOf(event);
    ScriptRunner runner;
    bool sound = true;
    const double microseconds = bestMicroseconds(
        500, [&] { sound = runner.run(*script, envelope).body.has_value() && sound; });
    return sound ? microseconds : 0;
}

} // namespace

ScriptFigures measureScripts()
{
    return {
        measure(u"const transform = ({body}) => ({id: body.id, total: body.price * body.count,\n"
                "  currency: body.currency.toUpperCase(), paid: body.state === 'paid'})"_s,
                R"({"id":12345,"price":9.5,"count":3,"currency":"eur","state":"paid"})"),
        measure(u"function transform(event) { event.body.seen = true; return event }"_s,
                Graphs::kilobyte())};
}

} // namespace Signalbox

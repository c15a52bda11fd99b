// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions and the JSON that they read. The first line of an input is an expression, the rest a
// document. A document that parses reads back as itself, and evaluating ends.
#include "core/expression/document.h"
#include "core/expression/jmespath.h"
#include "core/expression/jsoncheck.h"

#include <cstdlib>

using namespace Signalbox;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView input(data, qsizetype(size));
    const auto end = input.indexOf('\n');
    const QByteArrayView text = end < 0 ? input : input.first(end);
    const QByteArrayView json = end < 0 ? QByteArrayView("null") : input.sliced(end + 1);

    const auto document = Document::parse(json);
    if (document.ok() == checkJson(json).has_value())
        std::abort();
    if (document) {
        const auto again = Document::parse(document->toJson());
        if (!again || !(*again == *document))
            std::abort();
    }
    constexpr qsizetype longest = 400;
    if (text.size() > longest)
        return 0;
    const auto expression = Expression::compile(QString::fromUtf8(text));
    if (expression && document)
        (void)expression->evaluate(*document);
    return 0;
}

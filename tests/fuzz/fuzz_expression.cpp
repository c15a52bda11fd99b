// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions and the JSON that they read. The first line of an input is an expression, the rest a
// document. A document that parses reads back as itself, all ways to read it end, and so does
// evaluating, which agrees with itself.
#include "core/expression/document.h"
#include "core/expression/jmespath.h"
#include "core/expression/jsoncheck.h"

#include <QJsonValue>

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Every way to look into a document, and at what is found two steps further.
void checkReading(const Document &document, int deeper = 2)
{
    using Kind = Document::Kind;
    const auto kind = document.kind();
    const auto text = document.scalarText();
    require(text.has_value()
            == (kind == Kind::String || kind == Kind::Number || kind == Kind::Boolean));
    require(document.scalarAt({}) == text);
    require(kind != Kind::Null || !document.isTruthy());
    require(document.sizeAt({}).has_value() == (kind == Kind::Array));
    for (const auto &steps :
         {QList<PathStep>{}, QList<PathStep>{{"a"_ba, {}}}, QList<PathStep>{{{}, 0}, {"b"_ba, {}}},
          QList<PathStep>{{{}, -1}}, QList<PathStep>{{"a"_ba, {}}, {{}, 1}}}) {
        (void)document.scalarAt(steps);
        (void)document.sizeAt(steps);
        (void)document.preview({u"x"_s, steps}, 16);
    }
    if (kind == Kind::String)
        require(Document::fromText(*text) == document);
    const auto longer = document.withMember("zz", document);
    require(kind == Kind::Object ? longer.member("zz") == document : longer == document);
    if (deeper > 0)
        checkReading(document.member("a"), deeper - 1);
}

void checkEvaluating(const QString &text, const Document &document)
{
    const auto expression = Expression::compile(text);
    if (!expression) {
        require(!expression.error().detail.isEmpty());
        return;
    }
    require(expression->text() == text);
    const auto value = expression->evaluate(document);
    const auto truth = expression->matches(document);
    require(value.ok() == truth.ok());
    if (value)
        require(value->isTruthy() == *truth);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView input(data, qsizetype(size));
    const auto end = input.indexOf('\n');
    const QByteArrayView text = end < 0 ? input : input.first(end);
    const QByteArrayView json = end < 0 ? QByteArrayView("null") : input.sliced(end + 1);

    const auto document = Document::parse(json);
    require(document.ok() != checkJson(json).has_value());
    if (document) {
        const auto again = Document::parse(document->toJson());
        require(again && *again == *document);
        checkReading(*document);
    }
    constexpr qsizetype longest = 400;
    if (text.size() > longest)
        return 0;
    checkEvaluating(QString::fromUtf8(text), document ? *document : Document());
    return 0;
}

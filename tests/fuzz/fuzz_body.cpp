// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies as admission reads them. The first line of an input is a Content-Type, the second a
// Content-Encoding, the rest the body. Checking and reading a value must agree, and nothing expands
// beyond its limit.
#include "core/admission/content.h"

#include <cstdlib>

using namespace Signalbox;

namespace {

QByteArray takeLine(QByteArrayView &input)
{
    const auto end = input.indexOf('\n');
    const auto line = end < 0 ? input : input.first(end);
    input = end < 0 ? QByteArrayView() : input.sliced(end + 1);
    return line.toByteArray().replace('\r', ' ');
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArrayView input(data, qsizetype(size));
    const QByteArray type = takeLine(input);
    const QByteArray coding = takeLine(input);
    QByteArray headers = "Content-Type: " + type + "\r\n";
    if (!coding.isEmpty())
        headers += "Content-Encoding: " + coding + "\r\n";
    const HeaderBlock block(headers);
    const QByteArray body = input.toByteArray();
    const ContentPolicy policy{.kinds = {}, .expansion = {.bytes = 64 * 1024}};

    const auto checked = readContent(block, body, policy, ContentUse::Check);
    const auto valued = readContent(block, body, policy, ContentUse::Value);
    if (checked.index() != valued.index())
        std::abort();
    const auto *problem = std::get_if<ContentProblem>(&checked);
    if (problem && !(*problem == std::get<ContentProblem>(valued)))
        std::abort();
    const auto *content = std::get_if<Content>(&valued);
    if (content && !coding.isEmpty() && content->decoded.size() > policy.expansion.bytes
        && content->decoded.size() > body.size())
        std::abort();
    return 0;
}

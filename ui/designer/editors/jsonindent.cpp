// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/jsonindent.h"

namespace Signalbox {

QByteArray indentedJson(QByteArrayView json)
{
    constexpr int step = 2;
    QByteArray out;
    int depth = 0;
    bool quoted = false;
    const auto breakLine = [&] { out += '\n' + QByteArray(std::max(depth, 0) * step, ' '); };
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json.at(at);
        if (quoted) {
            out += c;
            if (c == '\\' && at + 1 < json.size())
                out += json.at(++at);
            quoted = c != '"';
            continue;
        }
        const char next = at + 1 < json.size() ? json.at(at + 1) : '\0';
        switch (c) {
        case '"':
            out += c;
            quoted = true;
            break;
        case '{':
        case '[':
            out += c;
            if (next == '}' || next == ']') {
                out += next;
                ++at;
            } else {
                ++depth;
                breakLine();
            }
            break;
        case '}':
        case ']':
            --depth;
            breakLine();
            out += c;
            break;
        case ',':
            out += c;
            breakLine();
            break;
        case ':': out += ": "; break;
        case ' ':
        case '\t':
        case '\r':
        case '\n': break;
        default: out += c;
        }
    }
    return out;
}

} // namespace Signalbox

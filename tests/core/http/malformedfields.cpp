// SPDX-License-Identifier: GPL-3.0-or-later
#include "malformedrequests.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// RFC 9112 section 5: field-name ":" OWS field-value OWS, on one line.
void addLines(MalformedCorpus &corpus)
{
    const auto field = [&](const QByteArray &name, const QByteArray &fields, int status = 400) {
        corpus.field("field: " + name, fields, status);
    };
    field("no colon", "Abc");
    field("no colon, known name", "Content-Length 5");
    field("only a colon", ":");
    field("no name", ": b");
    field("no name, blank", " : b");
    field("equals sign", "A=b");
    field("blank before the colon", "A : b");
    field("tab before the colon", "A\t: b");
    field("blank in the name", "A b: c");
    field("blank before a known name's colon", "Content-Length : 5");
    field("blank before the colon of the coding", "Transfer-Encoding : chunked");
    field("tab before the colon of the coding", "Transfer-Encoding\t: chunked");
    field("vertical tab before the colon", "Transfer-Encoding\v: chunked");
    field("NUL before the colon", "Transfer-Encoding\0: chunked"_ba);
    field("quoted name", "\"A\": b");
    field("folded", "A: b\r\n c");
    field("folded by tab", "A: b\r\n\tc");
    field("folded, empty", "A:\r\n b");
    field("folded to nothing", "A: b\r\n ");
    field("folded length", "Content-Length:\r\n 5");
    field("folded coding", "Transfer-Encoding:\r\n chunked");
    field("folded over a coding", "A: b\r\n Transfer-Encoding: chunked");
    field("LF hides a coding", "A: b\nTransfer-Encoding: chunked");
    field("CR hides a coding", "A: b\rTransfer-Encoding: chunked");
    field("CR before the value", "A:\rb");
    field("CR at end", "A: b\r");
    field("LF at end", "A: b\n");
    field("NUL hides a coding", "A: b\0Transfer-Encoding: chunked"_ba);
    field("a request line as a field", "GET /hidden HTTP/1.1");
    field("an empty line of LF", "A: b\n\nGET /hidden HTTP/1.1");
    for (const char byte : bytesBut(tokenBytes() + ':'))
        field("byte " + hexName(byte) + " in a name", "X-A"_ba + byte + "b: c");
    for (const char byte : bytesBut(tokenBytes() + ": \t"))
        field("byte " + hexName(byte) + " first in a name", byte + "X-A: c"_ba);
    for (int byte = 0; byte < 256; ++byte) {
        if ((byte < 0x20 && byte != '\t') || byte == 0x7f) {
            field("byte " + hexName(char(byte)) + " in a value", "X-A: b"_ba + char(byte) + 'c');
            field("byte " + hexName(char(byte)) + " before a value",
                  "X-A: "_ba + char(byte) + "bc");
            field("byte " + hexName(char(byte)) + " after a value", "X-A: bc"_ba + char(byte));
        }
    }
}

void addSizes(MalformedCorpus &corpus)
{
    const auto field = [&](const QByteArray &name, const QByteArray &fields) {
        corpus.field("field: " + name, fields, 431);
    };
    field("too many", QByteArray("A: b\r\n").repeated(100) + "A: b");
    field("too many, without values", QByteArray("A:\r\n").repeated(200) + "A:");
    field("value too long", "A: " + QByteArray(33'000, 'b'));
    field("name too long", QByteArray(33'000, 'A') + ": b");
    field("blanks too long", "A:" + QByteArray(33'000, ' ') + 'b');
    field("no end", QByteArray(40'000, 'A'));
    field("one line of zeros", QByteArray(40'000, '\0'));
    field("too large together", ("A: " + QByteArray(996, 'b') + "\r\n").repeated(33) + "A: b");
}

/// RFC 9112 section 3.2 and RFC 9110 section 7.2: exactly one Host, host [":" port].
void addHosts(MalformedCorpus &corpus)
{
    corpus.add("host: none", "GET / HTTP/1.1\r\n\r\n");
    corpus.add("host: none among others", "GET / HTTP/1.1\r\nA: b\r\nX-Host: x\r\n\r\n");
    corpus.add("host: none, absolute form", "GET http://x/ HTTP/1.1\r\n\r\n");
    corpus.host("two", "x\r\nHost: x");
    corpus.host("two, other case", "x\r\nhOST: y");
    corpus.host("two, first empty", "\r\nHost: y");
    corpus.host("two, apart", "x\r\nA: b\r\nHost: y");
    corpus.host("blank before the colon", "x\r\nHost : y");
    corpus.add("host: two in HTTP/1.0", "GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n");
    corpus.add("host: bad in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a/b\r\n\r\n");
    for (const auto *value : {"a b",     "a/b",      "/",
                              "a?b",     "a#b",      "u@a",
                              "u:p@a",   "http://a", "http://a/",
                              "a\tb",    "a\\b",     "a:b",
                              "a:80:80", "a:-1",     "a:+80",
                              "a: 80",   "a :80",    "a:80a",
                              "a:0x50",  "a:65536",  "a:99999999999999999999",
                              ":::",     "::1",      "[",
                              "]",       "[]",       "[::1",
                              "::1]",    "[::1]80",  "[::1]:b",
                              "[::1]]",  "[[::1]]",  "[a b]",
                              "[zz]",    "a[::1]",   "[::1]a",
                              "a[b]",    "a, b",     "a\"b",
                              "\"a\"",   "<a>",      "a|b",
                              "a^b",     "a`b",      "{a}",
                              "%",       "%4",       "%zz",
                              "a%2",     "a%g0",     "a\xc3\xa9",
                              "\xff",    "a\x01",    "a\x7f"}) {
        corpus.host(QByteArray(value), value);
    }
    QByteArray allowed = "-._~!$&'()*+,;="_ba;
    for (const char byte : tokenBytes()) {
        if (QChar::isLetterOrNumber(uchar(byte)))
            allowed.append(byte);
    }
    for (const char byte : bytesBut(allowed)) {
        if (byte != ':' && byte != '%')
            corpus.host("byte " + hexName(byte), "a"_ba + byte + 'b');
    }
}

/// RFC 9110 section 10.1.1: the only expectation is 100-continue.
void addExpectations(MalformedCorpus &corpus)
{
    for (const auto *value :
         {"", "200-ok", "100", "continue", "100 continue", "100-continu", "100-continue2",
          "100-continue, 100-continue", "100-continue;q=1", "\"100-continue\"", "x=y"}) {
        corpus.field("expect: "_ba + value, "Content-Length: 5\r\nExpect: "_ba + value, 417);
    }
    corpus.field("expect: twice",
                 "Content-Length: 5\r\nExpect: 100-continue\r\nExpect: 100-continue");
}

} // namespace

void addMalformedFields(MalformedCorpus &corpus)
{
    addLines(corpus);
    addSizes(corpus);
    addHosts(corpus);
    addExpectations(corpus);
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "malformedrequests.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr char end[] = "\r\n0\r\n\r\n";

/// RFC 9112 section 7.1: chunk-size is 1*HEXDIG.
void addSizes(MalformedCorpus &corpus)
{
    for (const auto *size : {"",
                             " ",
                             "zz",
                             "g",
                             "-1",
                             "+1",
                             "-0",
                             "+0",
                             "0x1",
                             "0X1",
                             "1h",
                             "1.0",
                             "1,",
                             "1 1",
                             "1\t",
                             " 1",
                             "\t1",
                             "1 ",
                             "\"1\"",
                             "(1)",
                             "1_",
                             "#1",
                             "$1",
                             "1:1",
                             "1=1",
                             "\xef\xbc\x91",
                             "1\xa0",
                             "\xa0"
                             "1",
                             "1\v",
                             "1\f",
                             "1\x01",
                             "1\r",
                             "1\n",
                             "\n1",
                             "\r1",
                             "1\x7f",
                             "%31",
                             "1L"}) {
        corpus.chunks("size '"_ba + size + '\'', size + "\r\nx"_ba + end);
    }
    for (const char byte : bytesBut("0123456789abcdefABCDEF;"))
        corpus.chunks("size with byte " + hexName(byte), "1"_ba + byte + "\r\nx" + end);
    for (const auto *size : {"500001", "7fffffff", "80000000", "ffffffff", "100000000", "100000001",
                             "7fffffffffffffff", "8000000000000000", "8000000000000001",
                             "ffffffffffffffff", "fffffffffffffffe", "00000000000000000500001"}) {
        corpus.chunks("size "_ba + size, size + "\r\nx"_ba + end, 413);
    }
    for (const auto *size :
         {"10000000000000000", "10000000000000001", "fffffffffffffffff",
          "ffffffffffffffffffffffffffffffff", "00000000000000000000010000000000000001"})
        corpus.chunks("size "_ba + size, size + "\r\nx"_ba + end);
    corpus.chunks("size of many digits", QByteArray(10'000, 'f') + "\r\nx" + end);
    corpus.chunks("together too large", "400000\r\n" + QByteArray(0x400000, 'x') + "\r\n100001\r\n",
                  413);
}

/// RFC 9112 section 7.1: chunk-data CRLF.
void addData(MalformedCorpus &corpus)
{
    corpus.chunks("data without an end", "1\r\nx0\r\n\r\n");
    corpus.chunks("data longer than said", "1\r\nxy\r\n0\r\n\r\n");
    corpus.chunks("data shorter than said", "3\r\nx\r\n0\r\n\r\n");
    corpus.chunks("data ends with LF", "1\r\nx\n0\r\n\r\n");
    corpus.chunks("data ends with CR", "1\r\nx\r0\r\n\r\n");
    corpus.chunks("data ends with LF CR", "1\r\nx\n\r0\r\n\r\n");
    corpus.chunks("data ends with CR CR LF", "1\r\nx\r\r\n0\r\n\r\n");
    corpus.chunks("data ends with CRLF CRLF", "1\r\nx\r\n\r\n0\r\n\r\n");
    corpus.chunks("lines end with LF", "1\nx\n0\n\n");
    corpus.chunks("size ends with LF", "1\nx\r\n0\r\n\r\n");
    corpus.chunks("size ends with CR", "1\rx\r\n0\r\n\r\n");
    corpus.chunks("size ends with CR CR LF", "1\r\r\nx\r\n0\r\n\r\n");
    corpus.chunks("last chunk ends with LF", "1\r\nx\r\n0\n\r\n");
    corpus.chunks("end with LF", "1\r\nx\r\n0\r\n\n");
    corpus.chunks("end with CR", "1\r\nx\r\n0\r\n\rGET");
    corpus.chunks("end with a blank", "1\r\nx\r\n0\r\n \r\n");
    corpus.chunks("no chunks at all", "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n");
    corpus.chunks("an empty line first", "\r\n1\r\nx\r\n0\r\n\r\n");
    corpus.chunks("no last chunk", "1\r\nx\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n");
    corpus.chunks("bytes after the last chunk", "1\r\nx\r\n0\r\nx");
    corpus.chunks("a request in the trailers", "0\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n");
    for (const auto *ending :
         {"xx", "\r\r", "\n\n", "\n\r", "  ", "\t\n", "\r ", " \n", "0\r", ";\r"})
        corpus.chunks("data ends with '"_ba + ending + '\'', "1\r\nx"_ba + ending + "0\r\n\r\n");
}

/// RFC 9112 section 7.1.1: BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ].
void addExtensions(MalformedCorpus &corpus)
{
    const auto extension = [&](const QByteArray &name, const QByteArray &text, int status = 400) {
        corpus.chunks("extension " + name, "1" + text + "\r\nx" + end, status);
    };
    extension("with LF", ";a\nb");
    extension("with LF at end", ";a=b\n");
    extension("with CR", ";a\rb");
    extension("with CR at end", ";a\r");
    extension("with NUL", ";a\0b"_ba);
    extension("with a control byte", ";a\x01");
    extension("value with a control byte", ";a=\x01");
    extension("value with LF", ";a=b\nc");
    extension("quoted with LF", ";a=\"\n\"");
    extension("quoted with CR", ";a=\"\r\"");
    extension("quoted with NUL", ";a=\"\0\""_ba);
    extension("quoted with a control byte", ";a=\"\x01\"");
    extension("quoted with DEL", ";a=\"\x7f\"");
    extension("quoted without an end", ";a=\"b");
    extension("words after the quotes", ";a=\"b\"c");
    extension("escape of LF", ";a=\"\\\n\"");
    extension("without a semicolon", "a b");
    extension("name with brackets", ";(a)");
    extension("name with a slash", ";a/b");
    extension("name with obs-text", ";\xe9");
    extension("value with brackets", ";a=(b)");
    extension("value with obs-text", ";a=\xe9");
    extension("name too long", ';' + QByteArray(40'000, 'a'), 431);
    extension("value too long", ";a=" + QByteArray(40'000, 'b'), 431);
    extension("quoted value too long", ";a=\"" + QByteArray(40'000, 'b') + '"', 431);
    corpus.chunks("extensions too long together",
                  ("1;a=" + QByteArray(995, 'b') + "\r\nx\r\n").repeated(40) + "0\r\n\r\n", 431);
}

/// RFC 9112 section 7.1.2: trailers are field lines; none of them frames a message (RFC
/// 9110 6.5.1).
void addTrailers(MalformedCorpus &corpus)
{
    const auto trailer = [&](const QByteArray &name, const QByteArray &text, int status = 400) {
        corpus.chunks("trailer " + name, "1\r\nx\r\n0\r\n" + text + "\r\n\r\n", status);
    };
    trailer("without a colon", "abc");
    trailer("without a name", ": b");
    trailer("blank before the colon", "A : b");
    trailer("blank in the name", "A b: c");
    trailer("folded", "A: b\r\n c");
    trailer("folded at once", " A: b");
    trailer("with LF", "A: b\nC: d");
    trailer("with CR", "A: b\rC: d");
    trailer("with NUL", "A: b\0"_ba);
    trailer("with a control byte", "A: b\x01");
    trailer("with DEL", "A: b\x7f");
    trailer("with brackets in the name", "(A): b");
    trailer("with obs-text in the name", "\xe9: b");
    trailer("Content-Length", "Content-Length: 5");
    trailer("Content-Length, zero", "content-length: 0");
    trailer("Transfer-Encoding", "Transfer-Encoding: chunked");
    trailer("Transfer-Encoding, other", "transfer-encoding: gzip");
    trailer("Host", "Host: y");
    trailer("value too long", "A: " + QByteArray(40'000, 'b'), 431);
    trailer("name too long", QByteArray(40'000, 'A') + ": b", 431);
    trailer("too large together", ("A: " + QByteArray(996, 'b') + "\r\n").repeated(40) + "A: b",
            431);
    trailer("too many", QByteArray("A: b\r\n").repeated(101) + "A: b", 431);
    trailer("too many, without values", QByteArray("A:\r\n").repeated(101) + "A:", 431);
    for (const char byte : bytesBut(tokenBytes() + ':'))
        trailer("with byte " + hexName(byte) + " in the name", "X-A"_ba + byte + "b: c");
}

} // namespace

void addMalformedChunks(MalformedCorpus &corpus)
{
    addSizes(corpus);
    addData(corpus);
    addExtensions(corpus);
    addTrailers(corpus);
}

} // namespace Signalbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "malformedrequests.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr char hidden[] = "0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";

/// RFC 9110 section 8.6: Content-Length is 1*DIGIT, once.
void addLengths(MalformedCorpus &corpus)
{
    const auto length = [&](const QByteArray &value, int status) {
        corpus.field("length: " + value, "Content-Length: " + value, status);
    };
    for (const auto *value : {"",
                              "abc",
                              "-5",
                              "+5",
                              "-0",
                              "+0",
                              "--5",
                              "0x5",
                              "5h",
                              "0b101",
                              "05h",
                              "5 5",
                              "5\t5",
                              "5,5",
                              "5, 5",
                              "5,6",
                              "5,",
                              ",5",
                              "5;5",
                              "5.0",
                              "5.",
                              ".5",
                              "5e0",
                              "1e1",
                              "5a",
                              "a5",
                              "\"5\"",
                              "'5'",
                              "5\"",
                              "(5)",
                              "5 (comment)",
                              "5;q=1",
                              "five",
                              "NaN",
                              "inf",
                              "null",
                              "0.0",
                              "1_000",
                              "1'000",
                              "1 000",
                              "5%",
                              "%35",
                              "\\5",
                              "=5",
                              "5=5",
                              "bytes=5",
                              "5-5",
                              "5/5",
                              "*",
                              "\xd9\xa5",
                              "\xef\xbc\x95",
                              "\xc2\xb2",
                              "5\xc2\xa0",
                              "\xc2\xa0"
                              "5"}) {
        length(value, 400);
    }
    for (const char byte : bytesBut("0123456789"))
        corpus.field("length: byte " + hexName(byte) + " inside",
                     "Content-Length: 0"_ba + byte + '5');
    for (const auto *value :
         {"5242881", "2147483648", "4294967296", "4294967301", "9223372036854775807",
          "9223372036854775808", "9223372036854775813", "18446744073709551615",
          "18446744073709551616", "0000000000000000000000000005242881", "999999999999999999"}) {
        length(value, 413);
    }
    corpus.field("length: 100 digits", "Content-Length: " + QByteArray(100, '9'), 413);
    corpus.field("length: 10,000 digits", "Content-Length: " + QByteArray(10'000, '9'), 413);
    const auto twice = [&](const QByteArray &name, const QByteArray &fields) {
        corpus.field("length: " + name, fields);
    };
    twice("twice", "Content-Length: 5\r\nContent-Length: 5");
    twice("twice, different", "Content-Length: 5\r\nContent-Length: 6");
    twice("twice, other case", "Content-Length: 5\r\ncONTENT-lENGTH: 5");
    twice("twice, zero first", "Content-Length: 0\r\nContent-Length: 5");
    twice("twice, zero last", "Content-Length: 5\r\nContent-Length: 0");
    twice("twice, empty first", "Content-Length:\r\nContent-Length: 5");
    twice("twice, apart", "Content-Length: 5\r\nA: b\r\nContent-Length: 5");
    twice("three times", "Content-Length: 5\r\nContent-Length: 5\r\nContent-Length: 5");
}

/// RFC 9112 section 6.1: chunked is the last coding, once; others are not implemented.
void addCodings(MalformedCorpus &corpus)
{
    const auto coding = [&](const QByteArray &value, int status) {
        corpus.add("coding: " + value,
                   "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + value + "\r\n\r\n"
                       + hidden,
                   status);
    };
    for (const auto *value : {"gzip",
                              "deflate",
                              "compress",
                              "br",
                              "zstd",
                              "x-gzip",
                              "identity",
                              "trailers",
                              "xchunked",
                              "chunkedx",
                              "chunke",
                              "hunked",
                              "chunked-",
                              "x-chunked",
                              "chunked2",
                              "c",
                              "0",
                              "none",
                              "*",
                              "gzip, chunked",
                              "identity, chunked",
                              "deflate,chunked",
                              "gzip;q=1",
                              "chunked;q=1",
                              "chunked;a=b",
                              "chunked; a",
                              "br, gzip",
                              "gzip, deflate, chunked"}) {
        coding(value, 501);
    }
    for (const auto *value : {"",
                              ",",
                              ",,",
                              "chunked,",
                              ",chunked",
                              ", chunked",
                              "chunked, ",
                              "chunked,,",
                              "chunked, chunked",
                              "chunked,chunked",
                              "Chunked, chunked",
                              "chunked, gzip",
                              "chunked, identity",
                              "chunked, gzip, deflate",
                              "gzip, chunked, identity",
                              "\"chunked\"",
                              "'chunked\"",
                              "\"chunked",
                              "(chunked)",
                              "[chunked]",
                              "{chunked}",
                              "<chunked>",
                              "chunked chunked",
                              "chunked gzip",
                              "chun ked",
                              "chunked:",
                              "chunked=",
                              "chunked/1",
                              "=chunked",
                              "\\chunked",
                              "chunk\xc3\xa9"
                              "d",
                              "chunked\xff",
                              "\xa0"
                              "chunked",
                              "chunked\xa0",
                              "\xef\xbb\xbf"
                              "chunked",
                              "@chunked",
                              "chunked?",
                              "chunked \xc2\xa0"}) {
        coding(value, 400);
    }
    for (int byte = 0; byte < 0x20; ++byte) {
        if (byte != '\t') {
            coding("chunked"_ba + char(byte), 400);
            coding(char(byte) + "chunked"_ba, 400);
        }
    }
    corpus.add("coding: chunked in HTTP/1.0",
               "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"_ba + hidden);
    corpus.add("coding: gzip in HTTP/1.0",
               "POST / HTTP/1.0\r\nTransfer-Encoding: gzip\r\n\r\n"_ba + hidden);
}

/// RFC 9112 section 11.2: two readers must not find two ends.
void addSmuggling(MalformedCorpus &corpus)
{
    const auto fields = [&](const QByteArray &name, const QByteArray &lines) {
        corpus.add("smuggling: " + name,
                   "POST / HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n\r\n" + hidden);
    };
    fields("CL.TE", "Content-Length: 39\r\nTransfer-Encoding: chunked");
    fields("TE.CL", "Transfer-Encoding: chunked\r\nContent-Length: 5");
    fields("CL 0 and TE", "Content-Length: 0\r\nTransfer-Encoding: chunked");
    fields("TE and empty CL", "Transfer-Encoding: chunked\r\nContent-Length:");
    fields("bad CL and TE", "Content-Length: x\r\nTransfer-Encoding: chunked");
    fields("TE, A, CL", "Transfer-Encoding: chunked\r\nA: b\r\nContent-Length: 5");
    fields("CL and gzip", "Content-Length: 5\r\nTransfer-Encoding: gzip");
    fields("CL and identity", "Content-Length: 5\r\nTransfer-Encoding: identity");
    fields("CL and empty TE", "Content-Length: 5\r\nTransfer-Encoding:");
    fields("TE twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
    fields("TE twice, gzip first", "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked");
    fields("TE twice, gzip last", "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip");
    fields("TE twice, identity last", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity");
    fields("TE twice, cow", "Transfer-Encoding: chunked\r\nTransfer-encoding: cow");
    fields("TE twice, empty first", "Transfer-Encoding:\r\nTransfer-Encoding: chunked");
    fields("TE twice, other case", "Transfer-Encoding: chunked\r\ntRANSFER-eNCODING: chunked");
    fields("space before the coding's colon and CL",
           "Transfer-Encoding : chunked\r\nContent-Length: 5");
    fields("space before the length's colon and TE",
           "Transfer-Encoding: chunked\r\nContent-Length : 5");
    fields("name of the coding folded", "Transfer-Encoding\r\n : chunked\r\nContent-Length: 5");
    fields("coding folded", "Content-Length: 5\r\nTransfer-Encoding:\r\n\tchunked");
    fields("coding behind bare CR", "Content-Length: 5\r\nA: b\rTransfer-Encoding: chunked");
    fields("coding behind bare LF", "Content-Length: 5\r\nA: b\nTransfer-Encoding: chunked");
    fields("coding behind NUL", "Content-Length: 5\r\nA: b\0Transfer-Encoding: chunked"_ba);
    fields("length behind bare LF", "Transfer-Encoding: chunked\r\nA: b\nContent-Length: 5");
    fields("coding with vertical tab and CL", "Content-Length: 5\r\nTransfer-Encoding: \vchunked");
    fields("coding quoted and CL", "Content-Length: 5\r\nTransfer-Encoding: \"chunked\"");
    fields("two lengths, one folded", "Content-Length: 5\r\nContent-Length:\r\n 6");
    fields("length list and TE", "Content-Length: 5, 6\r\nTransfer-Encoding: chunked");
}

} // namespace

void addMalformedLengths(MalformedCorpus &corpus)
{
    addLengths(corpus);
    addCodings(corpus);
    addSmuggling(corpus);
}

} // namespace Signalbox

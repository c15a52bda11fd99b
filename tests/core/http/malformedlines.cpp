// SPDX-License-Identifier: GPL-3.0-or-later
#include "malformedrequests.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// RFC 9112 section 2: a message is lines that end with CRLF.
void addMessages(MalformedCorpus &corpus)
{
    const auto add = [&](const QByteArray &name, const QByteArray &bytes, int status = 400) {
        corpus.add("message: " + name, bytes, status);
    };
    add("LF only", "GET / HTTP/1.1\nHost: x\n\n");
    add("LF first", "\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
    add("LF after the request line", "GET / HTTP/1.1\nHost: x\r\n\r\n");
    add("LF after a field", "GET / HTTP/1.1\r\nHost: x\n\r\n");
    add("LF at the end of the head", "GET / HTTP/1.1\r\nHost: x\r\n\n");
    add("CR only", "GET / HTTP/1.1\rHost: x\r\r");
    add("CR CR LF", "GET / HTTP/1.1\r\r\nHost: x\r\n\r\n");
    add("CR CR LF first", "\r\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
    add("CR first", "\rGET / HTTP/1.1\r\nHost: x\r\n\r\n");
    add("LF CR", "GET / HTTP/1.1\n\rHost: x\n\r\n\r");
    add("blank before the request line", " \r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
    add("blank before the first field", "GET / HTTP/1.1\r\n Host: x\r\n\r\n");
    add("tab before the first field", "GET / HTTP/1.1\r\n\tHost: x\r\n\r\n");
    add("blank line with a blank", "GET / HTTP/1.1\r\nHost: x\r\n \r\n\r\n");
    add("byte order mark", "\xef\xbb\xbfGET / HTTP/1.1\r\nHost: x\r\n\r\n");
    add("UTF-16", "G\0E\0T\0 \0/\0 \0H\0T\0T\0P\0/\0001\0.\0001\0\r\0\n\0"_ba);
    add("NUL first", "\0GET / HTTP/1.1\r\nHost: x\r\n\r\n"_ba);
    add("an answer", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    add("TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n"_ba);
    add("SSH", "SSH-2.0-OpenSSH_9.2\r\n");
    add("SMTP", "EHLO example.org\r\n");
    add("PROXY v1 from a stranger",
        "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
    add("PROXY v2 from a stranger", "\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c"_ba);
    add("RESP", "*1\r\n$4\r\nPING\r\n");
    add("JSON", "{\"jsonrpc\": \"2.0\"}\r\n");
    add("only a head's end", "x\r\n\r\n");
    add("long and without an end", QByteArray(9'000, 'A'), 414);
    add("zeros without an end", QByteArray(9'000, '\0'), 414);
}

/// RFC 9112 section 3: method SP request-target SP HTTP-version.
void addParts(MalformedCorpus &corpus)
{
    const auto line = [&](const QByteArray &name, const QByteArray &text, int status = 400) {
        corpus.line(name, text, status);
    };
    line("HTTP/0.9", "GET /");
    line("method only", "GET");
    line("no target", "GET  HTTP/1.1");
    line("no method", " / HTTP/1.1");
    line("no version, blank at end", "GET / ");
    line("two blanks before the target", "GET  / HTTP/1.1");
    line("two blanks before the version", "GET /  HTTP/1.1");
    line("blank in the target", "GET /a b HTTP/1.1");
    line("blank at end", "GET / HTTP/1.1 ");
    line("tab at end", "GET / HTTP/1.1\t");
    line("blank first", " GET / HTTP/1.1");
    line("tabs", "GET\t/\tHTTP/1.1");
    line("tab before the target", "GET\t/ HTTP/1.1");
    line("tab before the version", "GET /\tHTTP/1.1");
    line("form feed for blank", "GET\f/\fHTTP/1.1");
    line("vertical tab for blank", "GET\v/\vHTTP/1.1");
    line("no-break space", "GET\xc2\xa0/\xc2\xa0HTTP/1.1");
    line("words after the version", "GET / HTTP/1.1 HTTP/1.1");
    line("a request within the target", "GET / HTTP/1.1 / HTTP/1.1");
    line("NUL at end", "GET / HTTP/1.1\0"_ba);
    line("too long", "GET /" + QByteArray(8'192, 'a') + " HTTP/1.1", 414);
    line("method too long", QByteArray(8'192, 'G') + " / HTTP/1.1", 414);
    line("version too long", "GET / HTTP/1." + QByteArray(8'192, '1'), 414);
    for (const char byte : bytesBut(tokenBytes()))
        line("byte " + hexName(byte) + " in the method", "GE"_ba + byte + "T / HTTP/1.1");
}

/// RFC 9110 section 9: methods are case-sensitive; what is not known is not implemented.
void addMethods(MalformedCorpus &corpus)
{
    for (const auto *method : {"get", "Post", "BREW", "GETT", "POSTS", "PRI", "FOO", "G", "_", "!",
                               "M-POST", "0", "GET.POST", "DESCRIBE2", "TUNNEL", "PUSH", "NULL"}) {
        corpus.line("method "_ba + method, method + " / HTTP/1.1"_ba, 501);
    }
    corpus.line("CONNECT", "CONNECT a:443 HTTP/1.1", 501);
    corpus.line("CONNECT in origin form", "CONNECT / HTTP/1.1", 501);
    for (const auto *method :
         {"OPTION", "DESCRIBE", "ANNOUNCE", "SETUP", "PLAY", "PAUSE", "TEARDOWN", "GET_PARAMETER",
          "SET_PARAMETER", "REDIRECT", "RECORD", "FLUSH"}) {
        corpus.line("RTSP method "_ba + method, method + " / HTTP/1.1"_ba, 501);
    }
}

/// RFC 9112 section 3.2: origin form, absolute form, or * with OPTIONS.
void addTargets(MalformedCorpus &corpus)
{
    QByteArray visible;
    for (char byte = '!'; byte <= '~'; ++byte)
        visible.append(byte);
    for (const char byte : bytesBut(visible.replace('#', "") + ' '))
        corpus.line("byte " + hexName(byte) + " in the target", "GET /a"_ba + byte + "b HTTP/1.1");
    const auto target = [&](const QByteArray &text) {
        corpus.line("target " + text, "GET " + text + " HTTP/1.1");
    };
    for (const auto *text : {"a",
                             "index.html",
                             "?a",
                             "#",
                             "/#",

                             "/?a#b",
                             "*",
                             "*/",
                             "**",
                             "/*#",
                             "http",
                             "http:",
                             "http:/",
                             "http:/a",
                             "http://",
                             "http:///a",
                             "http://?a",
                             "//#",
                             "://a",
                             ":80",
                             "a:80",
                             "example.org",
                             "example.org:80",
                             "example.org/a",
                             "127.0.0.1",
                             "[::1]",
                             "[::1]:80/",
                             "ftp://a/",
                             "file:///etc/passwd",
                             "javascript:a",
                             "data:,a",
                             "ws://a/",
                             "gopher://a/",
                             "mailto:a@b",
                             "urn:a",
                             "1http://a/",
                             "-http://a/",
                             "http//a",
                             "http:a",
                             "\\",
                             "\\\\a\\b",
                             "..",
                             "./",
                             "../",
                             "%2f",
                             "@",
                             "@a/",
                             "&",
                             "=",
                             ";a",
                             ",",
                             "~a",
                             "\"/\"",
                             "</>",
                             "{/}",
                             "http://a b",
                             "http://a#b",
                             "http://a@b/",
                             "http://u:p@a/",
                             "HTTP/1.1"}) {
        target(text);
    }
    corpus.line("* with POST", "POST * HTTP/1.1");
    corpus.line("*a with OPTIONS", "OPTIONS *a HTTP/1.1");
    corpus.line("** with OPTIONS", "OPTIONS ** HTTP/1.1");
}

/// RFC 9112 section 2.3: HTTP/DIGIT.DIGIT, in upper case.
void addVersions(MalformedCorpus &corpus)
{
    for (const auto *version : {"http/1.1",
                                "Http/1.1",
                                "HTTP/1",
                                "HTTP/1.",
                                "HTTP/.1",
                                "HTTP/11",
                                "HTTP/1.1.1",
                                "HTTP/1,1",
                                "HTTP/1.10",
                                "HTTP/01.1",
                                "HTTP/1.01",
                                "HTTP/+1.1",
                                "HTTP/1.x",
                                "HTTP/x.1",
                                "HTTP/-1.1",
                                "HTTP /1.1",
                                "HTTP/ 1.1",
                                "HTTP/1 .1",
                                "HTTP/1.1;",
                                "HTTP/1.1,",
                                "HTTP\\1.1",
                                "HTTP",
                                "HTTP/",
                                "HTTPS/1.1",
                                "HTTP1.1",
                                "HTTP/1.1a",
                                "HTTPabcd",
                                "XHTTP/1.1",
                                "TTP/1.1",
                                "HTP/1.1",
                                "HTTP//1.1",
                                "HTTP/10.1",
                                "RTSP/1.0",
                                "ICE/1.0",
                                "SIP/2.0",
                                "ICAP/1.0",
                                "\"HTTP/1.1\"",
                                "HTTP/1\xc2\xb7"
                                "1",
                                "HTTP/\xef\xbc\x91.1",
                                "HTTP/1.1\x01",
                                "HTTP/1.1\x7f",
                                "HTTP/0x1.1",
                                "HTTP/1.1%00",
                                "HTTP/1e0.1",
                                "HTTP/4294967297.1"}) {
        corpus.line("version "_ba + version, "GET / "_ba + version);
    }
    for (const auto *version : {"HTTP/0.0", "HTTP/0.9", "HTTP/1.2", "HTTP/1.9", "HTTP/2.0",
                                "HTTP/2.1", "HTTP/3.0", "HTTP/9.9"}) {
        corpus.line("version "_ba + version, "GET / "_ba + version, 505);
    }
    corpus.add("request line: HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
}

} // namespace

void addMalformedLines(MalformedCorpus &corpus)
{
    addMessages(corpus);
    addParts(corpus);
    addMethods(corpus);
    addTargets(corpus);
    addVersions(corpus);
}

} // namespace Signalbox

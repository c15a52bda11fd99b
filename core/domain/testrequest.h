// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Signalbox {

/// A request to a source of ours, to be signed as its provider would and sent like any other.
struct TestRequest
{
    static constexpr qsizetype largestBody = 1024 * 1024; ///< bytes

    QString source;
    QByteArray body;
    QString type; ///< event type, where the provider has it in a header; empty: none
    QString contentType = QStringLiteral("application/json");

    bool operator==(const TestRequest &) const = default;
};

/// What the sender of a test request got to read.
struct TestAnswer
{
    static constexpr qsizetype longestBody = 64 * 1024; ///< bytes that are kept of it

    int status = 0; ///< of HTTP
    QByteArray body;

    bool accepted() const { return status / 100 == 2; }
    bool operator==(const TestAnswer &) const = default;
};

} // namespace Signalbox

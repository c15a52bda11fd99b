// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"

namespace Signalbox::StationFileValues {

// The small notations of the station file, both ways. Reading is exact: no blanks, no signs, a unit
// where one is needed. format(parse(x)) is the shortest form of the same value.

/// 250ms, 15s, 5m, 1h, 30d; us for what the others cannot say. Whole numbers.
std::optional<Microseconds> parseDuration(QStringView text);
QString formatDuration(Microseconds duration);

/// 5MB is 5,000,000 bytes, 5MiB is 5,242,880; also B, kB, KiB, GB, GiB, and none for bytes.
std::optional<qint64> parseSize(QStringView text);
QString formatSize(qint64 bytes);

/// 20% is 0.2.
std::optional<double> parsePercent(QStringView text);
QString formatPercent(double share);

/// A number such as 2 or 1.5.
std::optional<double> parseNumber(QStringView text);
std::optional<int> parseCount(QStringView text);

/// 1 to 64 of [a-z0-9-_].
bool isName(QStringView text);
/// A path below a folder: letters, digits, . _ - and single slashes, no part that begins with a
/// dot.
bool isFileName(QStringView text);
/// \a text as a YAML scalar in double quotes, on one line.
QString quotedScalar(QStringView text);
/// \a text as a YAML scalar of a mapping whose members stand \a indent blanks from the left: as
/// lines of their own where it has several that can stand so, else as quotedScalar().
QString linesScalar(const QString &text, int indent);
/// 1 to 64 of [A-Za-z0-9_-].
bool isNodeId(QStringView text);

/// "${NAME}" or file:/absolute/path. {stored: name} is a mapping in the file: see storedSecret().
std::optional<SecretReference> parseSecretReference(QStringView text);
SecretReference storedSecret(QStringView name);
/// The name in "{stored: name}", or nothing.
std::optional<QString> storedSecretName(const SecretReference &reference);

} // namespace Signalbox::StationFileValues

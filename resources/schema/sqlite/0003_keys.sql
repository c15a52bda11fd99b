-- SPDX-License-Identifier: GPL-3.0-or-later
-- Idempotency keys as a log and sorted generations (core/store/sqlite/idempotencykeys.h). An entry is
-- 40 bytes: digest16(source, key), seq of the event that took it (big-endian), digest16 of its bytes.

-- The newest, in order of arrival: a row a transaction.
CREATE TABLE key_log (
    id INTEGER PRIMARY KEY,
    entries BLOB NOT NULL
) STRICT;

-- state: 0 being built, 1 live, 2 being dropped. loose: chunks that no index part tells of yet.
CREATE TABLE key_generation (
    number INTEGER PRIMARY KEY,
    level INTEGER NOT NULL,
    state INTEGER NOT NULL,
    loose BLOB NOT NULL
) STRICT;

-- Up to 200 sorted entries; about a page.
CREATE TABLE key_chunk (
    id INTEGER PRIMARY KEY,
    entries BLOB NOT NULL
) STRICT;

-- id: generation << 24 + part. For each chunk its first digest, its row and the filter of its digests.
CREATE TABLE key_index (
    id INTEGER PRIMARY KEY,
    entries BLOB NOT NULL
) STRICT;

INSERT INTO key_log (entries)
SELECT unhex(group_concat(hex(digest) || printf('%016X', event_seq) || hex(content), ''))
FROM idempotency_key GROUP BY event_seq / 256;
DROP TABLE idempotency_key;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: rejections in rings, what retention goes by, and what outlives a removed event.

-- The rejections of one known source and cause; the first one takes all that names no source of
-- ours and all that is no HTTP.
CREATE TABLE rejection_ring (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    cause INTEGER NOT NULL,
    count INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    UNIQUE (source, cause)
) STRICT;

-- Beside each rejection: its ring, the bytes that it holds, and the event that an operator made of
-- it.
CREATE TABLE rejection_place (
    seq INTEGER PRIMARY KEY,
    ring INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    admitted BLOB
) STRICT;

INSERT INTO rejection_ring VALUES (1, '', 0, 0, 0);
INSERT INTO rejection_ring (source, cause, count, bytes)
    SELECT source, cause, 0, 0 FROM rejection
    WHERE cause <> 0 AND source IN (SELECT name FROM source) GROUP BY source, cause;
INSERT INTO rejection_place (seq, ring, bytes)
    SELECT rejection.seq, ifnull(rejection_ring.id, 1),
           length(target) + length(headers) + length(body) + octet_length(evidence) + 1024
    FROM rejection LEFT JOIN rejection_ring
        ON rejection_ring.source = rejection.source AND rejection_ring.cause = rejection.cause
        AND rejection_ring.id <> 1;
CREATE INDEX rejection_place_ring ON rejection_place (ring);
UPDATE rejection_ring SET
    count = (SELECT count(*) FROM rejection_place WHERE ring = rejection_ring.id),
    bytes = (SELECT ifnull(sum(bytes), 0) FROM rejection_place WHERE ring = rejection_ring.id);

-- Events that have ended, by source, oldest first: unmatched, stopped, delivered, failed, cancelled.
CREATE INDEX event_ended ON event (source, state) WHERE state IN (2, 3, 6, 7, 8);

-- What the events of a source hold, with their traces, deliveries and attempts.
CREATE TABLE source_usage (
    source TEXT PRIMARY KEY,
    events INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO source_usage
    SELECT source, count(*), sum(bytes) FROM (
        SELECT source, 512 + body_size + length(target) + length(headers)
            + ifnull((SELECT octet_length(traces) FROM trace WHERE event_seq = event.seq), 0)
            + (SELECT 512 * count(*) FROM delivery WHERE event_seq = event.seq)
            + ifnull((SELECT sum(512 + length(response_headers) + length(response_body))
                      FROM delivery JOIN attempt ON delivery_seq = delivery.seq
                      WHERE event_seq = event.seq), 0) AS bytes
        FROM event JOIN event_content USING (seq))
    GROUP BY source;

-- The id of an event that retention removed, for a sender that repeats its key.
CREATE TABLE removed_event (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL
) STRICT;

-- Numbers are not given twice, also when retention has removed the last one.
INSERT INTO progress VALUES
    ('last_rejection', (SELECT ifnull(max(seq), 0) FROM rejection)),
    ('last_delivery', (SELECT ifnull(max(seq), 0) FROM delivery));

-- What concerns the station as a whole, as JSON by name.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    owner TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the bytes of a source did not count so far: bodies made for deliveries, what nodes hold, and
-- duplicates.
INSERT INTO source_usage
    SELECT source, 0, sum(bytes) FROM (
        SELECT event.source AS source,
               ifnull(length(body), 0) + length(content_type) + length(headers) + length(path)
                   + length(delivery_content.method) AS bytes
        FROM delivery_content JOIN delivery ON delivery.seq = delivery_content.delivery_seq
            JOIN event ON event.seq = delivery.event_seq
        UNION ALL
        SELECT event.source,
               256 + ifnull(length(body), 0) + length(content_type) + length(headers) + length(path)
                   + length(continuation.method)
        FROM continuation JOIN event ON event.seq = continuation.event_seq
        UNION ALL
        SELECT source, 96 * duplicates FROM event WHERE duplicates > 0)
    WHERE true GROUP BY source
    ON CONFLICT (source) DO UPDATE SET bytes = bytes + excluded.bytes;

-- 1: a node could not do its work on the event, in whichever workflow. Such events are kept as long
-- as failed ones. Of those that were routed before, only failed ones are known.
ALTER TABLE event ADD COLUMN failed_step INTEGER;
DROP INDEX event_ended;
CREATE INDEX event_ended ON event (source, state, failed_step)
    WHERE state = 2 OR state = 3 OR state = 6 OR state = 7 OR state = 8;

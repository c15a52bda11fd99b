-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a delivery sends instead of its event as it came; few deliveries have a row.
CREATE TABLE delivery_content (
    delivery_seq INTEGER PRIMARY KEY,
    body BLOB,
    content_type BLOB NOT NULL,
    headers BLOB NOT NULL,
    path BLOB NOT NULL,
    method BLOB NOT NULL
) STRICT;

-- Whoever deletes a delivery deletes this with it.
CREATE TRIGGER delivery_content_ends AFTER DELETE ON delivery BEGIN
    DELETE FROM delivery_content WHERE delivery_seq = OLD.seq;
END;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 8: events that nodes hold, what nodes remember, and events that batch nodes made.

-- An event that a node holds. due_at NULL: another one's turn makes it due.
CREATE TABLE continuation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_seq INTEGER NOT NULL,
    workflow TEXT NOT NULL,
    revision INTEGER NOT NULL,
    node TEXT NOT NULL,
    kind TEXT NOT NULL,
    key BLOB NOT NULL,
    position INTEGER NOT NULL,
    held_at INTEGER NOT NULL,
    due_at INTEGER,
    visited BLOB NOT NULL,
    -- What the nodes before made of the event, as in delivery_content.
    webhook_id BLOB NOT NULL,
    content_type BLOB NOT NULL,
    headers BLOB NOT NULL,
    path BLOB NOT NULL,
    method BLOB NOT NULL,
    body BLOB
) STRICT;
CREATE INDEX continuation_event ON continuation (event_seq);
CREATE INDEX continuation_queue ON continuation (workflow, node, kind, key, position);
CREATE INDEX continuation_due ON continuation (workflow, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE node_memory (
    id INTEGER PRIMARY KEY,
    workflow TEXT NOT NULL,
    node TEXT NOT NULL,
    kind TEXT NOT NULL,
    key BLOB NOT NULL,
    value BLOB NOT NULL,
    expires_at INTEGER,
    UNIQUE (workflow, node, kind, key)
) STRICT;
CREATE INDEX node_memory_expires ON node_memory (expires_at) WHERE expires_at IS NOT NULL;

-- What is added to an event's traces when it goes on; JSON like theirs.
CREATE TABLE trace_addition (
    event_seq INTEGER NOT NULL,
    number INTEGER NOT NULL,
    traces TEXT NOT NULL,
    PRIMARY KEY (event_seq, number)
) STRICT, WITHOUT ROWID;

-- Which node made an event, out of which: their ids, 16 bytes each.
CREATE TABLE derived_event (
    event_seq INTEGER PRIMARY KEY,
    workflow TEXT NOT NULL,
    node TEXT NOT NULL,
    parents BLOB NOT NULL
) STRICT;

-- continuations: how many there are.
INSERT INTO progress VALUES ('continuations', 0);

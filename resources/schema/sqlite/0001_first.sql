-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1. Times are microseconds since the epoch, ids are 16 bytes, enumerations are the numbers
-- that core/domain gives them. An index holds its row's seq behind its columns.

-- Events: what is immutable beside what became of it, without the bytes, so that lists stay small.
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    state INTEGER NOT NULL,
    duplicates INTEGER NOT NULL DEFAULT 0,
    received_at INTEGER NOT NULL,
    occurred_at INTEGER,
    stored_at INTEGER NOT NULL,
    routed_at INTEGER,
    finished_at INTEGER,
    body_size INTEGER NOT NULL,
    source TEXT NOT NULL,
    type TEXT NOT NULL,
    key BLOB NOT NULL,
    method BLOB NOT NULL,
    peer TEXT NOT NULL
) STRICT;
CREATE INDEX event_source ON event (source);
CREATE INDEX event_type ON event (type);
-- New events are found above progress.routed_up_to, so that ingest does not pay for this one.
CREATE INDEX event_state ON event (state) WHERE state <> 0;

CREATE TABLE event_content (
    seq INTEGER PRIMARY KEY,
    target BLOB NOT NULL,
    headers BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;

-- Times of arrival of 1024 events each: finds the seqs of a span of time, also after the clock was
-- set, for one small row a transaction instead of an index entry an event.
CREATE TABLE event_span (
    block INTEGER PRIMARY KEY,
    first_received_at INTEGER NOT NULL,
    last_received_at INTEGER NOT NULL
) STRICT;

-- digest16(source, key) -> the event that took it. Outlives the event.
CREATE TABLE idempotency_key (
    digest BLOB PRIMARY KEY,
    event_seq INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE duplicate (
    event_seq INTEGER NOT NULL,
    number INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    peer TEXT NOT NULL,
    PRIMARY KEY (event_seq, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejection (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    received_at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    cause INTEGER NOT NULL,
    event BLOB,
    body_size INTEGER NOT NULL,
    source TEXT NOT NULL,
    detail TEXT NOT NULL,
    evidence TEXT NOT NULL,
    key BLOB NOT NULL,
    method BLOB NOT NULL,
    peer TEXT NOT NULL,
    target BLOB NOT NULL,
    headers BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX rejection_source ON rejection (source);
CREATE INDEX rejection_cause ON rejection (cause);

CREATE TABLE delivery (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    event_seq INTEGER NOT NULL,
    status INTEGER NOT NULL,
    replay INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    attempts_before_redrive INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    finished_at INTEGER,
    last_http_status INTEGER NOT NULL,
    last_error TEXT NOT NULL,
    destination TEXT NOT NULL,
    workflow TEXT NOT NULL,
    revision INTEGER NOT NULL,
    node TEXT NOT NULL,
    webhook_id TEXT NOT NULL
) STRICT;
CREATE INDEX delivery_event ON delivery (event_seq);
CREATE INDEX delivery_destination ON delivery (destination);
CREATE INDEX delivery_destination_event ON delivery (destination, event_seq);
-- The queue: scheduled and retrying.
CREATE INDEX delivery_due ON delivery (destination, due_at) WHERE status IN (0, 2);
-- What waits for an operator: held, dead, cancelled.
CREATE INDEX delivery_ended ON delivery (status, destination) WHERE status IN (3, 5, 6);

CREATE TABLE attempt (
    delivery_seq INTEGER NOT NULL,
    number INTEGER NOT NULL,
    id BLOB NOT NULL,
    started_at INTEGER NOT NULL,
    name_lookup_us INTEGER NOT NULL,
    connect_us INTEGER NOT NULL,
    tls_us INTEGER NOT NULL,
    first_byte_us INTEGER NOT NULL,
    total_us INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    http_status INTEGER NOT NULL,
    retry_at INTEGER,
    error TEXT NOT NULL,
    response_headers BLOB NOT NULL,
    response_body BLOB NOT NULL,
    PRIMARY KEY (delivery_seq, number)
) STRICT, WITHOUT ROWID;

-- JSON list of the event's traces, one a workflow.
CREATE TABLE trace (
    event_seq INTEGER PRIMARY KEY,
    traces TEXT NOT NULL
) STRICT;

CREATE TABLE source (
    name TEXT PRIMARY KEY,
    config TEXT NOT NULL,
    owner TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE destination (
    name TEXT PRIMARY KEY,
    config TEXT NOT NULL,
    owner TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE workflow (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Immutable once written.
CREATE TABLE workflow_revision (
    workflow TEXT NOT NULL,
    revision INTEGER NOT NULL,
    author TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    graph TEXT NOT NULL,
    PRIMARY KEY (workflow, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- events, rejections: how many there are; routed_up_to: every event up to this seq is routed.
CREATE TABLE progress (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO progress VALUES ('events', 0), ('rejections', 0), ('routed_up_to', 0);

-- How many deliveries of a destination are pending (scheduled or retrying) and dead.
CREATE TABLE delivery_tally (
    destination TEXT PRIMARY KEY,
    pending INTEGER NOT NULL,
    dead INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

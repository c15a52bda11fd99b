-- SPDX-License-Identifier: GPL-3.0-or-later
-- How long the traces of a workflow are kept, in microseconds; 0: as long as their events.
ALTER TABLE workflow ADD COLUMN trace_age INTEGER NOT NULL DEFAULT 0;

-- How far retention is with the traces of each workflow: of the events above after_seq up to
-- up_to_seq it has taken them out. kind: 0 of events that ended well, 1 of all that were left then.
CREATE TABLE trace_mark (
    workflow TEXT NOT NULL,
    kind INTEGER NOT NULL,
    after_seq INTEGER NOT NULL,
    up_to_seq INTEGER NOT NULL,
    PRIMARY KEY (workflow, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO trace_mark SELECT name, column1, 0, 0 FROM workflow, (VALUES (0), (1));

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workflows that were removed, as long as what their nodes held is on its way out: continuations up
-- to revision. held: 0 they go on at once, 1 they end.
CREATE TABLE leaving_workflow (
    workflow TEXT NOT NULL,
    revision INTEGER NOT NULL,
    held INTEGER NOT NULL,
    PRIMARY KEY (workflow, revision)
) STRICT, WITHOUT ROWID;

-- What removed workflows left behind so far: events that nobody would ever take up end, and say so.
INSERT INTO leaving_workflow
    SELECT workflow, max(revision), 1 FROM continuation
    WHERE workflow NOT IN (SELECT name FROM workflow) GROUP BY workflow;
DELETE FROM node_memory WHERE workflow NOT IN (SELECT name FROM workflow);
DELETE FROM setting WHERE name LIKE 'cases:%' AND substr(name, 7) NOT IN (SELECT name FROM workflow);

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The same two indexes without IN: for a list of more than two SQLite builds a table of its own each
-- time that it looks whether a row belongs into the index, which was half of a writer's work.
DROP INDEX event_ended;
CREATE INDEX event_ended ON event (source, state)
    WHERE state = 2 OR state = 3 OR state = 6 OR state = 7 OR state = 8;
DROP INDEX delivery_ended;
CREATE INDEX delivery_ended ON delivery (status, destination)
    WHERE status = 3 OR status = 5 OR status = 6;

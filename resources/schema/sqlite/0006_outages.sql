-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whiles in which the station could receive nothing. cause: 0 stopped, 1 crashed, 2 asleep.
CREATE TABLE outage (
    id INTEGER PRIMARY KEY,
    cause INTEGER NOT NULL,
    began_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL
) STRICT;

-- When the station was started last, and when it was ended in order since; 0: not.
INSERT INTO progress VALUES ('started_at', 0), ('stopped_at', 0);

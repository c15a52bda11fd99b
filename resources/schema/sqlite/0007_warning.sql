-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is not as the schema of an event's source has it, where that only warns; NULL where all is well.
ALTER TABLE event_content ADD COLUMN warning TEXT;

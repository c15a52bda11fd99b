-- SPDX-License-Identifier: GPL-3.0-or-later
-- Order key and position of an event, as its sender gives them; NULL where its source has no order.
ALTER TABLE event_content ADD COLUMN order_key BLOB;
ALTER TABLE event_content ADD COLUMN order_position BLOB;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Deliveries of one order key to a serial destination go one after another. order_key NULL: the
-- destination was not serial. waits 1: another of the key has to end first, nothing is due.
ALTER TABLE delivery ADD COLUMN order_key BLOB;
ALTER TABLE delivery ADD COLUMN waits INTEGER;

DROP INDEX delivery_due;
CREATE INDEX delivery_due ON delivery (destination, due_at) WHERE status IN (0, 2) AND waits IS NULL;
-- Those of a key that have not ended: first what is on its way, then what waits, in its order.
CREATE INDEX delivery_serial ON delivery (destination, order_key, waits)
    WHERE order_key IS NOT NULL AND status IN (0, 2);

-- By which an order node before put a held event in order; NULL where none did.
ALTER TABLE continuation ADD COLUMN order_key BLOB;

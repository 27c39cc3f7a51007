package bot

import (
	"context"
	"database/sql"
	"errors"
)

// carryDeliveries copies which deliveries were received, and which message answers
// which, from a database that is attached as replaced.
const carryDeliveries = `
	INSERT INTO inbox (platform, delivery, received_us, done, payload)
	SELECT platform, delivery, received_us, done, payload FROM replaced.inbox WHERE TRUE
	ON CONFLICT (platform, delivery) DO UPDATE SET done = excluded.done, payload = excluded.payload
	WHERE NOT inbox.done;
	INSERT INTO links (platform, place, question, answer, receipt, linked_us)
	SELECT platform, place, question, answer, receipt, linked_us FROM replaced.links WHERE TRUE
	ON CONFLICT (platform, place, question) DO NOTHING`

// CarryOver copies into the ledger in db what the ledger in the SQLite file at
// path has done on the platforms, so that nothing is posted or answered twice
// because a backup does not know of it. Both must have the tables of this version.
// Functions in others copy what else they keep in the same database; they run in
// the same transaction, in which the file is attached as replaced. If there is an
// error, nothing is copied.
func CarryOver(ctx context.Context, db *sql.DB, path string, others ...func(context.Context, *sql.Tx) error) (err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, `ATTACH DATABASE $1 AS replaced`, path); err != nil {
		return err
	}
	defer func() {
		_, closing := conn.ExecContext(context.WithoutCancel(ctx), `DETACH DATABASE replaced`)
		err = errors.Join(err, closing)
	}()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, carryDeliveries)
	for _, other := range others {
		if err == nil {
			err = other(ctx, tx)
		}
	}
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

import { createHash } from 'node:crypto';
import type { Db } from '../src/engine/store/db.ts';
import { tables } from '../src/resources/tables.ts';

/** What every request leaves behind, refused or not. */
const traces: Record<string, string> = { tokens: 'id, agency_id, name, hash, abilities, expires_at' };

function digest(db: Db): string {
  const hash = createHash('sha256');
  for (const table of Object.keys(tables)) {
    for (const row of db.all(`select ${traces[table] ?? '*'} from ${table} order by id`)) {
      hash.update(JSON.stringify(row));
    }
  }
  return hash.digest('hex');
}

/**
 * Answers a function that names the state of a database: the same name, the same rows. SQLite counts the rows that were
 * ever written, also those of a transaction that was rolled back, so a new digest is made only when that count moved.
 */
export function stateOf(db: Db): () => string {
  let counted = -1;
  let name = '';
  return () => {
    const written = Number(db.get('select total_changes() as n')?.n);
    if (written !== counted) name = digest(db);
    counted = written;
    return name;
  };
}

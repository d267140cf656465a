import type { DatabaseSync } from 'node:sqlite';

/** SQLite's code for a file that somebody else holds. */
const busy = 5;

const refusal = (file: string, pid: number | undefined): Error => {
  const who =
    pid === process.pid
      ? 'a server of this very process'
      : `another mock server${pid === undefined ? '' : `, process ${pid}`}`;
  return new Error(
    `The database file ${file} is in use by ${who}. Two would send every delivery twice. Stop that one, or start with another --db file.`,
  );
};

/**
 * Makes this process the only mock server of a database file, until what is returned is called or the process ends,
 * however it ends: the system itself takes back the lock of a killed process, so none is left over. The lock is one of
 * SQLite's on a file of its own; others can read from it whose it is, and can read the database itself.
 * @throws Error that names the process which has the file
 */
export function hold(Database: typeof DatabaseSync, file: string): () => void {
  const lock = new Database(`${file}-lock`);
  try {
    lock.exec('create table if not exists holder (only integer primary key, pid integer)');
    lock.exec('begin immediate');
    lock.prepare('insert or replace into holder values (1, ?)').run(process.pid);
    lock.exec('commit; begin immediate');
    return () => lock.close();
  } catch (error) {
    const isHeld = ((error as { errcode?: number }).errcode ?? 0) % 256 === busy;
    const found = isHeld ? lock.prepare('select pid from holder').get() : undefined;
    lock.close();
    throw isHeld ? refusal(file, found && Number(found.pid)) : error;
  }
}

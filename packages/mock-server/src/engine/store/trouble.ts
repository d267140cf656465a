/** SQLite's own codes: https://sqlite.org/rescode.html */
const causes: Readonly<Record<number, string>> = {
  5: 'another program has locked the file',
  6: 'another program has locked the file',
  8: 'the file may not be written',
  10: 'the disk could not be read or written',
  11: 'the file is damaged',
  13: 'the disk is full',
  14: 'the file cannot be opened',
  26: 'the file is no database',
};

/** That nothing can be written: one from the first failure until something is written again. */
export interface Trouble {
  reason: string;
  /** Writes that have failed. */
  failures: number;
}

/** Why the database cannot do its work; undefined for an error that is not about the file. */
export function troubleOf(error: unknown): string | undefined {
  const { errcode } = (error ?? {}) as { errcode?: unknown };
  // The lowest byte; the others say more than a person can use.
  return typeof errcode === 'number' ? causes[errcode & 0xff] : undefined;
}

/** For the log: once for as long as it lasts. */
export const troubleText = (file: string, { reason }: Trouble): string =>
  `The database ${file} cannot be written: ${reason}. Requests that change something fail, and deliveries wait; both go on when that has ended. GET /_mock/health tells.`;

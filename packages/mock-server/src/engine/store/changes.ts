/** Counts writes, so that who keeps what it has read knows when to read it anew. */
export interface Changes {
  /** Goes up whenever the rows of the table may have changed. */
  of(table: string): number;
  /** Goes up whenever a row of any other table may have changed. */
  outside(tables: readonly string[]): number;
}

/** The table that a statement writes to: null for none, `*` where it may be any. */
export function writesTo(sql: string): string | null {
  if (/^\s*(?:select|explain)\b/i.test(sql)) return null;
  if (/^\s*with\b/i.test(sql) && !/\b(?:insert|update|delete)\b/i.test(sql)) return null;
  // What hangs on a deleted row goes with it, so a delete is no matter of one table.
  const [, table] = /^\s*(?:insert into|update) "?(\w+)"?/i.exec(sql) ?? [];
  return table ?? '*';
}

export function createChanges(): Changes & { note(table: string | null): void } {
  const counts = new Map<string, number>();
  let all = 0;
  let total = 0;
  return {
    of: (table) => all + (counts.get(table) ?? 0),
    outside: (tables) => tables.reduce((left, table) => left - (counts.get(table) ?? 0), total),
    note(table) {
      if (table === null) return;
      total++;
      if (table === '*') all++;
      else counts.set(table, (counts.get(table) ?? 0) + 1);
    },
  };
}

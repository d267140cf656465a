const columnWidth = 240;
const rowHeight = 200;

/**
 * Where each node stands: a column further than the last node that leads to it, in the row of the first one, or the
 * nearest free row below.
 */
export function place(
  names: readonly string[],
  links: readonly { from: string; to: string }[],
): Record<string, [number, number]> {
  const columns = new Map<string, number>();
  const column = (name: string, seen: readonly string[] = []): number => {
    if (seen.includes(name)) throw new Error(`${name} leads to itself.`);
    const known = columns.get(name);
    if (known !== undefined) return known;
    const before = links.filter(({ to }) => to === name).map(({ from }) => column(from, [...seen, name]));
    const own = before.length === 0 ? 0 : Math.max(...before) + 1;
    columns.set(name, own);
    return own;
  };

  const rows = new Map<string, number>();
  const taken = new Set<string>();
  const settle = (name: string, wanted: number) => {
    if (rows.has(name)) return;
    let row = wanted;
    while (taken.has(`${column(name)} ${row}`)) row += 1;
    taken.add(`${column(name)} ${row}`);
    rows.set(name, row);
    for (const { to } of links.filter(({ from }) => from === name)) settle(to, row);
  };
  for (const name of names) {
    if (!links.some(({ to }) => to === name))
      settle(name, rows.size === 0 ? 0 : Math.max(...rows.values()) + 1);
  }
  return Object.fromEntries(
    names.map((name) => [name, [column(name) * columnWidth, (rows.get(name) ?? 0) * rowHeight]]),
  );
}

import { describe, expect, it } from '@jest/globals';
import { type Server, startServer } from '../src/http/server.ts';
import { tables } from '../src/resources/tables.ts';
import { reseed } from '../src/seed/index.ts';

const contentsOf = ({ core }: Server) =>
  Object.fromEntries(
    [...Object.keys(tables), 'settings', 'sqlite_sequence'].map((table) => [
      table,
      core.db.all(`select * from ${table} order by 1`),
    ]),
  );

async function started(clock: string, seed: 'demo' | 'empty' = 'demo') {
  const server = await startServer({ clock, seed });
  const contents = contentsOf(server);
  return { server, contents };
}

describe('A database that is filled at the same moment as others before', () => {
  it.each(['demo', 'empty'] as const)('has the same %s rows, ids to come and settings', async (seed) => {
    const all = [];
    for (let times = 0; times < 4; times++) all.push(await started('2026-07-15T10:00:00Z', seed));
    for (const { contents } of all) expect(contents).toEqual(all[0]?.contents);
    const [first] = all;
    first?.server.core.db.run('delete from reviews');
    await reseed(first?.server.core as Server['core'], seed);
    expect(contentsOf(first?.server as Server)).toEqual(first?.contents);
    await Promise.all(all.map(({ server }) => server.close()));
  });

  it('is its own: what is written to one stands in no other', async () => {
    const servers = [];
    for (let times = 0; times < 3; times++) servers.push((await started('2026-07-15T10:00:00Z')).server);
    servers[0]?.core.db.run("update properties set name = 'Changed' where id = 1");
    const names = servers.map(({ core }) => core.db.get('select name from properties where id = 1')?.name);
    expect(names[0]).toBe('Changed');
    expect(names[1]).not.toBe('Changed');
    expect(names[2]).toBe(names[1]);
    await Promise.all(servers.map((server) => server.close()));
  });

  it('is filled anew at another moment', async () => {
    const [one, another] = [await started('2026-07-15T10:00:00Z'), await started('2026-07-16T10:00:00Z')];
    expect(another?.contents.bookings).not.toEqual(one?.contents.bookings);
    await Promise.all([one, another].map(({ server }) => server.close()));
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { contains, isIn } from '../src/engine/store/conditions.ts';
import { type Db, openDb } from '../src/engine/store/db.ts';
import { insertRow } from '../src/engine/store/rows.ts';
import { createScope, type Scope } from '../src/engine/store/scope.ts';

const at = '2026-07-15T10:00:00+00:00';
let db: Db;
let mine: Scope;
let theirs: Scope;

beforeEach(() => {
  db = openDb();
  for (const id of [1, 2]) {
    insertRow(db, 'agencies', {
      id,
      name: `Agency ${id}`,
      plan: 'pro',
      trial_ends_at: null,
      created_at: at,
      updated_at: at,
    });
  }
  mine = createScope(db, 1, () => at);
  theirs = createScope(db, 2, () => at);
});
afterEach(() => db.close());

describe('The store of an agency', () => {
  it('fills in ids, agency and time stamps, and gives back what was put in', () => {
    const row = mine.insert('owners', { name: 'Nadia \u0000 😀' });
    expect(row).toEqual({
      id: 1,
      agency_id: 1,
      name: 'Nadia \u0000 😀',
      company: null,
      email: null,
      phone: null,
      city: null,
      created_at: at,
      updated_at: at,
    });
    expect(mine.find('owners', 1)).toEqual(row);
  });

  it('keeps lists, maps and booleans', () => {
    const row = mine.insert('webhooks', {
      url: 'https://a.example',
      events: ['*', 'booking.*'],
      active: true,
      secret: 's',
    });
    expect(mine.find('webhooks', row.id)).toMatchObject({ events: ['*', 'booking.*'], active: true });
    expect(mine.update('webhooks', row.id, { active: false }).active).toBe(false);
  });

  it('does not reach the rows of another one', () => {
    const { id } = theirs.insert('owners', { name: 'Theirs' });
    expect(mine.find('owners', id)).toBeUndefined();
    expect(mine.list('owners')).toEqual([]);
    expect(mine.count('owners')).toBe(0);
    expect(mine.delete('owners', id)).toBe(false);
    expect(() => mine.update('owners', id, { name: 'Mine' })).toThrow('Agency 1 has no row');
    expect(mine.query('select * from owners where agency_id = :agency')).toEqual([]);
    expect(() => mine.query('select * from owners')).toThrow(':agency');
    expect(theirs.find('owners', id)?.name).toBe('Theirs');
  });

  it('cannot be talked into another agency by the values of a new row', () => {
    expect(mine.insert('owners', { name: 'x', agency_id: 2 }).agency_id).toBe(1);
  });

  it('leaves out conditions whose value was not given', () => {
    for (const name of ['Ada', 'Bea', '50 %', '50 x']) mine.insert('owners', { name });
    const names = (...where: Parameters<Scope['list']>[1] & object) =>
      mine.list('owners', where).map(({ name }) => name);
    expect(names(['name = ?', undefined])).toHaveLength(4);
    expect(names(['name = ?', 'Ada'], ['city = ?', undefined])).toEqual(['Ada']);
    expect(names(contains(['name', 'city'], 'ad'))).toEqual(['Ada']);
    expect(names(contains(['name'], '50 %'))).toEqual(['50 %']);
    expect(names(isIn('name', ['Bea', 'Cleo']))).toEqual(['Bea']);
    expect(names(isIn('name', []))).toEqual([]);
    expect(names(isIn('name', undefined))).toHaveLength(4);
  });

  it('takes the values of conditions as values', () => {
    mine.insert('owners', { name: 'Ada' });
    expect(mine.list('owners', [['name = ?', "' or 1=1 --"]])).toEqual([]);
  });

  it('pages, the newest first', () => {
    for (let n = 1; n <= 5; n++) mine.insert('owners', { name: `Owner ${n}` });
    const page = mine.page('owners', [], { page: 2, per_page: 2 }, ({ name }) => name);
    expect(page).toEqual({ items: ['Owner 3', 'Owner 2'], total: 5, page: 2, perPage: 2 });
    expect(mine.page('owners', [], { page: 99 }, ({ name }) => name).items).toEqual([]);
  });
});

describe('A transaction', () => {
  it('is all or nothing, also with another one inside', () => {
    expect(() =>
      db.transaction(() => {
        mine.insert('owners', { name: 'outer' });
        db.transaction(() => mine.insert('owners', { name: 'inner' }));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(mine.count('owners')).toBe(0);
    expect(db.inTransaction).toBe(false);
  });

  it('does not wait for anything', () => {
    expect(() => db.transaction(async () => mine.insert('owners', { name: 'x' }))).toThrow(
      'must not be async',
    );
    expect(mine.count('owners')).toBe(0);
  });
});

describe('A database file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lgcd-mock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edited = (sql: string) => {
    const file = join(folder, 'state.sqlite');
    const opened = openDb(file);
    opened.exec(sql);
    opened.close();
    return () => openDb(file);
  };

  it('is opened again as it was left', () => {
    const again = edited("insert into settings values ('k', 'v')")();
    expect(again.get("select value from settings where key = 'k'")?.value).toBe('v');
    again.close();
  });

  const indexesOf = (opened: Db) =>
    opened.all("select name, sql from sqlite_master where type = 'index' and sql is not null order by name");

  it('of the first version is opened with what it holds, and gets the indexes of now', () => {
    const again = edited(`
      insert into settings values ('k', 'v');
      drop index bookings_stays; drop index bookings_newest;
      create index bookings_agency on bookings (agency_id, check_in);
      pragma user_version = 1; pragma application_id = 134889712`)();
    const fresh = openDb();
    expect(indexesOf(again)).toEqual(indexesOf(fresh));
    expect(again.get("select value from settings where key = 'k'")?.value).toBe('v');
    fresh.close();
    again.close();
    openDb(join(folder, 'state.sqlite')).close();
  });

  it('of this version with other indexes gets those of now', () => {
    const again = edited('drop index bookings_stays')();
    expect(indexesOf(again).map(({ name }) => name)).toContain('bookings_stays');
    again.close();
  });

  it.each([
    ['of the first version with other tables', 'pragma user_version = 1', 'another build'],
    ['of a newer version', 'pragma user_version = 99', 'newer version'],
    ['of another build', 'pragma application_id = 5', 'another build'],
    ['of another program', 'pragma user_version = 0', 'another program'],
  ])('%s is refused, and left alone', (_, sql, message) => {
    expect(edited(sql)).toThrow(message);
  });
});

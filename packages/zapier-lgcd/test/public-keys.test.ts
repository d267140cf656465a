import { describe, expect, it } from '@jest/globals';
import app from '../src/index.ts';

interface Operation {
  inputFields?: ({ key: string } | (() => unknown))[];
}

const fieldsOf = ({ inputFields = [] }: Operation): string =>
  inputFields.map((field) => ('key' in field ? field.key : '(dynamic)')).join(' ');

const keysOf = (steps: Record<string, { key: string; operation: unknown }>) =>
  Object.fromEntries(
    Object.entries(steps).map(([name, { operation }]) => [name, fieldsOf(operation as Operation)]),
  );

/** What the saved Zaps of users depend on: a change here breaks them (Zapier's checks C001 and C002). */
describe('the keys that Zaps are saved with', () => {
  it('are those of the connection', () => {
    expect(app.authentication?.fields?.map(({ key }) => key)).toMatchInlineSnapshot(`
     [
       "access_token",
       "base_url",
     ]
    `);
  });

  it.each(['triggers', 'creates', 'searches'] as const)('are those of the %s', (kind) => {
    expect(keysOf(app[kind])).toMatchSnapshot();
  });

  it('are those of search-or-create', () => {
    expect(Object.keys(app.searchOrCreates ?? {})).toContain('find_booking');
  });

  it('stand once in the step and once as its name', () => {
    for (const kind of ['triggers', 'creates', 'searches'] as const) {
      expect(Object.values(app[kind]).map(({ key }) => key)).toEqual(Object.keys(app[kind]));
    }
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildZip, zapierCli } from './build.ts';
import { type LoadedZip, loadZip } from './lambda.ts';
import {
  type AppDefinition,
  checkDefinition,
  checkDescription,
  checkLogo,
  findUnvalidatedDomains,
  inputFields,
} from './published-checks/index.ts';

describe('the definition of the built app', () => {
  let app: LoadedZip;
  let definition: AppDefinition;
  beforeAll(async () => {
    app = await loadZip((await buildZip()).path);
    definition = await app.definition<AppDefinition>();
  }, 120_000);
  afterAll(() => app.close());

  it('validates without complaint', async () => {
    expect(await app.validate()).toEqual([]);
  });

  it('passes every published check that validate leaves to the server', () => {
    expect(checkDefinition(definition)).toEqual([]);
  });

  it('sends no request to an address that a forger could use (D026)', async () => {
    const sent = async (key: string, value: string) => {
      const before = app.logs().length;
      const authData = { access_token: '1|secret', [key]: value };
      const error = await app.execute('authentication.test', { authData }).then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      const requests = app
        .logs()
        .slice(before)
        .filter(({ data }) => data.log_type === 'http');
      return requests.length > 0 || !error || !/base URL/.test(error.message);
    };
    expect(await findUnvalidatedDomains(definition, (field, value) => sent(field.key, value))).toEqual([]);
  });

  it('has no two input fields of one key in a step', () => {
    const places = inputFields(definition).map(({ where }) => where);
    expect(places.filter((where, index) => places.indexOf(where) !== index)).toEqual([]);
  });
});

describe('the listing', () => {
  const file = (name: string) => readFile(join(import.meta.dirname, '../../packages/zapier-lgcd', name));

  it('has a description that Zapier takes', async () => {
    const { description } = JSON.parse(String(await file('package.json'))) as { description: string };
    expect(checkDescription(description)).toEqual([]);
    expect(description).toMatch(/^LGCD is /);
  });

  it('has a logo that Zapier takes', async () => {
    expect(checkLogo(await file('assets/logo.png'))).toEqual([]);
  });
});

describe('zapier-platform validate', () => {
  it('finds no structural error', async () => {
    expect(await zapierCli('validate', '--without-style')).toContain('structurally sound');
  }, 60_000);
});

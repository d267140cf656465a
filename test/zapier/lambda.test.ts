import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildZip, zapierCli } from './build.ts';
import { type LoadedZip, loadZip } from './lambda.ts';

describe('the built zip, loaded as Zapier loads it', () => {
  let app: LoadedZip;
  beforeAll(async () => {
    app = await loadZip((await buildZip()).path);
  }, 120_000);
  afterAll(() => app.close());

  it('validates without complaint', async () => {
    expect(await app.validate()).toEqual([]);
  });

  it('tells its version and the platform that it was built for', async () => {
    expect(await app.definition()).toMatchObject({ version: '0.1.0', platformVersion: '19.1.0' });
  });

  it('names the method that does not exist', async () => {
    await expect(app.execute('triggers.nothing.operation.perform')).rejects.toThrow(/triggers\.nothing/);
  });

  it('prints nothing past the logger', async () => {
    await app.definition();
    expect(app.output()).toBe('');
  });
});

describe('zapier-platform validate', () => {
  it('finds no structural error', async () => {
    expect(await zapierCli('validate', '--without-style')).toContain('structurally sound');
  }, 60_000);
});

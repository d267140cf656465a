import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dependencies, version } from '../../packages/zapier-lgcd/package.json';
import { type BuiltZip, buildZip } from './build.ts';
import { type LoadedZip, loadZip } from './lambda.ts';

describe('the built zip, loaded as Zapier loads it', () => {
  let zip: BuiltZip;
  let app: LoadedZip;
  beforeAll(async () => {
    zip = await buildZip();
    app = await loadZip(zip.path);
  }, 120_000);
  afterAll(() => app.close());

  it('tells its version and the platform that it was built for', async () => {
    expect(await app.definition()).toMatchObject({
      version,
      platformVersion: dependencies['zapier-platform-core'],
    });
  });

  it('names the method that does not exist', async () => {
    await expect(app.execute('triggers.nothing.operation.perform')).rejects.toThrow(/triggers\.nothing/);
  });

  it('stays small: the platform core, and one bundle of ours', () => {
    expect(zip.bytes).toBeLessThan(820_000);
  });

  it('answers a cold start well within the 30 s of a Lambda', () => {
    const { wrapper, firstCall } = app.timing();
    expect(wrapper + firstCall).toBeLessThan(10_000);
  });
});

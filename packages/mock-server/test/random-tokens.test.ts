import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { demoTokens, type MockServer, type ServerOptions } from '../src/index.ts';
import { call, start } from './http.ts';

const running: MockServer[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const mock of running.splice(0)) await mock.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function launch(options: ServerOptions = { randomTokens: true }): Promise<MockServer> {
  const mock = await start({ rateLimit: 0, ...options });
  running.push(mock);
  return mock;
}
const file = () => {
  const folder = mkdtempSync(join(tmpdir(), 'lgcd-tokens-'));
  folders.push(folder);
  return join(folder, 'state.sqlite');
};
const plain = (mock: MockServer) => mock.tokens.map(({ token }) => token);
const fixed = demoTokens.map(({ token }) => token);
const statusOf = async (mock: MockServer, token: string | undefined) =>
  (await call(mock, '/v1/me', { token: token ?? null })).status;
const statuses = (mock: MockServer, tokens: string[]) =>
  Promise.all(tokens.map((token) => statusOf(mock, token)));
const lodgify = async (mock: MockServer, key: string) =>
  (await call(mock, '/lodgify/webhooks/v1/list', { headers: { 'X-ApiKey': key } })).status;

describe('Random demo tokens', () => {
  it('open what the fixed ones would, which are refused', async () => {
    const mock = await launch();
    expect(mock.tokens.map(({ token: _, ...rest }) => rest)).toEqual(
      demoTokens.map(({ token: _, ...rest }) => rest),
    );
    // The Basic plan has no API: its token is known, and refused for that.
    expect(await statuses(mock, plain(mock))).toEqual([200, 200, 200, 200, 403]);
    expect(await statuses(mock, fixed)).toEqual([401, 401, 401, 401, 401]);
    const { json } = await call(mock, '/v1/me', { token: plain(mock)[3] as string });
    expect(json.data.agency.id).toBe(43);
  });

  it('are long, of this server alone, and do not tell each other', async () => {
    const all = [...plain(await launch()), ...plain(await launch())];
    for (const token of all) expect(token).toMatch(/^\d\|[0-9a-f]{40}$/);
    expect(new Set(all.map((token) => token.slice(2))).size).toBe(10);
  });

  it('come with a key of Lodgify that is random too', async () => {
    const mock = await launch();
    expect(mock.lodgifyKey).toMatch(/^lodgify-demo-42-[0-9a-f]{40}$/);
    expect(await lodgify(mock, mock.lodgifyKey)).toBe(200);
    for (const wrong of ['lodgify-demo-42', 'lodgify-demo-42-', mock.lodgifyKey.replace('42', '43')]) {
      expect([wrong, await lodgify(mock, wrong)]).toEqual([wrong, 401]);
    }
  });

  it('are those of the documentation and the cockpit', async () => {
    const mock = await launch();
    expect((await call(mock, '/v1/docs/start.js')).text).toContain(`'${plain(mock)[0]}'`);
    const page = (await call(mock, '/cockpit/42')).text;
    for (const shown of [plain(mock)[0], plain(mock)[2], mock.lodgifyKey]) expect(page).toContain(shown);
    expect(page).not.toContain(plain(mock)[3]);
  });

  it('outlive a reset and a snapshot', async () => {
    const mock = await launch();
    const pristine = mock.snapshot();
    await mock.reset('empty');
    expect(await statusOf(mock, plain(mock)[0])).toBe(200);
    expect(await statusOf(mock, fixed[0])).toBe(401);
    await mock.restore(pristine);
    expect(await statusOf(mock, plain(mock)[0])).toBe(200);
    expect(await statusOf(mock, fixed[0])).toBe(401);
  });

  it('stay those of their file, whether the option is given again or forgotten', async () => {
    const db = file();
    const first = await launch({ db, randomTokens: true });
    await first.reset();
    await first.close();
    for (const randomTokens of [true, undefined]) {
      const again = await launch({ db, randomTokens });
      expect([plain(again), again.lodgifyKey]).toEqual([plain(first), first.lodgifyKey]);
      expect(await statusOf(again, plain(again)[0])).toBe(200);
      expect(await statusOf(again, fixed[0])).toBe(401);
      await again.close();
    }
  });

  it('close the fixed ones of a file that had them, and leave other tokens and revoked ones as they are', async () => {
    const db = file();
    const first = await launch({ db });
    const { token: own } = first.createToken();
    first.revokeToken(2);
    expect(plain(first)).toEqual(fixed);
    await first.close();
    const again = await launch({ db, randomTokens: true });
    expect(await statuses(again, fixed)).toEqual([401, 401, 401, 401, 401]);
    expect(await statuses(again, plain(again))).toEqual([200, 401, 200, 200, 403]);
    expect(await statusOf(again, own)).toBe(200);
  });
});

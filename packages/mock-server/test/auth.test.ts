import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashToken, newSecret } from '../src/engine/secrets.ts';
import type { MockServer } from '../src/index.ts';
import { call, start } from './http.ts';

let mock: MockServer;

beforeAll(async () => {
  mock = await start({ seed: 'empty', rateLimit: 0 });
});
afterAll(() => mock.close());

const status = async (token: string | null, headers: Record<string, string> = {}) =>
  (await call(mock, '/v1/me', { token, headers })).status;

describe('Tokens', () => {
  it('are 40 random characters and their checksum, as Sanctum makes them', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Za-z0-9]{40}[0-9a-f]{8}$/);
    expect(crc32(secret.slice(0, 40)).toString(16).padStart(8, '0')).toBe(secret.slice(40));
    expect(newSecret()).not.toBe(secret);
    // Recorded from Sanctum 4.
    expect(crc32('QcUW8B2zXoQuQkCrV8GkmJh4kvLcDT3xRuUX3gcR').toString(16)).toBe('37efa968');
  });

  it('are kept as a hash only', () => {
    const created = mock.createToken({ name: 'mine' });
    expect(Object.keys(created)).not.toContain('hash');
    expect(hashToken('x')).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['right', (token: string) => token, 200],
    ['without its id', (token: string) => token.slice(token.indexOf('|') + 1), 200],
    ['with the id of another', (token: string) => token.replace(/^\d+/, '1'), 401],
    ['with an id that is not there', (token: string) => token.replace(/^\d+/, '999'), 401],
    ['with an id that is no number', (token: string) => token.replace(/^\d+/, "1' or '1'='1"), 401],
    ['cut off', (token: string) => token.slice(0, -1), 401],
    ['with more behind it', (token: string) => `${token}0`, 401],
    ['in other case', (token: string) => token.toUpperCase(), 401],
    ['empty behind its id', (token: string) => token.replace(/\|.*/, '|'), 401],
    ['without anything', () => '', 401],
  ])('%s', async (_, change, expected) => {
    expect(await status(change(mock.createToken().token))).toBe(expected);
  });

  it('come with Bearer in any case, and with no other scheme', async () => {
    const { token } = mock.createToken();
    expect(await status(null, { Authorization: `bearer ${token}` })).toBe(200);
    expect(await status(null, { Authorization: `Basic ${token}` })).toBe(401);
    expect(await status(null, { Authorization: token })).toBe(401);
  });

  it('that were revoked are out with the next request, also when they are sent without their id', async () => {
    const { id, token } = mock.createToken();
    const bare = token.slice(token.indexOf('|') + 1);
    expect([await status(token), await status(bare), await status(token)]).toEqual([200, 200, 200]);
    mock.revokeToken(id);
    expect([await status(token), await status(bare)]).toEqual([401, 401]);
  });

  it('expire by the clock of the server', async () => {
    const { token } = mock.createToken({ expires_at: '2026-07-15T12:01:00+02:00' });
    expect(await status(token)).toBe(200);
    await mock.advance(59);
    expect(await status(token)).toBe(200);
    await mock.advance(1);
    expect(await status(token)).toBe(401);
  });

  it('are revoked at once', async () => {
    const { id, token } = mock.createToken();
    expect(await status(token)).toBe(200);
    expect(mock.revokeToken(id)).toBe(true);
    expect(await status(token)).toBe(401);
    expect(mock.revokeToken(id)).toBe(false);
  });

  it('remember when they were last used', async () => {
    const { id, token } = mock.createToken();
    const lastUsed = async () => {
      const { json } = await call(mock, '/_mock/tokens');
      return json.data.find((row: { id: number }) => row.id === id).last_used_at;
    };
    expect(await lastUsed()).toBeNull();
    await status(token);
    expect(await lastUsed()).toBe(mock.now());
  });

  it('show their own name and abilities to whoever holds them', async () => {
    const { token } = mock.createToken({ name: 'Metabase', abilities: ['reports:read'] });
    const { json } = await call(mock, '/v1/me', { token });
    expect(json.data.token).toEqual({ name: 'Metabase', abilities: ['reports:read'], expires_at: null });
  });
});

describe('The Basic plan', () => {
  it('reads its SaaS invoices and nothing else, and is told so', async () => {
    const token = mock.tokens.find(({ agencyId }) => agencyId === 44)?.token as string;
    const refused = await call(mock, '/v1/bookings', { token });
    expect([refused.status, (await call(mock, '/v1/saas-invoices', { token })).status]).toEqual([403, 200]);
    expect(refused.json.message).toContain('Your plan (Basic) only reads SaaS invoices');
    expect(refused.headers['x-ratelimit-limit']).toBeUndefined();
  });
});

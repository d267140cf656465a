import { describe, expect, it } from '@jest/globals';
import app from '../src/index.ts';
import { api, page, run, token } from './app.ts';

const account = (abilities: string[]) => ({
  data: {
    agency: { id: 42, name: 'Atlas Conciergerie', plan: 'business', trial_ends_at: null },
    token: { name: 'My Zaps', abilities, expires_at: null },
  },
});

interface Tested {
  agency_name: string;
  token_name: string;
  note: string;
  missing_abilities: { ability: string; allows: string; needed_for: string }[];
}

const test = (base_url?: string) => {
  const authData = { access_token: token, ...(base_url === undefined ? {} : { base_url }) };
  return run<Tested>(app.authentication?.test, { authData });
};

describe('the connection test', () => {
  it('names the agency and the token for the connection label', async () => {
    api()
      .get('/me')
      .reply(200, account(['bookings:read']));
    expect(await test()).toMatchObject({ agency_name: 'Atlas Conciergerie', token_name: 'My Zaps' });
    expect(app.authentication?.connectionLabel).toBe('{{agency_name}} · {{token_name}}{{note}}');
  });

  it('says which steps a missing ability keeps from working', async () => {
    api()
      .get('/me')
      .reply(200, account(['bookings:read']));
    const { missing_abilities } = await test();
    expect(missing_abilities).toContainEqual({
      ability: 'bookings:write',
      allows: 'Create and cancel bookings',
      needed_for: expect.stringMatching(/^Create Booking, Cancel Booking\b/),
    });
    expect(missing_abilities.map(({ ability }) => ability)).not.toContain('bookings:read');
  });

  it('counts templates as readable with either WhatsApp ability', async () => {
    api()
      .get('/me')
      .reply(200, account(['whatsapp:write']));
    const read = (await test()).missing_abilities.find(({ ability }) => ability === 'whatsapp:read');
    expect(read?.needed_for).not.toContain('Find WhatsApp Template');
  });

  it('misses nothing with all abilities', async () => {
    const { catalog } = await import('../src/contract.ts');
    api()
      .get('/me')
      .reply(200, account(Object.keys(catalog.abilities)));
    expect((await test()).missing_abilities).toEqual([]);
  });

  it('says in the label what common Zaps will miss, where people choose the connection', async () => {
    api()
      .get('/me')
      .reply(200, account(['bookings:read', 'properties:read', 'whatsapp:write']));
    expect(await test()).toMatchObject({ note: ' · without bookings:write' });
  });

  it('connects a Basic plan, whose label says what works', async () => {
    api().get('/me').reply(403, { message: 'The API is not part of your plan.' });
    api().get('/saas-invoices').query(true).reply(200, page());
    expect(await test()).toMatchObject({
      agency_plan: 'basic',
      note: ' · Basic plan: only Find SaaS Invoice',
      missing_abilities: [],
    });
  });

  it('refuses a token of a Basic plan that LGCD does not know', async () => {
    api().get('/me').reply(403, { message: 'The API is not part of your plan.' });
    api().get('/saas-invoices').query(true).reply(401, { message: 'Unauthenticated.' });
    await expect(test()).rejects.toMatchObject({ name: 'ExpiredAuthError' });
  });

  it.each([
    ['over', '2020-01-01T00:00:00+00:00', / · Basic plan: only/],
    ['running', '2999-01-01T00:00:00+00:00', /^$/],
  ])('knows a Basic plan whose trial is %s', async (_what, trial_ends_at, note) => {
    const { catalog } = await import('../src/contract.ts');
    const given = account(Object.keys(catalog.abilities));
    Object.assign(given.data.agency, { plan: 'basic', trial_ends_at });
    api().get('/me').reply(200, given);
    expect((await test()).note).toMatch(note);
  });

  it('refuses a token that can do nothing here', async () => {
    api().get('/me').reply(200, account([]));
    await expect(test()).rejects.toThrow(/My Zaps.*no ability that this app can use/);
  });

  it('asks to reconnect when the token is not accepted', async () => {
    api().get('/me').reply(401, { message: 'Unauthenticated.' });
    await expect(test()).rejects.toMatchObject({
      name: 'ExpiredAuthError',
      message: expect.stringMatching(/does not accept the access token/),
    });
  });

  it.each([
    ['plain http', 'http://api.example.com/v1', /https/],
    ['an address of a private network', 'https://10.0.0.1/v1', /public host name/],
    ['a loopback host', 'http://127.0.0.1:9001/v1', /public host name/],
    ['a single word', 'https://metadata/v1', /public host name/],
    ['a host that only a private network knows', 'https://api.corp.internal/v1', /public host name/],
    ['a user in the address', 'https://api.lgcd.ma@evil.example/v1', /user or a password/],
    ['no address', 'the usual one', /not an address/],
  ])('refuses a base URL with %s before anything is sent', async (_what, baseUrl, reason) => {
    await expect(test(baseUrl)).rejects.toThrow(reason);
  });

  it('takes an empty base URL as the usual one', async () => {
    api()
      .get('/me')
      .reply(200, account(['bookings:read']));
    await expect(test('  ')).resolves.toMatchObject({ agency_id: 42 });
  });
});

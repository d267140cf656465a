import { describe, expect, it } from '@jest/globals';
import { createClient, type PlatformRequest, ValidationError } from '../../src/index.ts';
import { PriceSyncError, type RateCall, syncPrices } from '../../src/rates/index.ts';
import { pageOf, testPlatform } from '../client/clock.ts';
import { RateServer, type StoredRate } from './server.ts';

const rate = (
  id: number,
  start_date: string,
  end_date: string,
  nightly_price: number,
  property_id = 1,
): StoredRate => ({
  id,
  property_id,
  name: null,
  start_date,
  end_date,
  nightly_price,
  min_stay: null,
});

/** The rates of LGCD over HTTP; `refuse` makes one request fail. */
function api(rates: StoredRate[], refuse: (request: PlatformRequest) => boolean = () => false) {
  const server = new RateServer(rates);
  const platform = testPlatform([]);
  platform.send = async (request) => {
    platform.sent.push(request);
    const { method, url, body } = request;
    const { pathname, searchParams } = new URL(url);
    const answer = (status: number, given?: unknown) => ({
      status,
      headers: {},
      body: given === undefined ? '' : JSON.stringify(given),
    });
    if (refuse(request))
      return answer(422, { message: 'No.', errors: { start_date: ['The season overlaps.'] } });
    if (method === 'GET') {
      const [from, to] = [searchParams.get('from') ?? '', searchParams.get('to') ?? '9'];
      return answer(
        200,
        pageOf(server.rates.filter((known) => known.end_date >= from && known.start_date <= to)),
      );
    }
    const verb = { POST: 'create', PUT: 'update', DELETE: 'delete' }[method as 'POST'];
    const input = { ...(body ? JSON.parse(body) : {}), id: Number(pathname.split('/').pop()) };
    const stored = server.apply({ operation: `rate.${verb}`, input } as RateCall);
    return stored ? answer(method === 'POST' ? 201 : 200, { data: stored }) : answer(204);
  };
  return { server, platform, client: createClient(platform) };
}

const dailyPrices = [
  { date: '2027-05-04', price: 120 },
  { date: '2027-05-05', price: 120 },
];

describe('syncPrices', () => {
  it('makes LGCD hold the prices and says what it did', async () => {
    const { client, server } = api([rate(1, '2027-05-01', '2027-05-10', 100)]);
    await expect(syncPrices(client, 1, dailyPrices)).resolves.toMatchObject({
      created: 2,
      updated: 1,
      deleted: 0,
    });
    expect(server.nights()['2027-05-04']).toBe('[120,null,null]');
    expect(server.nights()['2027-05-10']).toBe('[100,null,null]');
  });

  it('changes nothing the second time', async () => {
    const { client, platform } = api([rate(1, '2027-05-01', '2027-05-10', 100)]);
    await syncPrices(client, 1, dailyPrices);
    platform.sent.length = 0;
    await expect(syncPrices(client, 1, dailyPrices)).resolves.toEqual({
      created: 0,
      updated: 0,
      deleted: 0,
      calls: [],
    });
    expect(platform.sent.map(({ method }) => method)).toEqual(['GET']);
  });

  it('reads the rates around the named days only', async () => {
    const { client, platform } = api([]);
    await syncPrices(client, 1, dailyPrices);
    const query = new URL(platform.sent[0]?.url as string).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      property_id: '1',
      from: '2027-05-03',
      to: '2027-05-06',
    });
  });

  it('grows a neighbour that it finds there', async () => {
    const { client, server } = api([rate(1, '2027-05-01', '2027-05-03', 120)]);
    await expect(syncPrices(client, 1, dailyPrices)).resolves.toMatchObject({ created: 0, updated: 1 });
    expect(server.rates).toHaveLength(1);
  });

  it('leaves the rates of other properties alone when the server does not filter', async () => {
    const other = rate(7, '2027-05-01', '2027-05-31', 500, 2);
    const { client, server } = api([other]);
    await expect(syncPrices(client, 1, dailyPrices)).resolves.toMatchObject({ created: 1, updated: 0 });
    expect(server.rates).toContainEqual(other);
  });

  it('asks for nothing when no price is given', async () => {
    const { client, platform } = api([]);
    await expect(syncPrices(client, 1, [])).resolves.toMatchObject({ calls: [] });
    expect(platform.sent).toEqual([]);
  });

  it('says what was done and what is left when it is stopped on its way', async () => {
    const { client, server } = api([rate(1, '2027-05-01', '2027-05-10', 100)], ({ method, body }) =>
      Boolean(method === 'POST' && body?.includes('2027-05-04')),
    );
    const error: PriceSyncError = await syncPrices(client, 1, dailyPrices).then(
      () => {
        throw new Error('It succeeded.');
      },
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(PriceSyncError);
    expect(error).toMatchObject({ code: 'validation', status: 422, operation: 'rate.create' });
    expect(error.message).toContain('2 of 3 changes of rates were made');
    expect(error.message).toContain('The season overlaps.');
    for (const call of error.remaining) server.apply(call);
    expect(server.nights()['2027-05-04']).toBe('[120,null,null]');
    expect(Object.keys(server.nights())).toHaveLength(10);
  });

  it('answers the error itself when nothing was changed yet', async () => {
    const { client } = api([], ({ method }) => method === 'POST');
    await expect(syncPrices(client, 1, dailyPrices)).rejects.toBeInstanceOf(ValidationError);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { run } from './harness/execute.ts';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';

closedNetwork();

const sync = { resource: 'rate', operation: 'syncPrices', propertyId: 3 };
const json = { ...sync, pricesFrom: 'list' };
const day = (date: string, price: number) => ({ date, price });

/** What a property holds, and what is sent to it. */
function property(id: number, ...rates: object[]) {
  const created: unknown[] = [];
  nock(origin)
    .get('/v1/rates')
    .query(({ property_id }) => property_id === String(id))
    .reply(200, page(rates));
  return {
    created,
    creates(times: number) {
      nock(origin)
        .post('/v1/rates', (body) => created.push(body) > 0)
        .times(times)
        .reply(201, { data: { id: 1 } });
    },
  };
}

describe('a list of prices', () => {
  const prices = [day('2026-08-12', 950), day('2026-08-13', 950), day('2026-08-14', 1100)];

  it.each([
    ['a list', prices],
    ['JSON', JSON.stringify(prices)],
    [
      'a list with days and prices as text',
      prices.map(({ date, price }) => day(`${date}T00:00:00Z`, `${price}` as never)),
    ],
  ])('as %s becomes the fewest seasonal rates', async (_, given) => {
    const { created, creates } = property(3);
    creates(2);
    const [item] = await run({
      parameters: { ...json, prices: given as never, options: { name: 'August' } },
    });
    expect(item?.json).toEqual({
      property_id: 3,
      days: 3,
      created: 2,
      updated: 0,
      deleted: 0,
      rounded: 0,
    });
    expect(created).toMatchObject([
      {
        property_id: 3,
        name: 'August',
        start_date: '2026-08-12',
        end_date: '2026-08-13',
        nightly_price: 950,
      },
      { start_date: '2026-08-14', end_date: '2026-08-14', nightly_price: 1100 },
    ]);
  });

  it('that holds already changes nothing', async () => {
    const rate = { id: 1, property_id: 3, name: null, min_stay: null };
    property(3, { ...rate, start_date: '2026-08-12', end_date: '2026-08-13', nightly_price: 950 });
    const [item] = await run({ parameters: { ...json, prices: prices.slice(0, 2) as never } });
    expect(item?.json).toMatchObject({ created: 0, updated: 0, deleted: 0 });
  });

  it.each([
    ['no list', '{"date":"2026-08-12"}', 'must be a list'],
    ['no JSON', 'tomorrow: 5', 'must be a list'],
    ['empty', '[]', 'must be a list'],
    ['without a price', '[{"date":"2026-08-12"}]', 'Entry 1 of Prices: Price is empty'],
    ['without a date', '[{"date":"2026-08-12","price":1},{"price":1}]', 'Entry 2 of Prices: Date is empty'],
    ['of a day that is none', '[{"date":"2026-02-30","price":1}]', '2026-02-30'],
  ])('that is %s is refused before anything is sent', async (_, prices, reason) => {
    await expect(run({ parameters: { ...json, prices } })).rejects.toThrow(reason);
  });
});

it('a price that is none is refused before anything is changed', async () => {
  const prices = '[{"date":"2026-08-12","price":"dear"}]';
  await expect(run({ parameters: { ...json, prices } })).rejects.toThrow(
    'Entry 1 of Prices: Price: “dear” is not a number.',
  );
});

describe('prices of input items', () => {
  const items = [
    { property: 3, ...day('2026-08-12', 950) },
    { property: 4, ...day('2026-08-12', 700) },
    { property: 3, ...day('2026-08-13', 950) },
  ];
  /** As n8n resolves the expressions of the form for each item. */
  const resolved = (item: IDataObject) => ({
    ...sync,
    propertyId: item.property as number,
    date: item.date as string,
    price: item.price as number,
  });

  it('are sent together, property by property, and each result belongs to its items', async () => {
    const first = property(3);
    const second = property(4);
    first.creates(2);
    const output = await run({ items, parameters: items.map(resolved) });
    expect([...first.created, ...second.created]).toMatchObject([
      { property_id: 3, start_date: '2026-08-12', end_date: '2026-08-13' },
      { property_id: 4, start_date: '2026-08-12', end_date: '2026-08-12' },
    ]);
    expect(output.map(({ json, pairedItem }) => [json.property_id, json.days, pairedItem])).toEqual([
      [3, 2, [{ item: 0 }, { item: 2 }]],
      [4, 1, { item: 1 }],
    ]);
  });

  it('of a property that fails do not keep the others back, where the node is set to continue', async () => {
    const given = items.map((item) => ({ ...item, ...(item.property === 3 ? { price: '' } : {}) }));
    property(4).creates(1);
    const output = await run({ items: given, parameters: given.map(resolved), continueOnFail: true });
    expect(output.map(({ json }) => json)).toMatchObject([
      {
        error: 'Item 0: Price is empty. It is required. Item 2: Price is empty. It is required.',
      },
      { property_id: 4, created: 1 },
    ]);
  });
});

describe('prices of rows in the form', () => {
  const row = (date: string, price: string, minStay: string | number = '') => ({ date, price, minStay });
  const rows = (...day: object[]) =>
    ({ ...sync, pricesFrom: 'rows', rows: { day } }) as unknown as IDataObject;

  it('become the fewest seasonal rates; rows that are left empty are passed over', async () => {
    const { created, creates } = property(3);
    creates(1);
    const [item] = await run({
      parameters: rows(row('2026-08-12T00:00:00', '950', 2), row('2026-08-13', '950,00', 2), row('', '')),
    });
    expect(item?.json).toMatchObject({ days: 2, created: 1 });
    expect(created).toMatchObject([
      { start_date: '2026-08-12', end_date: '2026-08-13', nightly_price: 950, min_stay: 2 },
    ]);
  });

  it.each([
    [rows(row('2026-08-12', '')), 'Day 1: Price is empty. It is required.'],
    [rows(row('', '')), 'There are no prices: every line is empty.'],
  ])('that can not be read are refused before anything is sent', async (parameters, refusal) => {
    await expect(run({ parameters })).rejects.toThrow(refusal);
  });
});

it('a node that was saved before the items came first still sends its list', async () => {
  const { created, creates } = property(3);
  creates(1);
  const parameters = { ...sync, prices: '[{ "date": "2026-08-12", "price": 950 }]' };
  await run({ typeVersion: 1, parameters });
  expect(created).toMatchObject([{ start_date: '2026-08-12', nightly_price: 950 }]);
});

import { describe, expect, it } from '@jest/globals';
import { bestFirst, createClient, findPropertyIds, search } from '../../src/index.ts';
import { pageOf, testPlatform } from './clock.ts';

const names = (found: unknown[]) => found.map((one) => (one as { guest_name: string }).guest_name);

describe('the best match', () => {
  const booking = (guest_name: string, more: object = {}) => ({ guest_name, status: 'confirmed', ...more });

  it('is the exact name, whatever its accents and capitals, before what begins so and what contains it', () => {
    const found = [
      booking('Fatima Aït'),
      booking('Ali Fatima Aït'),
      booking('FATIMA AIT'),
      booking('Fatima Aït Ali'),
    ];
    expect(names(bestFirst(found, { search: ' fatima  aït' }))).toEqual([
      'Fatima Aït',
      'FATIMA AIT',
      'Fatima Aït Ali',
      'Ali Fatima Aït',
    ]);
  });

  it.each([
    ['reference', 'BKG-1'],
    ['guest_email', 'k@example.com'],
    ['guest_phone', '+212612345678'],
  ])('is the exact %s', (field, value) => {
    const found = [booking('first', { notes: value }), booking('second', { [field]: value })];
    expect(names(bestFirst(found, { search: value }))).toEqual(['second', 'first']);
  });

  it('is the living before the cancelled and the archived, and else as LGCD lists them', () => {
    const found = [
      booking('Karim', { status: 'cancelled', id: 1 }),
      booking('Karim', { status: 'archived', id: 2 }),
      booking('Karim', { id: 3 }),
      booking('Karim', { id: 4 }),
    ];
    expect(bestFirst(found, { search: 'Karim' }).map((one) => (one as { id?: number }).id)).toEqual([
      3, 4, 1, 2,
    ]);
  });

  it('is found on whatever page it stands', async () => {
    const page = (number: number, data: object[]) => ({
      body: {
        ...pageOf(data),
        meta: { ...pageOf(data).meta, current_page: number, last_page: 2 },
        links: { next: number === 1 ? 'x' : null },
      },
    });
    const platform = testPlatform([
      page(1, [{ id: 1, ...booking('Karim Alami') }]),
      page(2, [{ id: 2, ...booking('Karim') }]),
    ]);
    const found = await search(createClient(platform), 'booking.getAll', { search: 'Karim' });
    expect(names(found)).toEqual(['Karim', 'Karim Alami']);
  });
});

describe('a filter by property', () => {
  const properties = [
    { id: 1, name: 'Villa Palmeraie' },
    { id: 2, name: 'Riad Zitoun' },
    { id: 10_000, name: 'Dar 2' },
    { id: 3, name: 'Riad Zitoun' },
  ];
  const find = (given: unknown) =>
    findPropertyIds(createClient(testPlatform([{ body: pageOf(properties) }])), given, {
      label: 'Properties',
    });

  it.each<[unknown, number[]]>([
    ['1; 2', [1, 2]],
    ['1, 2', [1, 2]],
    ['1 10000', [1, 10_000]],
    ['#10000', [10_000]],
    ['https://app.lgcd.ma/properties/2/edit', [2]],
    ['Villa Palmeraie', [1]],
    ['villa palmeraie; 2', [1, 2]],
    ['Dar 2, 1', [10_000, 1]],
    [
      [1, '2'],
      [1, 2],
    ],
    [1, [1]],
    ['1,1', [1]],
  ])('takes %p', async (given, expected) => expect(await find(given)).toEqual(expected));

  it.each([undefined, '', ' ', [], ['\u00a0']])('is none for %p', async (given) => {
    expect(await findPropertyIds(createClient(testPlatform([])), given)).toEqual([]);
  });

  it.each(['Villa Palmerai', '99', '1; nowhere', '0', '1.5'])(
    'refuses %p with the list of what exists, instead of dropping every event',
    async (given) => {
      await expect(find(given)).rejects.toThrow(
        /^Properties: there is no property “.+”\. Those that the token sees are Villa Palmeraie \(1\), Riad Zitoun \(2\)/,
      );
    },
  );

  it('asks nothing for ids that were found before', async () => {
    const platform = testPlatform([]);
    expect(await findPropertyIds(createClient(platform), '1; 2; 1', { mustExist: false })).toEqual([1, 2]);
    expect(platform.sent).toEqual([]);
  });

  it('takes ids of a token that may not look properties up, and no names', async () => {
    const closed = () =>
      createClient(testPlatform([{ status: 403, body: { message: 'Invalid ability provided.' } }]));
    await expect(findPropertyIds(closed(), '1; 2')).resolves.toEqual([1, 2]);
    await expect(findPropertyIds(closed(), 'Riad')).rejects.toThrow('properties:read');
  });

  it('refuses a name that several have, naming them', async () => {
    await expect(find('Riad Zitoun')).rejects.toThrow(
      'Properties: several properties are called “Riad Zitoun”: Riad Zitoun (2), Riad Zitoun (3).',
    );
  });
});

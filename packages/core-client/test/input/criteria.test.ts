import { describe, expect, it } from '@jest/globals';
import {
  type DailyPriceField,
  type ReadableField,
  readCriteria,
  readDailyPrices,
} from '../../src/input/index.ts';

const setting = { timeZone: 'Africa/Casablanca' };

describe('the criteria of a search', () => {
  const fields: ReadableField[] = [
    { name: 'external_reference', label: 'External Reference', type: 'string' },
    { name: 'search', label: 'Search', type: 'string' },
    { name: 'status', label: 'Status', type: 'choice', choices: ['confirmed'] },
    { name: 'property_id', label: 'Property', type: 'integer', resource: 'property' },
  ];
  const read = (given: Record<string, unknown>, form: object = {}) =>
    readCriteria(fields, ({ name }) => given[name], { ...setting, ...form });

  it.each([
    [{ external_reference: ' ' }, 'External Reference'],
    [{ external_reference: '', status: 'confirmed' }, 'External Reference'],
    [{ search: '\u00a0', property_id: 3 }, 'Search'],
    [{ status: 'confirmed', property_id: ' ' }, 'Property'],
  ])('%j, of which one came out blank, are refused: others would be found', (given, label) => {
    expect(() => read(given)).toThrow(`${label} came out empty`);
  });

  it('may have a blank one where another says which one is meant', () => {
    expect(read({ external_reference: 'k1', search: '', property_id: '' })).toEqual({
      external_reference: 'k1',
    });
  });

  it('are what was put in', () => {
    expect(read({ status: 'Confirmed' })).toEqual({ status: 'confirmed' });
    expect(read({})).toEqual({});
  });

  it('leave out what a language model had to fill with something', () => {
    const fromModel = new Set(['search', 'property_id']);
    expect(read({ search: '', property_id: 0, status: 'confirmed' }, { fromModel })).toEqual({
      status: 'confirmed',
    });
  });

  it.each([
    ['+212 612-345-678', '+212612345678'],
    ['00212612345678', '+212612345678'],
    ['0612345678', '0612345678'],
    ['2027-08-12', '2027-08-12'],
    ['Karim', 'Karim'],
  ])('look for %j as LGCD holds it: %s', (given, expected) => {
    expect(read({ search: given })).toEqual({ search: expected });
  });
});

describe('a price list', () => {
  const read = (lines: Record<string, unknown>[]) =>
    readDailyPrices(
      lines.map(
        (line) =>
          ({ name }: DailyPriceField) =>
            line[name],
      ),
      (index) => `Line ${index + 1}`,
      setting,
    );

  it('is read line by line, a blank line passed over', () => {
    const lines = [
      { date: '2027-09-01', price: '1 250,50', min_stay: '2' },
      { date: ' ', price: '', min_stay: null },
      { date: '2027-09-02T22:00:00Z', price: 950, min_stay: '' },
      {},
    ];
    expect(read(lines)).toEqual({
      prices: [
        { date: '2027-09-01', price: 1250.5, min_stay: 2 },
        { date: '2027-09-02', price: 950 },
      ],
      rounded: 0,
    });
  });

  it('is refused whole for a line without a price, which would sell the night for nothing', () => {
    expect(() =>
      read([
        { date: '2027-09-01', price: 900 },
        { date: '2027-09-03', price: ' ' },
      ]),
    ).toThrow('Line 2: Price is empty. It is required.');
  });

  it('is refused for each line that can not be read', () => {
    expect(() => read([{ date: 'x', price: 1 }, { price: 2 }, { date: '2027-09-01', price: -5 }])).toThrow(
      /^Line 1: Date: “x” is not a day\..+ Line 2: Date is empty\..+ Line 3: Price: -5 is too small\./,
    );
  });

  it('takes a 0 that was written', () => {
    expect(read([{ date: '2027-09-01', price: 0 }]).prices).toEqual([{ date: '2027-09-01', price: 0 }]);
  });

  it('rounds what is calculated to the centime, and says how often', () => {
    expect(
      read([
        { date: '2027-09-01', price: 950.375 },
        { date: '2027-09-02', price: 0.1 + 0.2 },
      ]),
    ).toEqual({
      prices: [
        { date: '2027-09-01', price: 950.38 },
        { date: '2027-09-02', price: 0.3 },
      ],
      rounded: 1,
    });
  });
});

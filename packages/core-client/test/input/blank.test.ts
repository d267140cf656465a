import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBlank, type ReadableField, readField, readInput } from '../../src/input/index.ts';

/** Everything that Unicode calls white space, and what is as invisible. */
const blanks = [
  ...' \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
  ...'\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202c\u0000',
];
const blank = fc
  .array(fc.constantFrom(...blanks), { maxLength: 12 })
  .map((characters) => characters.join(''));

const types: ReadableField['type'][] = [
  'string',
  'multiline',
  'integer',
  'number',
  'money',
  'boolean',
  'date',
  'dateTime',
  'month',
  'email',
  'phone',
  'url',
  'uuid',
  'choice',
  'list',
  'map',
];
const field = (type: ReadableField['type']): ReadableField => ({
  name: 'it',
  label: 'It',
  type,
  choices: ['a'],
});
const setting = { timeZone: 'Africa/Casablanca' };

describe('a blank', () => {
  it('is never a value, whatever the field and however the blank is made', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), blank, (type, given) => {
        expect(isBlank(given)).toBe(true);
        expect(readField(field(type), given, setting)).toBeUndefined();
        expect(readField(field(type), [given, null, [given]], setting)).toBeUndefined();
      }),
    );
  });

  it.each([0, false, '0', '-', 'null', {}])('is not %j', (given) => expect(isBlank(given)).toBe(false));

  it('is trimmed off in linear time', () => {
    const time = (length: number) => {
      const text = `${' '.repeat(length)}x${' '.repeat(length)}y`;
      const started = performance.now();
      for (let times = 0; times < 20; times += 1) readField(field('string'), text, setting);
      return performance.now() - started;
    };
    time(10_000);
    expect(time(200_000) / time(20_000)).toBeLessThan(60);
  });
});

const fields: ReadableField[] = [
  { name: 'id', label: 'Task', type: 'integer', required: true },
  { name: 'assignee', label: 'Assignee', type: 'string', nullable: true },
  { name: 'checklist', label: 'Checklist', type: 'list', nullable: true },
  { name: 'cost', label: 'Cost', type: 'money', nullable: true, min: 0 },
  { name: 'title', label: 'Title', type: 'string' },
];
const read = (given: Record<string, unknown>, form: object = {}) =>
  readInput(fields, ({ name }) => given[name], { ...setting, ...form });

describe('a form', () => {
  it('leaves out what is blank', () => {
    expect(read({ id: 5, assignee: ' ', checklist: ['\u00a0'], cost: '\t', title: undefined })).toEqual({
      id: 5,
    });
  });

  it('refuses a required field that is blank, by its label', () => {
    expect(() => read({ id: '\u200b' })).toThrow('Task is empty. It is required.');
  });

  it('names all fields that can not be read in one refusal', () => {
    expect(() => read({ id: 'x', cost: '1,250', title: {} })).toThrow(
      /^Task: “x” is not an ID\..*Cost: “1,250” has two readings, 1250 and 1\.25\..*Title: an object is not a text\./,
    );
  });

  it('empties what a person empties on purpose, and refuses where the API can not', () => {
    const emptied = new Set(['assignee', 'checklist']);
    expect(read({ id: 5, assignee: 'x' }, { emptied })).toEqual({ id: 5, assignee: null, checklist: [] });
    expect(() => read({ id: 5 }, { emptied: new Set(['title']) })).toThrow(/^Title can not be emptied/);
  });

  it('takes a 0 that a person wrote, and not one that a model gives for what it does not know', () => {
    expect(read({ id: 5, cost: 0 })).toEqual({ id: 5, cost: 0 });
    for (const cost of [0, '0', '0.00']) {
      expect(read({ id: 5, cost }, { fromModel: new Set(['cost']) })).toEqual({ id: 5 });
    }
  });

  it('refuses 0 of a model as a price that is required', () => {
    const price: ReadableField = {
      name: 'nightly_price',
      label: 'Nightly Price',
      type: 'money',
      required: true,
    };
    expect(() => readInput([price], () => 0, { ...setting, fromModel: new Set(['nightly_price']) })).toThrow(
      /^Nightly Price is 0, which a language model gives/,
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isProgramWord } from '../../src/client/redact.ts';
import { operationNames, operations } from '../../src/contract/index.ts';
import { compareSeen, type Exchange, readRecordings, recordingOf } from '../../src/drift.ts';
import { openApi } from '../../src/openapi.ts';

const exchange = (given: Partial<Exchange> = {}): Exchange => ({
  method: 'GET',
  path: '/bookings/9876',
  query: '',
  sent: '',
  accept: 'application/json',
  status: 200,
  headers: { 'content-type': 'application/json' },
  answer: '{}',
  ...given,
});

const { examples } = Object.fromEntries([
  [
    'examples',
    Object.values(openApi().components.schemas).flatMap(({ examples: all }) => (all as unknown[]) ?? []),
  ],
]) as { examples: unknown[] };

/** What must never be kept: people, and what opens a door. */
const planted = fc.oneof(
  fc.stringMatching(/^\d{1,4}\|[A-Za-z0-9]{40}$/),
  fc.stringMatching(/^whsec_[a-f0-9]{32}$/),
  fc.stringMatching(/^[A-Z][a-z]{3,8} [A-Z][a-z]{3,10}$/),
  fc.stringMatching(/^[a-z]{3,8}\.[a-z]{3,8}@[a-z]{3,8}\.(com|ma)$/),
  fc.stringMatching(/^\+212[67]\d{8}$/),
  fc.stringMatching(/^MA64\d{20}$/),
  fc.stringMatching(/^\d{1,3} rue [A-Z][a-z]{4,9}$/),
  fc.stringMatching(/^https:\/\/[a-z]{5}\.ma\/calendar\.ics\?token=[a-f0-9]{32}$/),
  fc.stringMatching(/^[a-z]{20,30}$/),
  fc.stringMatching(/^\d{8,12}$/),
);

/** Puts a text into the place of one value, or of one name, of a body. */
function plant(body: unknown, text: string, at: number, asName: boolean): unknown {
  let count = -1;
  const visit = (value: unknown): unknown => {
    count += 1;
    if (count === at && !asName) return text;
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const isHere = count + 1 === at && asName;
        return [isHere ? text : name, visit(inner)];
      }),
    );
  };
  return visit(body);
}

describe('a recording', () => {
  it('never has what was planted anywhere in request or answer', () => {
    fc.assert(
      fc.property(
        planted,
        fc.constantFrom(...operationNames),
        fc.constantFrom(...examples),
        fc.nat(60),
        fc.boolean(),
        fc.constantFrom(
          'body',
          'sent',
          'query',
          'path',
          'header',
          'header name',
          'method',
          'media',
          'accept',
          'errors',
        ),
        fc.constantFrom(200, 201, 404, 418, 422, 500),
        (text, name, example, at, asName, where, status) => {
          const { method, path } = operations[name];
          const whole = { data: example };
          const inBody = JSON.stringify(plant(whole, text, at, asName));
          const one = exchange({
            method: where === 'method' ? text : method,
            path:
              where === 'path'
                ? `/guests/${text}/${text}`
                : path.replace(/\{\w+\}/g, encodeURIComponent(text)),
            query:
              where === 'query' ? `${encodeURIComponent(text)}=1&search=${encodeURIComponent(text)}` : '',
            sent: where === 'sent' ? JSON.stringify(plant(example, text, at, asName)) : '',
            accept: where === 'accept' ? text : 'application/json',
            status,
            headers: {
              'content-type': where === 'media' ? `text/${text}` : 'application/json; charset=utf-8',
              ...(where === 'header' && { 'x-guest': text, location: text, 'set-cookie': text }),
              ...(where === 'header name' && { [text]: '1' }),
            },
            answer:
              where === 'errors'
                ? JSON.stringify({ message: text, errors: { [text]: [text], guest_name: [text] } })
                : inBody,
          });
          expect(JSON.stringify(recordingOf(one)).toLowerCase()).not.toContain(text.toLowerCase());
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps what a contract is made of: types, words of a choice, names, statuses', () => {
    const answer = {
      data: {
        id: 9876,
        status: 'confirmed',
        guest_name: 'Karim B.',
        check_in: '2026-08-12',
        total_amount: 5250.5,
        notes: null,
      },
    };
    const { operation, path, answer: seen } = recordingOf(exchange({ answer: JSON.stringify(answer) }));
    expect([operation, path]).toEqual(['booking.get', '/bookings/{id}']);
    expect(seen).toMatchObject({
      'data.id': { times: 1, types: { integer: 1 } },
      'data.status': { types: { string: 1 }, words: ['confirmed'] },
      'data.guest_name': { types: { string: 1 } },
      'data.check_in': { types: { 'string date': 1 } },
      'data.total_amount': { types: { number: 1 } },
      'data.notes': { types: { null: 1 } },
    });
    expect(seen?.['data.guest_name']).not.toHaveProperty('words');
  });

  it('does not look into what the contract does not have, where names are data', () => {
    const answer = { data: { id: 1, guests: { karim: { age: 7 } }, metadata: { karim: 1 } } };
    const { answer: seen } = recordingOf(exchange({ answer: JSON.stringify(answer) }));
    expect(Object.keys(seen ?? {})).toEqual(['', 'data', 'data.id', 'data.guests', 'data.metadata']);
  });

  it('says why an answer could not be read', () => {
    expect(recordingOf(exchange({ answer: '{"data":' }))).toMatchObject({ answer: null, unread: 'no JSON' });
    expect(recordingOf(exchange({ answer: { unread: 'too large' } }))).toMatchObject({ unread: 'too large' });
  });

  it('survives whatever is answered', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(600), (answer, status) => {
        const line = JSON.stringify(recordingOf(exchange({ answer, status })));
        expect(Array.isArray(compareSeen(readRecordings(line)))).toBe(true);
      }),
    );
  });

  it.each(['{}', 'text', '{"lgcd":"recording","version":2}', '[]'])('is not %s', (line) => {
    const good = JSON.stringify(recordingOf(exchange()));
    expect(() => readRecordings(`${good}\n${line}\n`)).toThrow('line 2 is no recording');
  });
});

describe('a word of programs', () => {
  it.each(['waitlisted', 'guest_full_name', 'x-quota-left', 'address_2', 'md5', 'line1'])('is %s', (word) => {
    expect(isProgramWord(word)).toBe(true);
  });
  it.each([
    'Karim',
    'karim benali',
    'k@x.ma',
    '0612345678',
    'a1b2c3d4',
    'f'.repeat(32),
    '',
    '_x',
    'a'.repeat(17),
    'é',
  ])('is not %j', (word) => {
    expect(isProgramWord(word)).toBe(false);
  });
});

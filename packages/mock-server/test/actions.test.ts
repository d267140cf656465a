import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween } from '../src/figures/dates.ts';
import { HttpError } from '../src/http/laravel/errors.ts';
import { type MockServer, startMockServer } from '../src/index.ts';
import { type ActionName, actionTable } from '../src/resources/index.ts';
import { call } from './http.ts';

let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0 });
});
afterAll(() => mock.close());

const names = Object.keys(actionTable) as ActionName[];
const act = (name: ActionName, body: object = {}) =>
  call(mock, `/_mock/actions/${name}`, { method: 'POST', token: null, body });
const get = async (path: string) => (await call(mock, `/v1${path}`)).json;

describe('cockpit actions', () => {
  it('are listed with what they take', async () => {
    const { data } = (await call(mock, '/_mock/actions', { token: null })).json;
    const listed = data.filter(({ name }: { name: string }) => name in actionTable);
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(names);
    for (const { summary, body } of listed) {
      expect(summary.length).toBeGreaterThan(5);
      expect(body.type).toBe('object');
    }
  });

  it('refuse an object of another agency', async () => {
    const reply = await act('booking.confirm', { booking_id: 3001 });
    expect([reply.status, reply.json.errors]).toEqual([
      422,
      { booking_id: ['The selected booking id is invalid.'] },
    ]);
    expect((await act('booking.cancel', { booking_id: 9876, agency_id: 43 })).status).toBe(422);
  });

  it('change what they name of a property, and nothing else', async () => {
    const before = (await get('/properties/7')).data;
    await act('property.update', {
      property_id: 7,
      base_price: 599.5,
      description: null,
      status: 'inactive',
    });
    const { updated_at, ...after } = (await get('/properties/7')).data;
    expect({ ...after, updated_at }).toEqual({
      ...before,
      base_price: 599.5,
      description: null,
      status: 'inactive',
      updated_at,
    });
    await act('property.update', { property_id: 7, status: 'active' });
  });

  it('pay out a statement once', async () => {
    const { id } = (await get('/statements?period=2026-06')).data[0];
    expect((await act('statement.pay', { statement_id: id })).json.data.status).toBe('paid');
    expect((await act('statement.pay', { statement_id: id })).json.errors).toEqual({
      status: ['A paid statement cannot be paid out.'],
    });
  });

  it('deliver a message ahead of time, and fail no message that has arrived', async () => {
    const { data } = (
      await call(mock, '/v1/whatsapp/messages', {
        method: 'POST',
        body: { template: 'booking_confirmation', booking_id: 9876 },
      })
    ).json;
    expect((await act('whatsapp.deliver', { message_id: data.id })).json.data).toMatchObject({
      status: 'delivered',
      delivered_at: mock.now(),
    });
    expect((await act('whatsapp.fail', { message_id: data.id })).json.errors).toEqual({
      status: ['A delivered message cannot be failed.'],
    });
  });
});

describe('hostile input to an action', () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      0,
      -1,
      1,
      3,
      9876,
      1.005,
      1e308,
      2 ** 53,
      true,
      [],
      {},
      '2026-08-12',
      '9999-12-31',
      '2026-08-12T00:00:00+00:00',
      'x'.repeat(300),
      '\u0000',
      '__proto__',
      'cancelled',
      'urgent',
      '2026-07',
      '+212600000999',
      99_999_999,
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );

  it.each(names)('%s: is done or refused with a sentence', async (name) => {
    const fields = Object.keys(actionTable[name].body.shape);
    const input = fc.record(Object.fromEntries(fields.map((field) => [field, value])), { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(input, async (given) => {
        try {
          await mock.action(name, given);
        } catch (error) {
          expect(error).toBeInstanceOf(HttpError);
          expect([404, 422]).toContain((error as HttpError).status);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('whatever people do with the bookings of a property', () => {
  type Step = [name: ActionName, offset: number, nights: number, which: number];
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom<ActionName>(
        'booking.create',
        'booking.create',
        'booking.create',
        'booking.edit',
        'booking.confirm',
        'booking.cancel',
        'booking.check_in',
        'booking.check_out',
        'booking.no_show',
        'payment.take',
      ),
      fc.integer({ min: 0, max: 25 }),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(20),
    ),
    { maxLength: 25 },
  );
  let year = 2031;

  it('no night is sold twice, and the report counts what earns', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken: Step[]) => {
        year += 1;
        const home = (await mock.action('property.create', {
          name: 'X',
          city: 'Fès',
          type: 'house',
          capacity: 3,
          base_price: 333.33,
        })) as { id: number };
        const ids: number[] = [];
        for (const [name, offset, nights, which] of taken) {
          const check_in = `${year}-01-${String(offset + 1).padStart(2, '0')}`;
          const check_out = new Date(Date.parse(check_in) + nights * 86_400_000).toISOString().slice(0, 10);
          const stay = { property_id: home.id, check_in, check_out };
          const booking_id = ids[which % (ids.length || 1)];
          const input =
            name === 'booking.create'
              ? { ...stay, guest_name: 'X', guests_count: 1, status: which % 2 ? 'pending' : 'confirmed' }
              : { booking_id, ...(name === 'booking.edit' && stay) };
          try {
            const { id } = (await mock.action(name, input)) as { id: number };
            if (name === 'booking.create') ids.push(id);
          } catch (error) {
            expect(error).toBeInstanceOf(HttpError);
          }
        }
        const { data } = await get(`/bookings?property_id=${home.id}&per_page=100`);
        type Booking = {
          id: number;
          status: string;
          check_in: string;
          check_out: string;
          total_amount: number;
          paid_amount: number;
        };
        const live = (data as Booking[]).filter(({ status }) => !['cancelled', 'no_show'].includes(status));
        for (const one of live) {
          expect(one.paid_amount).toBeLessThanOrEqual(one.total_amount);
          for (const other of live) {
            expect(
              one.id === other.id || one.check_out <= other.check_in || other.check_out <= one.check_in,
            ).toBe(true);
          }
        }
        const earns = live.filter(({ status }) => status !== 'pending');
        const report = await get(
          `/reports/revenue?from=${year}-01-01&to=${year}-03-31&property_id=${home.id}`,
        );
        expect(report.data.global.nights_booked).toBe(
          earns.reduce((sum, each) => sum + daysBetween(each.check_in, each.check_out), 0),
        );
        expect(report.data.global.gross_revenue).toBeCloseTo(
          earns.reduce((sum, each) => sum + each.total_amount, 0),
          6,
        );
      }),
      {
        // Once found: a shorter stay would have cost less than what was paid for the longer one.
        examples: [
          [
            [
              ['booking.create', 0, 2, 0],
              ['payment.take', 0, 1, 0],
              ['payment.take', 0, 1, 0],
              ['booking.edit', 0, 1, 0],
            ],
          ],
        ],
        numRuns: 25,
      },
    );
  });
});

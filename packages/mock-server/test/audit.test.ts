import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OperationName, operationNames, operations } from '@lgcd/core-client/contract';
import type { MockServer } from '../src/index.ts';
import { actionTable } from '../src/resources/index.ts';
import { call, start } from './http.ts';

let mock: MockServer;
beforeAll(async () => {
  mock = await start({ rateLimit: 0 });
});
afterAll(() => mock.close());

const get = async (path: string, token = mock.tokens[0]?.token) =>
  (await call(mock, `/v1${path}`, { token: token ?? null })).json;
const newest = async () => (await get('/audit-logs?per_page=1')).data[0];

const task = { property_id: 1, scheduled_at: '2026-08-19T11:30:00+00:00' };
const rate = { property_id: 1, start_date: '2027-05-10', end_date: '2027-05-20', nightly_price: 1150 };
const source = { name: 'Airbnb', channel: 'airbnb', url: 'http://127.0.0.1:1/x.ics' };
const hook = { url: 'http://127.0.0.1:1/hook', events: ['booking.*'], active: false };
const stay = {
  property_id: 1,
  check_in: '2027-03-01',
  check_out: '2027-03-04',
  guest_name: 'Salma E.',
  guests_count: 2,
};

/** Each write of the contract, in an order in which each finds what it needs; `$` is the id that the last create made. */
const writes: [OperationName, path: string, body?: object][] = [
  ['booking.create', '/bookings', stay],
  ['booking.cancel', '/bookings/$/cancel', {}],
  ['rate.create', '/rates', rate],
  ['rate.update', '/rates/$', rate],
  ['rate.delete', '/rates/$'],
  ['cleaningTask.create', '/cleaning-tasks', task],
  ['cleaningTask.update', '/cleaning-tasks/$', { notes: 'x' }],
  ['maintenanceTicket.create', '/maintenance-tickets', { property_id: 1, title: 'Fuite' }],
  ['maintenanceTicket.update', '/maintenance-tickets/$', { title: 'Fuite 2' }],
  ['whatsappMessage.create', '/whatsapp/messages', { template: 'booking_confirmation', booking_id: 9876 }],
  ['review.create', '/reviews', { property_id: 1, rating: 5, author: 'X' }],
  ['icalSource.create', '/properties/1/ical-sources', source],
  ['icalSource.update', '/properties/1/ical-sources/$', { name: 'Vrbo' }],
  ['icalSource.sync', '/properties/1/ical-sources/$/sync'],
  ['icalSource.delete', '/properties/1/ical-sources/$'],
  ['webhook.create', '/webhooks', hook],
  ['webhook.update', '/webhooks/$', { description: 'x' }],
  ['webhook.rotateSecret', '/webhooks/$/rotate-secret'],
];
/** Posts bytes that exist, and changes nothing of the agency; the delivery log tells of it. */
const logged: OperationName[] = ['webhook.test', 'webhookDelivery.replay'];

describe('the audit log', () => {
  it('is tried with every write of the contract', () => {
    const all = operationNames.filter((name) => operations[name].method !== 'GET');
    expect([...writes.map(([name]) => name), ...logged, 'webhook.delete'].sort()).toEqual(all.sort());
  });

  it('has an entry for every write, with the token and the address behind it, and no secret', async () => {
    let id = 0;
    for (const [name, path, body] of [
      ...writes,
      ['webhook.delete', '/webhooks/$'] as (typeof writes)[number],
    ]) {
      const before = (await newest()).id;
      const reply = await call(mock, `/v1${path.replace('$', String(id))}`, {
        method: operations[name].method,
        ...(body && { body }),
      });
      expect([name, reply.status]).toEqual([name, operations[name].status]);
      if (name.endsWith('.create')) id = reply.json.data.id;
      const entry = await newest();
      expect(entry.id).toBeGreaterThan(before);
      expect(entry).toMatchObject({
        actor_type: 'token',
        actor_name: 'Demo: everything',
        ip_address: '127.0.0.1',
      });
      const secrets = ['x.ics', reply.json?.data?.secret ?? 'x.ics'];
      for (const secret of secrets) expect(JSON.stringify(entry)).not.toContain(secret);
      await mock.settled();
    }
  });

  it('has an entry for what people do, as theirs', async () => {
    await mock.action('booking.check_in', { booking_id: 9876 });
    expect(await newest()).toMatchObject({
      action: 'booking.checked_in',
      actor_type: 'user',
      subject_type: 'booking',
      subject_id: 9876,
    });
    expect(Object.keys(actionTable).length).toBeGreaterThan(25);
  });

  it('has no entry for what was refused', async () => {
    const before = await newest();
    expect(
      (
        await call(mock, '/v1/bookings', {
          method: 'POST',
          body: { ...stay, property_id: 2, guests_count: 99 },
        })
      ).status,
    ).toBe(422);
    await expect(mock.action('booking.check_in', { booking_id: 9876 })).rejects.toThrow(
      'cannot be checked in',
    );
    expect(await newest()).toEqual(before);
  });

  it('is found by its action, severity and day', async () => {
    const { data } = await get(
      '/audit-logs?action=booking.checked_in&severity=info&from=2026-07-15&to=2026-07-15',
    );
    expect(data).toHaveLength(1);
    expect(
      (await get('/audit-logs?action=booking.checked_in&to=2026-07-14')).data.every(
        ({ created_at }: { created_at: string }) => created_at < '2026-07-15',
      ),
    ).toBe(true);
  });
});

describe('tokens that are refused', () => {
  const critical = async (token?: string) =>
    (await get('/audit-logs?severity=critical&action=token.rejected_repeatedly', token)).meta.total;
  const guess = async (token: string, times: number) => {
    for (let time = 0; time < times; time++) await call(mock, '/v1/me', { token });
  };
  const second = '4|demoAgency43AllAbilities0000000000000000';

  it('make a critical event at the tenth within a minute', async () => {
    const [before, elsewhere] = [await critical(), await critical(second)];
    await guess('1|guessed', 9);
    expect(await critical()).toBe(before);
    await guess('1|guessed', 1);
    expect(await critical()).toBe(before + 1);
    // A token of agency 42 is no matter of agency 43.
    expect(await critical(second)).toBe(elsewhere);
    await guess('1|guessed', 9);
    await mock.advance(61);
    await guess('1|guessed', 9);
    expect(await critical()).toBe(before + 1);
  });

  it('of nobody are everybody’s matter', async () => {
    const before = await critical(second);
    await guess('999|nobody', 10);
    expect(await critical(second)).toBe(before + 1);
    expect((await get('/audit-logs?severity=critical&per_page=1', second)).data[0]).toMatchObject({
      description: '10 requests with an unknown token within a minute.',
      actor_type: 'system',
      ip_address: '127.0.0.1',
      metadata: { attempts: 10 },
    });
  });
});

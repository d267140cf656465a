import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import { call } from './http.ts';
import type { Receiver } from './receiver.ts';
import { useReceiver } from './world.ts';

let mock: MockServer;
let receiver: Receiver;
useReceiver(
  (world) => {
    ({ mock, receiver } = world);
  },
  { seed: 'empty' },
);

const post = (path: string, body: unknown) => call(mock, path, { method: 'POST', token: null, body });

describe('An agency of your own', () => {
  it('is made while the server runs, with a token of its own and nothing of the others', async () => {
    const { status, json } = await post('/_mock/agencies', { name: 'Dar Nour', plan: 'pro' });
    expect([status, json.data]).toMatchObject([
      201,
      { id: 45, name: 'Dar Nour', plan: 'pro', trial_ends_at: null },
    ]);
    const { token } = mock.createToken({ agency_id: 45 });
    expect((await call(mock, '/v1/me', { token })).json.data.agency.name).toBe('Dar Nour');
    expect((await call(mock, '/v1/whatsapp/templates', { token })).json.data).toEqual([]);
    const { json: list } = await call(mock, '/_mock/agencies', { token: null });
    expect(list.data.map(({ id }: { id: number }) => id)).toEqual([42, 43, 44, 45]);
  });

  it('on a trial has the whole API for 14 days, whatever its plan, and is charged then', async () => {
    const { id, trial_ends_at } = mock.createAgency({ name: 'New', plan: 'basic', trial: true });
    expect(trial_ends_at).toBe('2026-07-29T10:00:00+00:00');
    const { token } = mock.createToken({ agency_id: id });
    const statuses = async () => [
      (await call(mock, '/v1/bookings', { token })).status,
      (await call(mock, '/v1/saas-invoices', { token })).json.meta.total,
    ];
    expect(await statuses()).toEqual([200, 0]);
    await mock.advance(15 * 86_400);
    expect(await statuses()).toEqual([403, 1]);
  });

  it('is refused without a name, on a plan that is none, and with fields that are not known', async () => {
    const { json } = await post('/_mock/agencies', { plan: 'gold' });
    expect(json.errors).toEqual({
      name: ['The name field is required.'],
      plan: ['The selected plan is invalid.'],
    });
    expect((await post('/_mock/agencies', { name: 'A', trail: true })).json.message).toContain(
      'There is no field trail',
    );
  });
});

describe('What the API has no route for', () => {
  it('owners are added, given properties, and changed', async () => {
    const owner = (await mock.action('owner.create', { name: 'Lucía', phone: '+212600000001' })) as {
      id: number;
    };
    await mock.action('property.create', {
      name: 'Casa',
      city: 'Tanger',
      type: 'house',
      capacity: 4,
      base_price: 600,
      owner_id: owner.id,
    });
    await mock.action('owner.update', { owner_id: owner.id, city: 'Tanger' });
    expect((await call(mock, `/v1/owners/${owner.id}`)).json.data).toMatchObject({
      name: 'Lucía',
      phone: '+212600000001',
      city: 'Tanger',
      property_ids: [1],
    });
  });

  it('WhatsApp templates are approved once in a language, used, and taken away', async () => {
    const template = {
      name: 'parking',
      language: 'en',
      body: 'Dear {{guest_name}}, park at {{place}}, {{guest_name}}.',
    };
    const made = (await mock.action('whatsapp_template.create', template)) as { id: number };
    expect(made).toMatchObject({ variables: ['guest_name', 'place'] });
    await expect(mock.action('whatsapp_template.create', template)).rejects.toThrow('is there in en already');
    const send = () =>
      call(mock, '/v1/whatsapp/messages', {
        method: 'POST',
        body: {
          template: 'parking',
          language: 'en',
          to: '+212600000001',
          variables: { guest_name: 'Ana', place: 'P1' },
        },
      });
    expect((await send()).json.data.body).toBe('Dear Ana, park at P1, Ana.');
    await mock.action('whatsapp_template.delete', { whatsapp_template_id: made.id });
    expect((await send()).status).toBe(422);
  });

  it('nights are blocked where they are free, and freed again', async () => {
    await mock.action('property.create', {
      name: 'Casa',
      city: 'Fès',
      type: 'riad',
      capacity: 4,
      base_price: 600,
    });
    const stay = {
      property_id: 1,
      check_in: '2026-09-01',
      check_out: '2026-09-05',
      guest_name: 'A',
      guests_count: 1,
    };
    const nights = { property_id: 1, start_date: '2026-09-04', end_date: '2026-09-06' };
    const block = (await mock.action('calendar.block', nights)) as { id: number };
    const book = () => call(mock, '/v1/bookings', { method: 'POST', body: stay });
    expect((await book()).json.errors.check_in[0]).toContain('it is blocked from 2026-09-04 to 2026-09-06');
    await mock.action('calendar.unblock', { block_id: block.id });
    expect((await book()).status).toBe(201);
    await expect(mock.action('calendar.block', nights)).rejects.toThrow('it is booked from 2026-09-01');
    await expect(mock.action('calendar.unblock', { block_id: block.id })).rejects.toThrow(
      'There is no block',
    );
  });

  it('the calendars of channels keep their blocks', async () => {
    await mock.reset('demo');
    await expect(mock.action('calendar.unblock', { block_id: 1 })).rejects.toThrow(
      'comes from iCal source 3',
    );
  });
});

describe('Events as LGCD may send them some day', () => {
  beforeEach(async () => {
    await mock.reset('demo');
    await call(mock, '/v1/webhooks', { method: 'POST', body: { url: receiver.url, events: ['*'] } });
  });
  const sent = () => JSON.parse(receiver.received[0]?.body ?? '{}').data;

  it('carry extra fields beside those of the contract', async () => {
    const extra = { booking: { loyalty: { tier: 'gold' } }, channel_manager: 'siteminder' };
    const data = await mock.emit('booking.confirmed', { booking: { guest_name: 'Ana' } }, { extra });
    expect(sent()).toEqual(data);
    expect(sent()).toMatchObject({ ...extra, booking: { guest_name: 'Ana', loyalty: { tier: 'gold' } } });
    receiver.received.length = 0;
    await post('/_mock/events', { event: 'booking.confirmed', extra: { beta: true } });
    await mock.settled();
    expect(sent().beta).toBe(true);
  });

  it('change a field of the contract by overrides alone', async () => {
    await expect(
      mock.emit('booking.confirmed', {}, { extra: { booking: { status: 'haunted' } } }),
    ).rejects.toThrow('booking.status is a field of the contract: change it with overrides.');
  });

  it('take an empty text in overrides as Laravel does: as null', async () => {
    const data = await mock.emit('cleaning.assigned', { cleaning_task: { notes: '', assignee: ' Ana ' } });
    expect(data).toMatchObject({ cleaning_task: { notes: null, assignee: 'Ana' } });
    await expect(mock.emit('booking.confirmed', { booking: { guest_name: '' } })).rejects.toThrow(
      'booking.guest_name',
    );
  });
});

describe('Half a character', () => {
  const half = '\\ud83d';
  it('is refused by the own surface and by the API, with its field', async () => {
    const overrides = `{"event":"booking.confirmed","overrides":{"booking":{"guest_name":"A${half}"}}}`;
    const own = await post('/_mock/events', overrides);
    expect([own.status, Object.keys(own.json.errors)]).toEqual([422, ['overrides.booking.guest_name']]);
    expect(own.json.message).toContain('holds half a character');
    await mock.reset('demo');
    await expect(mock.emit('booking.confirmed', { booking: { guest_name: '\ud83d' } })).rejects.toThrow(
      'half a character',
    );
    const change = (token: string | null) =>
      call(mock, '/v1/cleaning-tasks/1', { method: 'PATCH', token, body: `{"notes":"x${half}"}` });
    const api = await change(mock.tokens[0].token);
    expect([api.status, Object.keys(api.json.errors)]).toEqual([422, ['notes']]);
    expect((await change(null)).status).toBe(401);
    const whole = await call(mock, '/v1/cleaning-tasks/1', {
      method: 'PATCH',
      body: '{"notes":"\\ud83d\\ude00"}',
    });
    expect(whole.json.data.notes).toBe('😀');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventName } from '@lgcd/core-client/contract';
import { commandNames, commandOf } from '../src/cockpit/commands/command.ts';
import type { TenantTable } from '../src/resources/tables.ts';
import { reseed } from '../src/seed/index.ts';
import { type Cockpit, formsOf, linksOf, startCockpit, textOf } from './cockpit.ts';

let cockpit: Cockpit;
beforeAll(async () => {
  cockpit = await startCockpit();
});
beforeEach(() => reseed(cockpit.core, 'demo'));
afterAll(() => cockpit.close());

const store = () => cockpit.core.domain(42).store;
const sent = (): EventName[] =>
  store()
    .list('events')
    .map(({ event }) => event);
/** States that the seed does not have: a ticket is brought there. */
function made(table: TenantTable, where: string) {
  const status = /^status = '(assigned|in_progress)'$/.exec(where)?.[1];
  const ticket = store().first('maintenance_tickets', [["status = 'open'"]]);
  if (table !== 'maintenance_tickets' || !status || !ticket) return undefined;
  return store().update('maintenance_tickets', ticket.id, {
    status: status as 'assigned',
    assignee: 'Plomberie Atlas',
  });
}

const idOf = (table: TenantTable, where: string): number => {
  const row = store().first(table, [[where]]) ?? made(table, where);
  if (!row) throw new Error(`The seed has no ${table} with ${where}.`);
  return row.id;
};

/** Collections whose objects can be acted on, with the states that the seed or the test brings them into. */
const states: [path: string, table: TenantTable, where: string][] = [
  ...['pending', 'confirmed', 'checked_in', 'checked_out', 'cancelled'].map(
    (status): [string, TenantTable, string] => [
      '/bookings',
      'bookings',
      `status = '${status}' and id <> 9876`,
    ],
  ),
  ...['assigned', 'pending', 'completed'].map((status): [string, TenantTable, string] => [
    '/cleaning-tasks',
    'cleaning_tasks',
    `status = '${status}'`,
  ]),
  ...['open', 'assigned', 'in_progress', 'resolved'].map((status): [string, TenantTable, string] => [
    '/maintenance-tickets',
    'maintenance_tickets',
    `status = '${status}'`,
  ]),
  ...['draft', 'sent', 'paid'].map((status): [string, TenantTable, string] => [
    '/invoices',
    'invoices',
    `status = '${status}'`,
  ]),
  ...['ready', 'paid'].map((status): [string, TenantTable, string] => [
    '/statements',
    'statements',
    `status = '${status}'`,
  ]),
  ['/properties', 'properties', "status = 'active'"],
];

describe('the buttons of an object', () => {
  it.each(states)('%s: all that are offered for %s with %s do what they say', async (path, table, where) => {
    const id = idOf(table, where);
    const forms = formsOf((await cockpit.get(`${path}/${id}`)).html).filter(({ action }) =>
      action.includes('/do/'),
    );
    for (const { action, values } of forms) {
      await reseed(cockpit.core, 'demo');
      idOf(table, where);
      const answer = await cockpit.post(action, Object.fromEntries(values));
      expect({ action, status: answer.status }).toEqual({ action, status: 303 });
    }
  });

  it.each(states)('%s: every form that is offered for %s with %s opens', async (path, table, where) => {
    const { html } = await cockpit.get(`${path}/${idOf(table, where)}`);
    for (const href of linksOf(html).filter((link) => link.includes('/do/'))) {
      const page = await cockpit.get(href);
      expect({ href, status: page.status }).toEqual({ href, status: 200 });
      expect(formsOf(page.html).some(({ method }) => method === 'post')).toBe(true);
    }
  });
});

describe('what people do', () => {
  const confirmed = () => idOf('bookings', "status = 'confirmed' and id <> 9876");
  const cases: [what: string, name: string, values: () => Record<string, string>, events: EventName[]][] = [
    [
      'confirm a booking',
      'booking.confirm',
      () => ({ booking_id: String(idOf('bookings', "status = 'pending'")) }),
      ['booking.confirmed'],
    ],
    [
      'check a guest in',
      'booking.check_in',
      () => ({ booking_id: String(confirmed()) }),
      ['booking.checked_in'],
    ],
    ['mark a no-show', 'booking.no_show', () => ({ booking_id: String(confirmed()) }), ['booking.no_show']],
    [
      'cancel a booking',
      'booking.cancel',
      () => ({ booking_id: String(confirmed()), reason: 'Ill' }),
      ['booking.cancelled'],
    ],
    [
      'take a payment',
      'payment.take',
      () => ({ booking_id: String(confirmed()), amount: '250.50', method: 'cmi' }),
      ['booking.payment_received', 'payment.succeeded'],
    ],
    ['let a payment fail', 'payment.fail', () => ({ booking_id: String(confirmed()) }), ['payment.failed']],
    ['archive a property', 'property.archive', () => ({ property_id: '2' }), ['property.archived']],
    [
      'push a rate',
      'rate.create',
      () => ({
        property_id: '1',
        start_date: '2029-06-01',
        end_date: '2029-06-30',
        nightly_price: '999.50',
        name: 'Été',
      }),
      ['property.rate_changed'],
    ],
    [
      'mark a ticket urgent',
      'maintenance.update',
      () => ({
        maintenance_ticket_id: String(
          idOf('maintenance_tickets', "status <> 'resolved' and priority <> 'urgent'"),
        ),
        priority: 'urgent',
      }),
      ['maintenance.urgent'],
    ],
    [
      'assign a cleaning',
      'cleaning.update',
      () => ({ cleaning_task_id: String(idOf('cleaning_tasks', "status = 'pending'")), assignee: 'Samira' }),
      ['cleaning.assigned'],
    ],
    [
      'receive a review',
      'review.create',
      () => ({ property_id: '1', rating: '2', author: 'Zoë', comment: '' }),
      ['review.received'],
    ],
    [
      'send an invoice',
      'invoice.send',
      () => ({ invoice_id: String(idOf('invoices', "status = 'draft'")) }),
      ['invoice.sent'],
    ],
    ['write a critical event', 'audit.critical', () => ({}), ['audit.critical_event']],
  ];

  it.each(cases)('%s, and its events go out', async (_, name, values, events) => {
    const answer = await cockpit.post(`/do/${name}`, { ...values(), back: '/bookings' });
    expect(answer.location).toBe('/cockpit/42/bookings?done=action-done');
    expect(sent()).toEqual(expect.arrayContaining(events));
    expect(textOf((await cockpit.get('/audit-logs')).html)).toContain('Cockpit');
  });

  it('edit a booking: what was not touched stays, and new dates are priced anew', async () => {
    const { html } = await cockpit.get('/do/booking.edit?booking_id=9876&back=/bookings/9876');
    expect(html).toMatch(/name="guest_name"[^>]*value="Karim B\."/);
    const before = store().find('bookings', 9876);
    const form = {
      booking_id: '9876',
      back: '/bookings/9876',
      property_id: '1',
      check_in: '2026-08-12',
      check_out: '2026-08-18',
      guest_name: 'Karim B.',
      guests_count: '2',
      guest_email: 'karim@example.com',
      guest_phone: '',
      total_amount: '5250',
      notes: 'Late',
    };
    const answer = await cockpit.post('/do/booking.edit', form);
    expect(answer.location).toBe('/cockpit/42/bookings/9876?done=action-done');
    expect(store().find('bookings', 9876)).toMatchObject({
      check_out: '2026-08-18',
      notes: 'Late',
      guest_phone: null,
      guest_email: before?.guest_email,
      total_cents: ((before?.total_cents ?? 0) / 7) * 6,
    });
    expect(sent()).toEqual(['booking.updated']);
  });

  it('see every refusal beside its field, with what they typed', async () => {
    const taken = {
      property_id: '1',
      check_in: '2026-08-13',
      check_out: '2026-08-15',
      guest_name: 'Ana & Co',
      guests_count: '99',
      back: '/bookings',
    };
    const { status, html } = await cockpit.post('/do/booking.create', taken);
    expect(status).toBe(422);
    expect(html).toMatch(/name="check_in"[^>]*aria-invalid="true"/);
    expect(html).toMatch(/name="guests_count"[^>]*aria-invalid="true"/);
    expect(html).toContain('value="Ana &amp; Co"');
    expect(html).toMatch(/<option value="1" selected>/);
    const wrong = await cockpit.post('/do/rate.create', {
      property_id: '1',
      start_date: 'soon',
      end_date: '',
      nightly_price: 'cheap',
    });
    expect(textOf(wrong.html)).toContain('The start date field must match the format Y-m-d.');
    expect(textOf(wrong.html)).toContain('The nightly price field must be a number.');
    expect(sent()).toEqual([]);
  });

  it('see why a state forbids it', async () => {
    const id = String(idOf('bookings', "status = 'cancelled'"));
    const { status, html } = await cockpit.post('/do/booking.check_in', {
      booking_id: id,
      back: `/bookings/${id}`,
    });
    expect(status).toBe(422);
    expect(html).toContain('role="alert"');
    expect(html).toContain(`data-canonical="/cockpit/42/bookings/${id}"`);
  });
});

describe('a form', () => {
  it('asks for every field of what it does, for every action and operation', () => {
    expect(commandNames().length).toBeGreaterThan(45);
    for (const name of commandNames()) {
      const inputs = commandOf(name)?.inputs ?? [];
      expect(inputs.every(({ kind, name }) => kind && name)).toBe(true);
    }
    expect(commandOf('booking.create')?.inputs).toContainEqual(
      expect.objectContaining({ name: 'check_in', kind: 'date', required: true }),
    );
    expect(commandOf('booking.getAll')).toBeUndefined();
    expect(commandOf('__proto__')).toBeUndefined();
  });

  it('takes lists and maps by lines', async () => {
    await cockpit.post('/do/cleaning.create', {
      property_id: '1',
      scheduled_at: '2026-07-20T10:30',
      checklist: 'Sheets\r\n\r\n Bathroom \r\n',
      back: '/cleaning-tasks',
    });
    expect(store().first('cleaning_tasks', [], 'id desc')).toMatchObject({
      scheduled_at: '2026-07-20T10:30:00+00:00',
      checklist: ['Sheets', 'Bathroom'],
    });
    const template = store().first('whatsapp_templates', [["language = 'fr'"]]);
    const lines = template?.variables.map((name) => `${name} = a = ${name}`).join('\n') ?? '';
    await cockpit.post('/do/whatsappMessage.create', {
      template: template?.name ?? '',
      to: '+212600000001',
      variables: lines,
      back: '/messages',
    });
    const message = store().first('whatsapp_messages', [], 'id desc');
    expect(message?.variables).toEqual(
      Object.fromEntries(template?.variables.map((name) => [name, `a = ${name}`]) ?? []),
    );
  });
});

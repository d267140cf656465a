import { describe, expect, it } from '@jest/globals';
import { buildCatalog, label } from '../src/catalog.ts';
import {
  abilityNames,
  eventNames,
  events,
  type Operation,
  operationNames,
  operations,
} from '../src/contract/index.ts';
import { catalog } from '../src/generated/catalog.ts';

/** Word for word from LGCD's page; what is not here would be an addition of ours. */
const published = {
  events: [
    'booking.created',
    'booking.confirmed',
    'booking.updated',
    'booking.cancelled',
    'booking.checked_in',
    'booking.checked_out',
    'booking.no_show',
    'booking.payment_received',
    'property.created',
    'property.updated',
    'property.archived',
    'property.rate_changed',
    'cleaning.assigned',
    'cleaning.completed',
    'cleaning.skipped',
    'maintenance.created',
    'maintenance.assigned',
    'maintenance.urgent',
    'maintenance.resolved',
    'invoice.sent',
    'invoice.paid',
    'ical.conflict_detected',
    'ical.sync_failed',
    'whatsapp.message_failed',
    'audit.critical_event',
    'owner.statement_ready',
    'subscription.renewed',
    'review.received',
    'payment.succeeded',
    'payment.failed',
    'tax_report.generated',
  ],
  abilities: [
    'properties:read',
    'properties:write',
    'bookings:read',
    'bookings:write',
    'owners:read',
    'invoices:read',
    'calendar:read',
    'rates:read',
    'rates:write',
    'cleaning:read',
    'cleaning:write',
    'maintenance:read',
    'maintenance:write',
    'whatsapp:read',
    'whatsapp:write',
    'reports:read',
    'statements:read',
    'audit:read',
    'reviews:read',
    'reviews:write',
    'tax_reports:read',
  ],
};

describe('the contract', () => {
  it('has the events and abilities of the published page', () => {
    expect(published.events).toHaveLength(31);
    expect(eventNames).toEqual(expect.arrayContaining(published.events));
    expect(published.abilities).toHaveLength(21);
    expect(abilityNames).toEqual(expect.arrayContaining(published.abilities));
  });

  it.each(eventNames)('gives %s an example that fits its schema and has no field beyond it', (name) => {
    expect(events[name].data.strict().parse(events[name].example)).toEqual(events[name].example);
  });

  it.each(operationNames)('names each path parameter of %s in its path', (name) => {
    const operation = operations[name] as Operation;
    const placeholders = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(Object.keys(operation.params.shape)).toEqual(placeholders);
  });

  it.each(operationNames)('gives no two fields of %s the same name', (name) => {
    const { params, query, body } = operations[name] as Operation;
    const names = [params, query, body].flatMap((schema) => Object.keys(schema.shape));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(operationNames)('accepts every example of %s', (name) => {
    const { params, query, body, examples } = operations[name] as Operation;
    // An example may leave open which object it is about.
    for (const input of examples.map((one) => ({ id: 1, ...one.input }))) {
      for (const schema of [params, query, body]) expect(schema.safeParse(input).error).toBeUndefined();
    }
  });

  it('uses every ability', () => {
    const used = new Set([
      ...Object.values(operations).flatMap((operation) => (operation as Operation).abilities),
      ...eventNames.map((name) => events[name].ability),
    ]);
    expect([...used].sort()).toEqual([...abilityNames].sort());
  });
});

describe('the catalog', () => {
  it('is what pnpm gen wrote', () => {
    expect(JSON.parse(JSON.stringify(catalog))).toEqual(JSON.parse(JSON.stringify(buildCatalog())));
  });

  it('keeps what a form needs to know of a field', () => {
    const field = (name: string) =>
      catalog.operations['booking.create'].input.find((entry) => entry.name === name);
    expect(field('property_id')).toMatchObject({
      type: 'integer',
      required: true,
      resource: 'property',
      in: 'body',
    });
    expect(field('check_in')).toMatchObject({ type: 'date', required: true });
    expect(field('guest_phone')).toMatchObject({ type: 'phone', required: false, nullable: true });
    expect(field('status')).toMatchObject({ type: 'choice', choices: ['pending', 'confirmed'] });
    expect(field('total_amount')).toMatchObject({ type: 'money', min: 0 });
  });

  it('knows a text that may be null for a text', () => {
    const conflict = catalog.events['ical.conflict_detected'].data.find(({ name }) => name === 'conflict');
    expect(conflict?.fields?.find(({ name }) => name === 'summary')).toMatchObject({
      type: 'string',
      nullable: true,
    });
  });

  it('describes every field of every request', () => {
    const silent = Object.values(catalog.operations).flatMap(({ name, input }) =>
      input.filter(({ description }) => description === '').map((field) => `${name} ${field.name}`),
    );
    expect(silent).toEqual([]);
  });

  it('writes labels as people do', () => {
    expect(label('check_in_from')).toBe('Check In From');
    expect(label('property_ids')).toBe('Property IDs');
    expect(label('whatsapp_message_failed')).toBe('WhatsApp Message Failed');
  });
});

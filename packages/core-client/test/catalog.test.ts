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

describe('the contract', () => {
  it('has the 31 events and 21 abilities of the published page', () => {
    expect(eventNames).toHaveLength(31);
    expect(abilityNames).toHaveLength(21);
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
    for (const { input } of examples) {
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

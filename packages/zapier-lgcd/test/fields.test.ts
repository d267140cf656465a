import { describe, expect, it } from '@jest/globals';
import { FieldError } from '@lgcd/core-client/input';
import fc from 'fast-check';
import { catalog } from '../src/contract.ts';
import { inputFields } from '../src/fields/input.ts';
import { outputFields } from '../src/fields/output.ts';
import { present, presentSample } from '../src/fields/present.ts';
import { readInput } from '../src/fields/read.ts';
import { withoutCurlies } from '../src/platform.ts';

const { operations } = catalog;
const form = (name: keyof typeof operations) => inputFields(operations[name]);
const field = (name: keyof typeof operations, key: string) => form(name).find((one) => one.key === key);

describe('the form of an operation', () => {
  it('asks for what is required first', () => {
    const required = form('booking.create').map((one) => one.required);
    expect(required).toEqual([...required].sort((left, right) => Number(right) - Number(left)));
  });

  it('offers a choice of objects where the API takes an id', () => {
    expect(field('booking.create', 'property_id')).toEqual({
      key: 'property_id',
      label: 'Property',
      type: 'integer',
      required: true,
      dynamic: 'list_properties.id.name',
      search: 'find_property.id',
    });
  });

  it('names the object that it is about after its resource', () => {
    expect(field('booking.cancel', 'booking_id')).toMatchObject({
      label: 'Booking',
      dynamic: 'list_bookings.id.name',
    });
    expect(field('cleaningTask.update', 'cleaning_task_id')).toMatchObject({
      label: 'Cleaning Task',
      required: true,
    });
    expect(field('cleaningTask.update', 'booking_id')).toMatchObject({ label: 'Booking', required: false });
  });

  it('waits for the property before it lists iCal sources', () => {
    expect(field('icalSource.sync', 'ical_source_id')).toMatchObject({ dependsOn: ['property_id'] });
  });

  it('shows choices in words', () => {
    expect(field('maintenanceTicket.create', 'status')?.choices).toContainEqual({
      value: 'in_progress',
      sample: 'in_progress',
      label: 'In Progress',
    });
  });

  it('takes several values where the API takes a list', () => {
    expect(field('cleaningTask.create', 'checklist')).toMatchObject({ type: 'string', list: true });
    expect(field('calendar.get', 'property_ids')).toMatchObject({
      label: 'Properties',
      list: true,
      dynamic: 'list_properties.id.name',
    });
  });

  it('hides paging', () => {
    expect(form('booking.getAll').map(({ key }) => key)).not.toContain('page');
  });

  it('gives no help that only repeats the label', () => {
    expect(field('booking.create', 'guest_name')).not.toHaveProperty('helpText');
    expect(field('booking.create', 'guest_phone')?.helpText).toContain('+212');
  });
});

describe('the output fields of an operation', () => {
  const fields = outputFields(operations['invoice.get'].output);

  it('name line items as Zapier does', () => {
    expect(fields).toContainEqual({
      key: 'lines[]unit_price',
      label: 'Lines Unit Price (MAD)',
      type: 'number',
    });
  });

  it('require what always comes, and no line item', () => {
    expect(fields).toContainEqual({ key: 'number', label: 'Number', type: 'string', required: true });
    expect(fields.filter(({ key, required }) => required && key.includes('[]'))).toEqual([]);
  });

  it('do not require what may be null', () => {
    expect(fields.find(({ key }) => key === 'paid_at')).toEqual({
      key: 'paid_at',
      label: 'Paid At',
      type: 'datetime',
    });
  });
});

describe('what a step gives', () => {
  const { output } = operations['auditLog.get'];

  it('has maps as JSON text, an empty one of PHP too', () => {
    expect(presentSample(output, { metadata: { attempts: 10 } })).toEqual({ metadata: '{"attempts":10}' });
    expect(presentSample(output, { metadata: [] })).toEqual({ metadata: '{}' });
  });

  it('keeps what the contract does not know, or drops it', () => {
    expect(presentSample(output, { id: 1, risk: 9 })).toEqual({ id: 1, risk: 9 });
    expect(present(output, { id: 1, risk: 9 }, { names: new Map(), unknown: 'drop' })).toEqual({ id: 1 });
  });

  it('keeps null as null', () => {
    expect(presentSample(output, { actor_name: null, metadata: null })).toEqual({
      actor_name: null,
      metadata: null,
    });
  });
});

describe('what a step sends', () => {
  const read = (name: keyof typeof operations, inputData: Record<string, unknown>) =>
    readInput(operations[name], inputData, () => false);

  it.each([
    ['the day that Zapier writes as a midnight', 'check_in', '2027-03-01T00:00:00+13:00', '2027-03-01'],
    ["the agency's day of an instant", 'check_in', '2026-08-11T23:30:00Z', '2026-08-12'],
    ['a plain day', 'check_in', '2027-03-01', '2027-03-01'],
    ['a number written as text', 'guests_count', ' 2 ', 2],
    ['money as people write it', 'total_amount', '1 766,13 MAD', 1766.13],
    ['a mapped id', 'property_id', '7', 7],
    ['a pasted address', 'property_id', 'https://app.lgcd.ma/properties/7/edit', 7],
    ['a phone number as people write it', 'guest_phone', '+33 (0)6 12 34 56 78', '+33612345678'],
    ['a zero that was written', 'total_amount', 0, 0],
  ])('is %s', (_what, key, given, sent) => {
    expect(read('booking.create', { [key]: given })).toEqual({ [key]: sent });
  });

  it.each([
    ['check_in', 'next week', 'Check In: “next week” is not a day.'],
    ['guests_count', 'two', 'Guests Count: “two” is not a number.'],
    ['total_amount', '1,250', 'Total Amount (MAD): “1,250” has two readings, 1250 and 1.25.'],
    ['property_id', 'Riad', 'Property: “Riad” is not an ID.'],
    ['guest_phone', '06 12 34 56 78', 'Guest Phone: “06 …78” has no country.'],
  ])('is never what can not be read: %s %j is refused by its label', (key, given, said) => {
    expect(() => read('booking.create', { [key]: given })).toThrow(said);
  });

  it('leaves out what is blank, whatever the blank is made of', () => {
    const blanks = {
      notes: '',
      guest_email: null,
      guest_phone: undefined,
      total_amount: ' ',
      status: '\u00a0',
    };
    expect(read('booking.create', blanks)).toEqual({});
    expect(read('cleaningTask.create', { checklist: ['', '\u200b'] })).toEqual({});
  });

  it('refuses a step whose required fields came out blank', () => {
    expect(() => readInput(operations['booking.cancel'], { booking_id: ' ' })).toThrow('Booking is empty.');
  });

  it('keeps what a blank stands for in an update, and empties what is named for that', () => {
    const blank = { cleaning_task_id: 5, assignee: ' ', status: '' };
    expect(readInput(operations['cleaningTask.update'], blank)).toEqual({ id: 5 });
    const named = { ...blank, fields_to_empty: ['assignee', 'checklist'] };
    expect(readInput(operations['cleaningTask.update'], named)).toEqual({
      id: 5,
      assignee: null,
      checklist: [],
    });
  });

  it('makes a list of one value, and drops empty ones of several', () => {
    expect(read('cleaningTask.create', { checklist: 'Linen' })).toEqual({ checklist: ['Linen'] });
    expect(read('calendar.get', { property_ids: ['1', '', '3'] })).toEqual({ property_ids: [1, 3] });
  });

  it('sends no field that the operation does not have', () => {
    const keys = operations['booking.create'].input.map(({ name }) => name);
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (inputData) => {
        try {
          expect(keys).toEqual(expect.arrayContaining(Object.keys(read('booking.create', inputData))));
        } catch (error) {
          if (!(error instanceof FieldError)) throw error;
        }
      }),
    );
  });
});

describe('the body of a request', () => {
  const isRefusedByCore = (text: string) => /{{\s*(bundle|process)\.[^}]*}}/.test(text);

  it('means the same with its curly braces escaped, and is not refused by z.request', () => {
    const curly = fc.stringMatching(/^[ {}a-z.\\"]{0,20}$/);
    fc.assert(
      fc.property(
        fc.dictionary(curly, fc.oneof(curly, fc.constant('{{bundle.authData.access_token}}'))),
        (given) => {
          const body = withoutCurlies(JSON.stringify(given));
          expect(JSON.parse(body)).toEqual(given);
          expect(isRefusedByCore(body)).toBe(false);
        },
      ),
    );
  });
});

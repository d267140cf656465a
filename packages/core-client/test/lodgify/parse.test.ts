import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lodgifyFixtures, lodgifySchemas } from '../../src/lodgify/contract.ts';
import type { Field, Shape } from '../../src/lodgify/describe.ts';
import { dayOf, LodgifyObjectError, lodgifyEvents, parseLodgifyObject } from '../../src/lodgify/index.ts';
import { type ObjectKind, objects } from '../../src/lodgify/objects.ts';
import { fixture } from './samples.ts';

const kinds = Object.keys(objects) as ObjectKind[];

/** Every path of a JSON value, list indexes as 0. */
function paths(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, entry]) => paths(entry, prefix ? `${prefix}.${key}` : key));
}

function describedPaths(shape: Shape, prefix = ''): string[] {
  return Object.entries(shape).flatMap(([name, field]) =>
    ofField(field, prefix ? `${prefix}.${name}` : name),
  );
}
const ofField = (field: Field, path: string): string[] => {
  if (field.kind === 'object') return describedPaths(field.fields, path);
  if (field.kind === 'list') return ofField(field.items, `${path}.0`);
  return [path];
};

describe.each(kinds)("the page's %s", (kind) => {
  it('fits its schema', () => {
    expect(lodgifySchemas[kind].safeParse(fixture(kind))).toMatchObject({ success: true });
  });

  it('shows no field that is not described', () => {
    const shown = paths(fixture(kind)).filter((path) => path !== 'booking.add_ons');
    expect(describedPaths(objects[kind])).toEqual(expect.arrayContaining(shown));
  });

  it('is read as its kind', () => {
    expect(parseLodgifyObject(fixture(kind)).kind).toBe(kind);
  });
});

describe('parseLodgifyObject', () => {
  it('reads amounts as exact decimals, whether they come as text or as number', () => {
    expect(parseLodgifyObject(fixture('booking_change')).object).toMatchObject({
      booking_total_amount: '1113',
      current_order: { owner_payout: '0', amount_gross: { total_fees_amount: '282' } },
    });
    expect(lodgifyFixtures.booking_change).toContain('"owner_payout": 0.0000');
  });

  it('reads dates without zone as the day that stands there, in every time zone', () => {
    expect(parseLodgifyObject(fixture('booking_change')).object).toMatchObject({
      booking: { date_arrival: '2022-05-21', date_departure: '2022-05-24' },
    });
    expect(dayOf('2022-05-21T00:00:00')).toBe('2022-05-21');
    expect(dayOf('2022-05-21T00:00:00-05:00')).toBe('2022-05-21');
    // An instant is the agency's day of it.
    expect(dayOf('2022-05-21T23:30:00-05:00')).toBe('2022-05-22');
  });

  it('keeps unknown fields, at the top and within', () => {
    const given = fixture('booking_change');
    given.new_field = { a: 1 };
    given.booking.another = [1];
    given.booking.room_types[0].third = 'x';
    expect(parseLodgifyObject(given).object).toMatchObject({
      new_field: { a: 1 },
      booking: { another: [1], room_types: [{ third: 'x' }] },
    });
  });

  it('reads what Lodgify leaves out as null, and a list as empty', () => {
    const given = { action: 'booking_change', booking: { id: 5, status: 'Open' } };
    expect(parseLodgifyObject(given).object).toMatchObject({
      booking: { date_arrival: null, room_types: [], add_ons: [] },
      guest: null,
      booking_total_amount: null,
    });
  });

  it('takes every booking event for a booking, and one that it does not know as well', () => {
    const events = Object.entries(lodgifyEvents).filter(([, { object }]) => object === 'booking_change');
    expect(events).toHaveLength(7);
    for (const action of [...events.map(([name]) => name), 'booking_status_change']) {
      expect(parseLodgifyObject({ ...fixture('booking_change'), action }).kind).toBe('booking_change');
    }
  });

  it('names every field that is wrong, and no value of it', () => {
    const given = fixture('booking_change');
    given.booking.date_arrival = 'secret guest data';
    given.booking.room_types[0].people = 'two';
    given.booking.id = null;
    expect(() => parseLodgifyObject(given)).toThrow(
      'The booking_change object is not as Lodgify describes it: booking.id must be there; booking.date_arrival must be a day, as in 2022-05-21T00:00:00; booking.room_types.0.people must be a whole number.',
    );
  });

  it.each([
    ['a list', [fixture('rate_change')]],
    ['a text', lodgifyFixtures.rate_change],
    ['an object without action', { booking: {} }],
    ['an action that is none', { action: 'property_change' }],
    ['an action of JavaScript', { action: 'constructor' }],
    ['a booking event without booking', { action: 'booking_change' }],
  ])('refuses %s', (_, given) => {
    expect(() => parseLodgifyObject(given)).toThrow(LodgifyObjectError);
  });

  it('reads or refuses whatever arrives, and never fails otherwise', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: false });
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.dictionary(fc.string(), anything),
        anything,
        (kind, extra, odd) => {
          const given = {
            ...extra,
            ...fixture(kind),
            property_id: odd,
            booking: odd,
            start: odd,
            message_id: odd,
          };
          try {
            parseLodgifyObject(given);
          } catch (error) {
            expect(error).toBeInstanceOf(LodgifyObjectError);
          }
        },
      ),
    );
  });
});

describe('the schemas', () => {
  it.each(kinds)('refuse a %s that lacks one of its fields', (kind) => {
    for (const field of Object.keys(objects[kind])) {
      const { [field]: _, ...rest } = fixture(kind);
      expect(lodgifySchemas[kind].safeParse(rest).success).toBe(false);
    }
  });

  it('allow null only where the page shows it', () => {
    const given = fixture('booking_change');
    given.booking.notes = null;
    expect(lodgifySchemas.booking_change.safeParse(given).success).toBe(true);
    given.booking.status = null;
    expect(lodgifySchemas.booking_change.safeParse(given).success).toBe(false);
  });
});

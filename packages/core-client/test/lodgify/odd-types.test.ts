import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Field, Shape } from '../../src/lodgify/describe.ts';
import {
  type BookingChange,
  type ImportClient,
  importLodgify,
  LodgifyObjectError,
  mapBooking,
  parseLodgifyObject,
  verifyLodgify,
} from '../../src/lodgify/index.ts';
import { type ObjectKind, objects } from '../../src/lodgify/objects.ts';
import { sign } from '../../src/webhook.ts';
import { fixture, imported, lodgifyBooking } from './samples.ts';

const secret = 'lodgify-secret';

/** The page's object with one value changed, at a path as in `booking.room_types.0.people`. */
function changed(kind: ObjectKind, path: string, value: unknown) {
  const object = fixture(kind);
  const names = path.split('.');
  const last = names.pop() as string;
  names.reduce((at, name) => at[name], object)[last] = value;
  return object;
}

function delivered(object: unknown) {
  const rawBody = JSON.stringify(object);
  const headers = { 'ms-signature': `sha256=${sign(rawBody, secret)}` };
  return verifyLodgify({ rawBody, headers, secrets: secret });
}

const valueAt = (object: unknown, path: string) =>
  path.split('.').reduce((at, name) => (at as Record<string, unknown>)[name], object as unknown);

interface Place {
  kind: ObjectKind;
  path: string;
  field: Field;
}

function places(kind: ObjectKind, shape: Shape = objects[kind], above = ''): Place[] {
  return Object.entries(shape).flatMap(([name, field]) => {
    const path = `${above}${name}`;
    const inner = field.kind === 'object' ? places(kind, field.fields, `${path}.`) : [];
    return [{ kind, path, field }, ...inner];
  });
}
const all = (Object.keys(objects) as ObjectKind[]).flatMap((kind) => places(kind));
const matters = ({ field }: Place) => 'essential' in field || 'decisive' in field;

describe('a signed delivery with one odd value', () => {
  it.each<[string, unknown, unknown]>([
    ['guest.phone_number', 667675867768, '667675867768'],
    ['subowner.phone', 66456534545, '66456534545'],
    ['booking.source_text', 123456, '123456'],
    ['booking.promotion_code', 10, '10'],
    ['current_order.owner_payout', '', null],
    ['current_order.date_agreed', '', null],
  ])('reads %s of %j', (path, given, read) => {
    const { object, remarks } = delivered(changed('booking_change', path, given));
    expect(valueAt(object, path)).toBe(read);
    expect(remarks).toEqual([]);
  });

  it.each<[string, unknown, unknown]>([
    ['booking.is_policy_active', 1, null],
    ['total_transactions', [], null],
    ['current_order', [], null],
    ['guest', 'John Doe', null],
    ['guest.email', ['a@example.com'], null],
    ['guest.phone_number', 2 ** 60, null],
    ['booking.add_ons', {}, []],
    ['booking.notes', { text: 'late' }, null],
    ['booking.date_created', 'yesterday', null],
  ])('leaves %s of %j out, with a remark that does not quote it', (path, given, read) => {
    const { object, remarks } = delivered(changed('booking_change', path, given));
    expect(valueAt(object, path)).toEqual(read);
    expect(remarks).toEqual([expect.stringMatching(`^Lodgify's ${path} should be .* left out\\.$`)]);
    for (const text of ['John Doe', 'example.com', 'late', 'yesterday'])
      expect(remarks[0]).not.toContain(text);
  });

  it('leaves out what is odd within a list, and keeps the rest of it', () => {
    const add_ons = [
      { add_on_id: 1, name: 'Cot', units: 1.5 },
      'Towels',
      { add_on_id: 2, name: 7, units: 1 },
    ];
    const { object, remarks } = delivered(changed('booking_change', 'booking.add_ons', add_ons));
    expect((object as BookingChange).booking.add_ons).toEqual([
      { add_on_id: 1, name: 'Cot', units: null },
      { add_on_id: 2, name: '7', units: 1 },
    ]);
    expect(remarks.map((remark) => /add_ons\.\d(\.units)?/.exec(remark)?.[0])).toEqual([
      'add_ons.0.units',
      'add_ons.1',
    ]);
  });
});

describe('the import of an object with an odd value', () => {
  it('tells of it in its remarks', async () => {
    const client = {
      async *paginate() {},
      call: async () => {
        throw new Error('Nothing is to be called.');
      },
    } as unknown as ImportClient;
    const object = changed('booking_change', 'booking.is_policy_active', 'yes');
    object.booking.status = 'Declined';
    await expect(importLodgify(client, object, { propertyMap: {} })).resolves.toMatchObject({
      outcome: 'unchanged',
      remarks: [expect.stringContaining('booking.is_policy_active')],
    });
  });
});

describe('an odd value of any kind', () => {
  const odd = fc.anything({ maxDepth: 1, withBigInt: false });

  it.each(all.filter((place) => !matters(place)).map((place) => [place.kind, place.path] as const))(
    'never has a %s refused for its %s, by which nothing is decided',
    (kind, path) => {
      fc.assert(
        fc.property(odd, (value) => {
          expect(parseLodgifyObject(changed(kind, path, value)).kind).toBe(kind);
        }),
        { numRuns: 30 },
      );
    },
  );

  it.each(
    all
      .filter((place) => matters(place) && place.path !== 'action')
      .map((place) => [place.kind, place.path] as const),
  )('has a %s refused for its %s, by which something is decided', (kind, path) => {
    expect(() => parseLodgifyObject(changed(kind, path, [[true]]))).toThrow(LodgifyObjectError);
    expect(() => parseLodgifyObject(changed(kind, path, true))).toThrow(path);
  });

  it.each([
    ['room_type_id', '12 or 13'],
    ['people', 'two'],
    ['people', 1.5],
  ])('is refused as %s of a room: %j', (name, value) => {
    expect(() =>
      parseLodgifyObject(changed('booking_change', `booking.room_types.0.${name}`, value)),
    ).toThrow(`booking.room_types.0.${name} must be a whole number`);
  });

  it('is refused as a room', () => {
    expect(() => parseLodgifyObject(changed('booking_change', 'booking.room_types', ['Suite']))).toThrow(
      'booking.room_types.0 must be an object',
    );
  });
});

describe('what Lodgify leaves open', () => {
  const decide = (change: BookingChange, existing = imported({ guests_count: 4, guest_name: 'Salma E.' })) =>
    mapBooking(change, { propertyMap: { '10000': 1 }, existing });

  it('does not take the name and the number of guests from a booking that LGCD has', () => {
    const open = lodgifyBooking({ guest: null, booking: { room_types: [] } });
    expect(decide(open)).toMatchObject({ action: 'unchanged' });
  });

  it('stays as LGCD has it where the booking changes otherwise', () => {
    const change = lodgifyBooking({
      guest: null,
      booking: { room_types: [], date_departure: '2027-03-06T00:00:00' },
    });
    expect(decide(change)).toMatchObject({
      action: 'change',
      changes: ['check_out'],
      booking: { guest_name: 'Salma E.', guests_count: 4, guest_phone: '+212600000042' },
    });
  });
});

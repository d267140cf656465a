import { describe, expect, it } from '@jest/globals';
import { booking as bookingResource, bookingSchema } from '../../src/contract/booking.ts';
import { mapBooking } from '../../src/lodgify/index.ts';
import { imported, lodgifyBooking } from './samples.ts';

const propertyMap = { '10000': 1 };
const decide = (change = lodgifyBooking(), existing?: ReturnType<typeof imported>) =>
  mapBooking(change, { propertyMap, existing });

const wanted = (change: Parameters<typeof decide>[0]) => {
  const decision = decide(change);
  if (decision.action !== 'create') throw new Error(`${decision.action} instead of create`);
  return decision;
};

describe('a booked one that LGCD has not', () => {
  it('is created as LGCD takes it', () => {
    const { booking, remarks } = wanted(lodgifyBooking());
    expect(booking).toEqual({
      property_id: 1,
      check_in: '2027-03-01',
      check_out: '2027-03-04',
      guests_count: 1,
      guest_name: 'John Doe',
      guest_email: 'john@example.com',
      guest_phone: '+212600000042',
      total_amount: 1113,
      status: 'confirmed',
      source: 'lodgify',
      notes: 'Lodgify booking 123456 (AirbnbIntegration XXXXXXX9)',
      external_reference: 'lodgify:123456',
    });
    expect(remarks).toEqual([]);
    expect(bookingResource.operations.create.body.safeParse(booking).success).toBe(true);
  });

  it('is pending when it is tentative', () => {
    expect(wanted(lodgifyBooking({ booking: { status: 'Tentative' } })).booking.status).toBe('pending');
  });

  it("leaves the price to LGCD when it isn't in dirhams, and says so", () => {
    const { booking, remarks } = wanted(lodgifyBooking({ booking_currency_code: 'USD' }));
    expect(booking).not.toHaveProperty('total_amount');
    expect(remarks).toEqual(['The price in Lodgify is 1113 USD; LGCD prices the stay from its calendar.']);
    expect(booking.notes).toContain('1113 USD');
  });

  it('leaves out an address and a phone number that LGCD would refuse, and says so', () => {
    const { booking, remarks } = wanted(
      lodgifyBooking({ guest: { email: '[email\u00a0protected]', phone_number: '667675867768' } }),
    );
    expect(booking).not.toHaveProperty('guest_email');
    expect(booking).not.toHaveProperty('guest_phone');
    expect(remarks).toHaveLength(2);
    expect(remarks[1]).toContain('667675867768');
  });

  it.each(['+212 600-000042', '00212600000042', '+212 (600) 000042'])(
    'reads the phone number %s',
    (phone_number) => {
      expect(wanted(lodgifyBooking({ guest: { phone_number } })).booking.guest_phone).toBe('+212600000042');
    },
  );

  it('counts the guests of all rooms', () => {
    const room_types = [
      { id: 1, room_type_id: 12345, image_url: null, name: 'A', people: 2 },
      { id: 2, room_type_id: 12346, image_url: null, name: 'B', people: 3 },
    ];
    expect(wanted(lodgifyBooking({ booking: { room_types } })).booking.guests_count).toBe(5);
  });

  it('has a guest even when Lodgify names none', () => {
    const { booking, remarks } = wanted(lodgifyBooking({ guest: null, booking: { room_types: [] } }));
    expect(booking).toMatchObject({ guest_name: 'Guest of Lodgify booking 123456', guests_count: 1 });
    expect(remarks).toHaveLength(2);
    expect(bookingResource.operations.create.body.safeParse(booking).success).toBe(true);
  });
});

describe('the property map', () => {
  it('answers a property that it does not know with a sentence, not with a guess', () => {
    expect(decide(lodgifyBooking({ booking: { property_id: 5 } }))).toEqual({
      action: 'unmappable',
      reason: 'No LGCD property is given for Lodgify property 5. Add it to the property map.',
    });
  });

  it('maps a room type to a property of its own', () => {
    expect(mapBooking(lodgifyBooking(), { propertyMap: { '10000': 1, '10000/12345': 3 } })).toMatchObject({
      booking: { property_id: 3 },
    });
  });

  it('refuses a booking whose rooms are several properties', () => {
    const room_types = [{ room_type_id: 1 }, { room_type_id: 2 }];
    const decision = mapBooking(lodgifyBooking({ booking: { room_types } }), {
      propertyMap: { '10000/1': 1, '10000/2': 2 },
    });
    expect(decision).toMatchObject({ action: 'unmappable', reason: expect.stringContaining('(1, 2)') });
  });

  it.each(['constructor', '__proto__'])('does not find %s in it', (key) => {
    expect(
      mapBooking(lodgifyBooking({ booking: { property_id: null } }), { propertyMap: { [key]: 1 } }),
    ).toMatchObject({ action: 'unmappable' });
  });
});

describe('one that LGCD has', () => {
  it('is unchanged when both say the same', () => {
    expect(decide(lodgifyBooking(), imported())).toMatchObject({ action: 'unchanged' });
  });

  it.each([
    ['check_out', { booking: { date_departure: '2027-03-06T00:00:00' } }],
    ['guests_count', { booking: { room_types: [{ people: 4 }] } }],
    ['guest_name', { guest: { name: 'Jane Doe' } }],
    ['guest_phone', { guest: { phone_number: '+33612345678' } }],
    ['total_amount', { booking_total_amount: 900 }],
    ['status', { booking: { status: 'Tentative' } }],
  ])('is changed when its %s differs', (field, overrides) => {
    expect(decide(lodgifyBooking(overrides), imported())).toMatchObject({
      action: 'change',
      changes: [field],
    });
  });

  it('is not changed for what Lodgify does not know', () => {
    const change = lodgifyBooking({
      booking_currency_code: 'EUR',
      guest: { email: null, phone_number: null },
    });
    expect(decide(change, imported({ total_amount: 4800, notes: 'late arrival' }))).toMatchObject({
      action: 'unchanged',
    });
  });

  it('keeps what people wrote in LGCD when it is changed', () => {
    const change = lodgifyBooking({
      booking: { room_types: [{ people: 2 }] },
      guest: { phone_number: null },
      booking_currency_code: 'EUR',
    });
    const existing = imported({ notes: 'Lodgify booking 123456 (old)\nlate arrival', total_amount: 4800 });
    expect(decide(change, existing)).toMatchObject({
      booking: {
        guest_phone: '+212600000042',
        total_amount: 4800,
        notes: expect.stringMatching(/^Lodgify booking 123456 \(Airbnb.*\n.*\nlate arrival$/s),
      },
    });
  });

  it('is priced anew when its nights change and the price is not in dirhams', () => {
    const change = lodgifyBooking({
      booking: { date_departure: '2027-03-06T00:00:00' },
      booking_currency_code: 'EUR',
    });
    const decision = decide(change, imported({ total_amount: 4800 }));
    expect(decision.action === 'change' && decision.booking).not.toHaveProperty('total_amount');
  });

  it.each(['Declined', 'Open', 'declined'])('is cancelled when it is %s', (status) => {
    expect(decide(lodgifyBooking({ booking: { status } }), imported())).toMatchObject({ action: 'cancel' });
  });

  it.each(['checked_in', 'checked_out', 'no_show'] as const)('is left alone once it is %s', (status) => {
    const existing = imported({ status });
    expect(decide(lodgifyBooking({ booking: { status: 'Declined' } }), existing)).toMatchObject({
      action: 'stuck',
    });
    expect(decide(lodgifyBooking({ guest: { name: 'Jane' } }), existing)).toMatchObject({ action: 'stuck' });
    expect(decide(lodgifyBooking(), existing)).toMatchObject({ action: 'unchanged' });
  });

  it('is cancelled without its property being mapped', () => {
    const change = lodgifyBooking({ booking: { status: 'Declined', property_id: 5 } });
    expect(decide(change, imported())).toMatchObject({ action: 'cancel' });
  });

  it('stands for a booking that the contract allows', () => {
    expect(bookingSchema.safeParse(imported()).success).toBe(true);
  });
});

describe('one that is no stay', () => {
  it.each(['Declined', 'Open'])('starts nothing when it is %s and LGCD has none', (status) => {
    expect(decide(lodgifyBooking({ booking: { status } }))).toMatchObject({ action: 'unchanged' });
  });

  it('is not mapped when its status is unknown', () => {
    expect(decide(lodgifyBooking({ booking: { status: 'Waitlisted' } }))).toMatchObject({
      action: 'unmappable',
    });
  });

  it('is not mapped without nights', () => {
    const change = lodgifyBooking({ booking: { date_departure: '2027-03-01T00:00:00' } });
    expect(decide(change)).toMatchObject({ action: 'unmappable' });
  });
});

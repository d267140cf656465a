import { type Client, createClient } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { type ImportResult, importLodgify, type MessageTemplate } from '@lgcd/core-client/lodgify';
import { lodgifyFixtures } from '@lgcd/core-client/lodgify/contract';
import { type MockServer, startMockServer } from '@lgcd/mock-server';

/** An LGCD with one property, which is Lodgify's property 10000. */
export interface ImportWorld {
  mock: MockServer;
  client: Client;
  propertyMap: Record<string, number>;
  clientWith(token: string): Client;
  run(object: unknown, by?: Client, message?: MessageTemplate): Promise<ImportResult>;
  /** Every booking, oldest first. */
  bookings(): Promise<Stay[]>;
  /** Someone else's booking of the property. */
  occupy(check_in: string, check_out: string): Promise<{ id: number; reference: string }>;
}

interface Stay {
  status: string;
  check_in: string;
  check_out: string;
  external_reference: string | null;
}

/** A booking event as Lodgify sends it, with what a test changes. */
export function delivery({
  booking = {},
  guest = {},
  ...rest
}: Record<string, object | string | number> = {}) {
  const page = JSON.parse(lodgifyFixtures.booking_change);
  return {
    ...page,
    booking_currency_code: 'MAD',
    ...rest,
    booking: {
      ...page.booking,
      date_arrival: '2027-03-01T00:00:00',
      date_departure: '2027-03-04T00:00:00',
      ...(booking as object),
    },
    guest: { ...page.guest, email: 'john@example.com', phone_number: '+212600000042', ...(guest as object) },
  };
}

export const declined = { booking: { status: 'Declined' } };
export const longer = { booking: { date_departure: '2027-03-06T00:00:00' } };

export const startMock = () =>
  startMockServer({ seed: 'empty', clock: '2026-07-15T10:00:00Z', rateLimit: 0 });

/** The world as each test finds it. */
export async function anew(mock: MockServer): Promise<ImportWorld> {
  await mock.reset();
  mock.rateLimit(0);
  const clientWith = (accessToken: string) =>
    createClient(fetchPlatform(), { baseUrl: `${mock.url}/v1`, accessToken, maxRetries: 0 });
  const client = clientWith(mock.tokens[0]?.token as string);
  const property = (await mock.action('property.create', {
    name: 'Riad Zitoun',
    city: 'Marrakech',
    type: 'riad',
    bedrooms: 2,
    bathrooms: 1,
    capacity: 4,
    base_price: 500,
    min_stay: 1,
    commission_rate: 10,
    check_in_time: '15:00',
    check_out_time: '11:00',
  })) as { id: number };
  const propertyMap = { '10000': property.id };
  return {
    mock,
    client,
    propertyMap,
    clientWith,
    run: (object, by = client, message) => importLodgify(by, object, { propertyMap, message }),
    async bookings() {
      const { data } = await client.call('booking.getAll', { per_page: 100 });
      return data
        .map(({ status, check_in, check_out, external_reference }) => ({
          status,
          check_in,
          check_out,
          external_reference,
        }))
        .reverse();
    },
    occupy: (check_in, check_out) =>
      client.call('booking.create', {
        property_id: property.id,
        check_in,
        check_out,
        guest_name: 'Salma E.',
        guests_count: 1,
      }),
  };
}

import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { bookingExample } from '../../core-client/src/contract/booking.ts';
import { lodgifyFixtures } from '../../core-client/src/lodgify/contract.ts';
import { run } from './harness/execute.ts';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';
import { page } from './harness/pages.ts';

closedNetwork();

const delivered = JSON.parse(lodgifyFixtures.booking_change) as IDataObject;
const parameters = {
  resource: 'booking',
  operation: 'importLodgifyBooking',
  lodgifyObject: JSON.stringify(delivered),
  properties: {
    property: [
      { lodgifyId: ' 10000 ', propertyId: 3 },
      { lodgifyId: '', propertyId: '' },
    ],
  },
};
const reference = 'lodgify:123456';
const imported = { ...bookingExample, external_reference: reference };

const none = () =>
  nock(origin)
    .get('/v1/bookings')
    .query({ external_reference: reference, page: 1, per_page: 100 })
    .reply(200, page([]));

describe('Import Lodgify Booking', () => {
  it('makes the booking of the mapped property, and says what it did', async () => {
    none();
    let sent: IDataObject = {};
    nock(origin)
      .post('/v1/bookings', (body) => {
        sent = body;
        return true;
      })
      .reply(201, { data: imported });
    const [item] = await run({ parameters });
    expect(sent).toMatchObject({
      property_id: 3,
      check_in: '2022-05-21',
      external_reference: reference,
      source: 'lodgify',
    });
    expect(item?.json).toMatchObject({ outcome: 'created', booking: { id: imported.id }, conflict: null });
    expect(item?.pairedItem).toEqual({ item: 0 });
  });

  it('answers a conflict as an item, with the booking that stands in the way', async () => {
    none();
    nock(origin)
      .post('/v1/bookings')
      .reply(422, { message: 'Taken.', errors: { check_in: ['The property is not available.'] } });
    nock(origin)
      .get('/v1/calendar')
      .query(true)
      .reply(200, {
        from: '2022-05-21',
        to: '2022-05-23',
        currency: 'MAD',
        data: [
          {
            property_id: 3,
            property_name: 'Riad',
            days: [{ date: '2022-05-22', status: 'booked', price: 1, min_stay: 1, booking_id: 9876 }],
          },
        ],
      });
    nock(origin).get('/v1/bookings/9876').reply(200, { data: bookingExample });
    const [item] = await run({ parameters });
    expect(item?.json).toMatchObject({
      outcome: 'conflict',
      booking: null,
      conflict: { booking: { reference: 'BKG-A1B2C3' } },
    });
  });

  it('names a property that is not mapped, without a request to LGCD for it', async () => {
    none();
    const [item] = await run({ parameters: { ...parameters, properties: {} } });
    expect(item?.json).toMatchObject({
      outcome: 'unmappable',
      message: expect.stringContaining('Lodgify property 10000'),
    });
  });

  it('takes an object as well as its text', async () => {
    none();
    const [item] = await run({
      parameters: { ...parameters, lodgifyObject: delivered, properties: {} } as IDataObject,
    });
    expect(item?.json.outcome).toBe('unmappable');
  });

  it.each(['no json', '[]', '{"action":"booking_change"}'])(
    'fails with a sentence when the object is none of Lodgify: %s',
    async (lodgifyObject) => {
      await expect(run({ parameters: { ...parameters, lodgifyObject } })).rejects.toThrow(
        /object of a Lodgify webhook|as Lodgify describes it/,
      );
    },
  );

  it('carries on with the next item where the node is told to', async () => {
    none();
    const output = await run({
      items: [{}, {}],
      parameters: [
        { ...parameters, lodgifyObject: '[]' },
        { ...parameters, properties: {} },
      ],
      continueOnFail: true,
    });
    expect(output.map(({ json }) => json.outcome ?? typeof json.error)).toEqual(['string', 'unmappable']);
  });
});

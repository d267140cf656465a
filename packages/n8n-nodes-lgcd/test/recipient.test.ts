import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { run } from './harness/execute.ts';
import { origin } from './harness/http.ts';
import { closedNetwork } from './harness/network.ts';

closedNetwork();

/** The body of the message that the form sends. */
async function messageSent(parameters: IDataObject) {
  let body: unknown;
  nock(origin)
    .post('/v1/whatsapp/messages', (given) => {
      body = given;
      return true;
    })
    .reply(201, { data: { id: 1 } });
  await run({ parameters });
  return body;
}

describe('whom a WhatsApp message goes to', () => {
  const template = { __rl: true, mode: 'list', value: 'welcome' };
  const message = { resource: 'whatsappMessage', operation: 'create', template };
  const bookingId = { __rl: true, mode: 'list', value: 5 };
  const toNumber = { sendTo: 'phone', to: '+212 612-345-678' };

  it.each<[string, IDataObject, IDataObject]>([
    ['the guest of a booking', { bookingId }, { booking_id: 5 }],
    ['a number', toNumber, { to: '+212612345678' }],
    [
      'a number, about a booking',
      { ...toNumber, additionalFields: { bookingId } },
      { to: '+212612345678', booking_id: 5 },
    ],
  ])('is %s, as the form says', async (_, parameters, sent) => {
    expect(await messageSent({ ...message, ...parameters })).toEqual({
      template: 'welcome',
      ...sent,
    });
  });

  it.each<[IDataObject, IDataObject]>([
    [{ bookingId }, { booking_id: 5 }],
    [{ to: '+212612345678' }, { to: '+212612345678' }],
    [
      { to: '+212612345678', bookingId },
      { to: '+212612345678', booking_id: 5 },
    ],
  ])('still is what a workflow of before has in its Additional Fields: %j', async (fields, sent) => {
    expect(await messageSent({ ...message, additionalFields: fields })).toEqual({
      template: 'welcome',
      ...sent,
    });
  });

  it.each([
    [{}, 'Booking is empty. It is required.'],
    [{ sendTo: 'phone' }, 'Phone Number is empty. It is required.'],
    [{ sendTo: 'phone', additionalFields: { bookingId } }, 'Phone Number is empty. It is required.'],
    [{ sendTo: 'phone', to: '0612345678' }, 'Phone Number: “061…78” has no country.'],
  ])('is asked for by the field that stands in the form: %j', async (parameters, refusal) => {
    await expect(run({ parameters: { ...message, ...parameters } as IDataObject })).rejects.toThrow(refusal);
  });
});

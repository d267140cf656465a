import { describe, expect, it } from '@jest/globals';
import type { MockServer } from '../src/index.ts';
import { call } from './http.ts';
import type { Listener } from './listen.ts';
import { useListener } from './world.ts';

let mock: MockServer;
let listener: Listener;
useListener((world) => {
  ({ mock, listener } = world);
});

const post = (path: string, body: object) => call(mock, `/v1${path}`, { method: 'POST', body });
const get = async (path: string) => (await call(mock, `/v1${path}`)).json;

describe('a WhatsApp message', () => {
  const message = { template: 'booking_confirmation', booking_id: 9876 };
  const prepare = async (body: object) => {
    const reply = await post('/whatsapp/messages', body);
    expect(reply.status).toBe(201);
    return reply.json.data;
  };
  const status = async (id: number) => (await get(`/whatsapp/messages/${id}`)).data.status;

  it('is filled from its booking', async () => {
    expect(await prepare(message)).toMatchObject({
      booking_id: 9876,
      language: 'fr',
      to: '+212600000042',
      variables: { guest_name: 'Karim B.', property_name: 'Riad Zitoun', check_in: '2026-08-12' },
      body: 'Bonjour Karim B., votre séjour à Riad Zitoun est confirmé. Arrivée le 2026-08-12.',
      status: 'prepared',
    });
  });

  it('takes the values, number and language that it is given', async () => {
    const data = await prepare({
      ...message,
      to: '+33612345678',
      language: 'ar',
      variables: { guest_name: "$& 'كريم'", check_in: 12 },
    });
    expect(data).toMatchObject({ to: '+33612345678', language: 'ar', variables: { check_in: '12' } });
    expect(data.body).toContain("مرحبا $& 'كريم'،");
  });

  it('travels as the clock passes: queued, sent, delivered', async () => {
    const { id } = await prepare(message);
    const seen = [await status(id)];
    for (const seconds of [1, 2, 5]) {
      await mock.advance(seconds);
      seen.push(await status(id));
    }
    expect(seen).toEqual(['prepared', 'queued', 'sent', 'delivered']);
    const { data } = await get(`/whatsapp/messages/${id}`);
    expect(Date.parse(data.delivered_at) - Date.parse(data.created_at)).toBe(8000);
    expect(Date.parse(data.sent_at) - Date.parse(data.created_at)).toBe(3000);
    expect(await listener.names()).toEqual([]);
  });

  it('travels the same when the clock leaps', async () => {
    const { id, created_at } = await prepare(message);
    await mock.advance(86_400);
    const { data } = await get(`/whatsapp/messages/${id}`);
    expect(data.status).toBe('delivered');
    expect(Date.parse(data.delivered_at) - Date.parse(created_at)).toBe(8000);
  });

  it('fails to a number that is not on WhatsApp', async () => {
    const { id } = await prepare({ ...message, to: '+212600000999' });
    await mock.advance(10);
    const [heard] = await listener.heard();
    expect(heard).toMatchObject({
      event: 'whatsapp.message_failed',
      data: { message: { id, status: 'failed', error: 'The number is not on WhatsApp.', sent_at: null } },
    });
  });

  it('is refused without a phone, in a language that is not approved, and with each variable that is missing', async () => {
    const stay = {
      property_id: 1,
      check_in: '2027-03-01',
      check_out: '2027-03-02',
      guest_name: 'X',
      guests_count: 1,
    };
    const booking = (await post('/bookings', stay)).json.data;
    expect((await post('/whatsapp/messages', { ...message, booking_id: booking.id })).json.errors).toEqual({
      to: ['The to field is required when the booking has no guest phone.'],
    });
    expect(
      (await post('/whatsapp/messages', { ...message, template: 'check_out_reminder', language: 'ar' })).json
        .errors,
    ).toEqual({
      language: ['The selected language is invalid.'],
    });
    const bare = { template: 'pre_arrival', to: '+33612345678', variables: { reference: 'x' } };
    expect((await post('/whatsapp/messages', bare)).json.errors).toEqual({
      'variables.guest_name': ['The variables.guest_name field is required.'],
      'variables.property_name': ['The variables.property_name field is required.'],
      'variables.check_in': ['The variables.check_in field is required.'],
    });
  });
});

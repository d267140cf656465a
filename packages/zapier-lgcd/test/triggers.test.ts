import { describe, expect, it } from '@jest/globals';
import { eventNames } from '@lgcd/core-client';
import { catalog, events } from '../src/contract.ts';
import { isFirst } from '../src/triggers/delivery.ts';
import { api, delivered, namesProperty, page, run, secret, trigger } from './app.ts';

const targetUrl = 'https://hooks.zapier.com/hooks/standard/1/abc/';
const confirmed = {
  event: 'booking.confirmed',
  data: catalog.events['booking.confirmed'].example.data,
} as never;
const perform = (key: string, bundle: object) => run<object[]>(trigger(key).perform, bundle);
const bookingOf = (property_id: number) =>
  api()
    .get('/bookings/9876')
    .reply(200, { data: { id: 9876, property_id } });

describe('the triggers', () => {
  it('are one for each event, keyed by its name', () => {
    expect(events.map(({ name }) => name)).toEqual(eventNames);
    for (const { name } of events) expect(trigger(name.replace('.', '_')).perform).toBeInstanceOf(Function);
  });

  it.each(events.map((event) => [event.name, event] as const))(
    '%s gives its sample for its example',
    async (_, event) => {
      namesProperty();
      const bundle = delivered({ ...event.example } as never);
      expect(await perform(event.key, bundle)).toEqual([trigger(event.key).sample]);
    },
  );

  it('lift the data block without hiding a part of the envelope', () => {
    const envelope = ['id', 'event', 'created_at', 'agency_id'];
    const hidden = events.filter(({ data }) => data.some(({ name }) => envelope.includes(name)));
    expect(hidden.map(({ name }) => name)).toEqual([]);
  });
});

describe('a repetition', () => {
  const event = { id: '7f2a8b1c-9d4e-4f5a-b2c1-3d6e8f901234' } as Parameters<typeof isFirst>[2];
  const bundle = { subscribeData: { id: '12' } } as Parameters<typeof isFirst>[1];
  const zapier = (set: () => Promise<boolean>) =>
    ({ cache: { set }, console: { log: () => undefined } }) as unknown as Parameters<typeof isFirst>[0];

  it('is what the cache knows already', async () => {
    await expect(
      isFirst(
        zapier(async () => true),
        bundle,
        event,
      ),
    ).resolves.toBe(true);
    await expect(
      isFirst(
        zapier(async () => false),
        bundle,
        event,
      ),
    ).resolves.toBe(false);
  });

  it('goes through while the cache cannot be asked: twice is better than never', async () => {
    const broken = async () => {
      throw new Error('The cache is down.');
    };
    await expect(isFirst(zapier(broken), bundle, event)).resolves.toBe(true);
  });
});

describe('a delivery', () => {
  const valid = () => delivered(confirmed);
  const drops = async (bundle: object) => expect(await perform('booking_confirmed', bundle)).toEqual([]);

  it('goes through with its signature in any spelling of the header', async () => {
    const { rawRequest, ...rest } = valid();
    const headers = { 'HTTP-X-SIGNATURE': rawRequest?.headers?.['Http-X-Signature'] };
    expect(
      await perform('booking_confirmed', { ...rest, rawRequest: { ...rawRequest, headers } }),
    ).toHaveLength(1);
  });

  it('is dropped when its body was touched', async () => {
    const bundle = valid();
    const content = bundle.rawRequest?.content?.replace('Karim', 'Kamal');
    await drops({ ...bundle, rawRequest: { ...bundle.rawRequest, content } });
  });

  it('is dropped when its body was parsed and written again', async () => {
    const bundle = valid();
    const content = JSON.stringify(JSON.parse(bundle.rawRequest?.content ?? ''), null, 1);
    await drops({ ...bundle, rawRequest: { ...bundle.rawRequest, content } });
  });

  it('is dropped when it is signed with another secret', () =>
    drops({ ...valid(), subscribeData: { id: '12', secret: 'whsec_another' } }));

  it('is dropped when no secret is stored', () => drops({ ...valid(), subscribeData: { id: '12' } }));

  it('is dropped when nothing is stored', () => drops({ ...valid(), subscribeData: undefined }));

  it('is dropped without a signature', () =>
    drops({ ...valid(), rawRequest: { ...valid().rawRequest, headers: {} } }));

  it('is dropped without a body', () =>
    drops({ ...valid(), rawRequest: { headers: valid().rawRequest?.headers } }));

  it('is dropped when it tells of another event', async () => {
    expect(await perform('booking_cancelled', valid())).toEqual([]);
  });

  it('goes through when what it tells has more fields than the contract knows', async () => {
    const booking = { ...(catalog.events['booking.confirmed'].example.data.booking as object), nights: 7 };
    const items = await perform(
      'booking_confirmed',
      delivered({ event: 'booking.confirmed', data: { booking } } as never),
    );
    expect(items).toMatchObject([{ booking: { nights: 7, guest_name: 'Karim B.' } }]);
  });
});

describe('the property filter', () => {
  const assigned = () => delivered({ ...catalog.events['cleaning.assigned'].example } as never);

  it('lets the chosen property through', async () => {
    expect(
      await perform('cleaning_assigned', { ...assigned(), inputData: { property_id: '1' } }),
    ).toHaveLength(1);
  });

  it('drops other properties', async () => {
    expect(await perform('cleaning_assigned', { ...assigned(), inputData: { property_id: '2' } })).toEqual(
      [],
    );
  });

  it('looks a booking up, whose published block names no property', async () => {
    bookingOf(1);
    expect(
      await perform('booking_confirmed', { ...delivered(confirmed), inputData: { property_id: 1 } }),
    ).toHaveLength(1);
    bookingOf(2);
    expect(
      await perform('booking_confirmed', { ...delivered(confirmed), inputData: { property_id: 1 } }),
    ).toEqual([]);
  });

  it('drops a booking that is gone', async () => {
    api()
      .get('/bookings/9876')
      .reply(404, { message: 'No query results for model [App\\Models\\Booking] 9876' });
    expect(
      await perform('booking_confirmed', { ...delivered(confirmed), inputData: { property_id: 1 } }),
    ).toEqual([]);
  });

  it.each([
    ['LGCD is out of order', 500, {}, 60],
    ['the minute of the token is used up', 429, { 'Retry-After': '17' }, 17],
    ['LGCD is down for maintenance', 503, { 'Retry-After': '90' }, 90],
  ])('loses no event when %s: Zapier tries it again', async (_why, status, headers, delay) => {
    api().get('/bookings/9876').reply(status, { message: 'Later.' }, headers);
    const filtered = { ...delivered(confirmed), inputData: { property_id: 1 } };
    const error = await perform('booking_confirmed', filtered).catch((thrown: Error) => thrown as never);
    expect(error).toMatchObject({ name: 'ThrottledError' });
    expect(JSON.parse((error as unknown as Error).message)).toMatchObject({ delay });
    bookingOf(1);
    expect(await perform('booking_confirmed', filtered)).toHaveLength(1);
  });

  it('asks nothing of LGCD when it is not set', async () => {
    expect(await perform('booking_confirmed', delivered(confirmed))).toHaveLength(1);
  });

  it('is offered exactly where an event belongs to a property', () => {
    const offered = events
      .filter(({ key }) => trigger(key).inputFields.length > 0)
      .map(({ family }) => family);
    expect([...new Set(offered)]).toEqual([
      'booking',
      'property',
      'cleaning',
      'maintenance',
      'ical',
      'review',
    ]);
  });
});

describe('subscribing', () => {
  const subscribe = (key = 'booking_confirmed', inputData = {}) =>
    run(trigger(key).performSubscribe, { targetUrl, inputData });
  const made = { id: 12, url: targetUrl, events: ['booking.confirmed'], secret };

  it('makes a webhook and keeps its secret for the Zap', async () => {
    api().get('/webhooks').query(true).reply(200, page());
    api()
      .post('/webhooks', {
        url: targetUrl,
        events: ['booking.confirmed'],
        description: 'Zapier: Booking Confirmed',
      })
      .reply(201, { data: made });
    expect(await subscribe()).toEqual({ id: '12', secret });
  });

  it('takes over the webhook that an earlier try has left, with a new secret', async () => {
    api()
      .get('/webhooks')
      .query(true)
      .reply(200, page({ id: 11, url: 'https://other.example/' }, { id: 12, url: targetUrl }));
    api()
      .patch('/webhooks/12', (body) => body.active === true)
      .reply(200, { data: made });
    api()
      .post('/webhooks/12/rotate-secret')
      .reply(200, { data: { ...made, secret: 'whsec_new' } });
    expect(await subscribe()).toEqual({ id: '12', secret: 'whsec_new' });
  });

  it('names the ability that the event needs when the token lacks it', async () => {
    api().get('/webhooks').query(true).reply(200, page());
    api().post('/webhooks').reply(403, { message: 'Invalid ability provided.' });
    await expect(subscribe()).rejects.toThrow(/bookings:read/);
  });

  it('of any event asks for everything, or for the chosen families', async () => {
    for (const [families, patterns] of [
      [[], ['*']],
      [
        ['booking', 'cleaning'],
        ['booking.*', 'cleaning.*'],
      ],
    ]) {
      api().get('/webhooks').query(true).reply(200, page());
      api()
        .post('/webhooks', (body) => JSON.stringify(body.events) === JSON.stringify(patterns))
        .reply(201, { data: made });
      await subscribe('any_event', { families });
    }
  });
});

describe('unsubscribing', () => {
  const unsubscribe = () =>
    run(trigger('booking_confirmed').performUnsubscribe, { targetUrl, subscribeData: { id: '12' } });

  it.each([
    ['deleted', 204, ''],
    ['already gone', 404, { message: 'No query results for model [App\\Models\\Webhook] 12' }],
    ['gone for good', 410, { message: 'Gone' }],
  ])('succeeds when the webhook is %s', async (_what, status, body) => {
    api().delete('/webhooks/12').reply(status, body);
    await expect(unsubscribe()).resolves.toEqual({});
  });

  it('fails when LGCD refuses it, so that Zapier tries again', async () => {
    api().delete('/webhooks/12').reply(403, { message: 'Invalid ability provided.' });
    await expect(unsubscribe()).rejects.toThrow(/may not call webhook.delete/);
  });
});

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

describe('the whole booking', () => {
  const full = { include_full_booking: 'true' };
  const { Booking: whole } = catalog.examples;
  const live = (inputData: object) =>
    perform('booking_confirmed', { ...delivered(confirmed), inputData }) as Promise<Item[]>;
  const fieldsOf = (inputData: object) => {
    const { outputFields } = trigger('booking_confirmed') as unknown as { outputFields: Outputs };
    const own = outputFields.filter((field): field is { key: string } => typeof field !== 'function');
    return run<{ key: string }[]>(outputFields.at(-1), { inputData: inputData as never }).then((further) =>
      [...own, ...further].map(({ key }) => key),
    );
  };
  type Outputs = ({ key: string } | (() => unknown))[];
  type Item = Record<string, object>;
  const keysOf = (item: Item | undefined) => Object.keys(item?.booking ?? {}).sort();

  it('comes when it is asked for: property, contact and amounts', async () => {
    api().get('/bookings/9876').reply(200, { data: whole });
    namesProperty();
    expect(await live(full)).toMatchObject([
      {
        booking: {
          id: 9876,
          property_id: 1,
          property_name: 'Riad Zitoun',
          guest_email: 'karim@example.com',
          guest_phone: '+212600000042',
          guest_first_name: 'Karim',
          guest_last_name: 'B.',
          total_amount: 5250,
        },
      },
    ]);
  });

  it('has the same keys in the sample, in the output fields and live', async () => {
    api().get('/bookings/9876').reply(200, { data: whole });
    api()
      .get('/me')
      .reply(200, { data: { agency: { id: 7 }, token: { abilities: ['bookings:read'] } } });
    api()
      .get('/bookings')
      .query(true)
      .reply(200, page(whole as object));
    const [[arrived], [listed]] = [
      await live(full),
      await run<Item[]>(trigger('booking_confirmed').performList, { inputData: full }),
    ];
    expect(keysOf(listed)).toEqual(keysOf(arrived));
    const labelled = (await fieldsOf(full)).filter((key) => key.startsWith('booking__'));
    expect(labelled.map((key) => key.slice('booking__'.length)).sort()).toEqual(keysOf(arrived));
  });

  it('is left out, with its request, when it is not asked for', async () => {
    const [arrived] = await live({ include_full_booking: '' });
    expect(keysOf(arrived)).toEqual(keysOf(trigger('booking_confirmed').sample as Item));
    expect(await fieldsOf({})).not.toContain('booking__guest_email');
  });

  it('has the same keys, empty, for a booking that is gone', async () => {
    api().get('/bookings/9876').reply(404, { message: 'No query results for model.' });
    const [arrived] = await live(full);
    expect(arrived).toMatchObject({
      booking: { guest_name: 'Karim B.', guest_email: null, property_name: null },
    });
  });

  it('shares its one request with the property filter', async () => {
    api().get('/bookings/9876').once().reply(200, { data: whole });
    expect(await live({ ...full, property_id: 1 })).toHaveLength(1);
  });

  it('loses no event when LGCD is out of order', async () => {
    api().get('/bookings/9876').reply(502, '');
    await expect(live(full)).rejects.toMatchObject({ name: 'ThrottledError' });
  });

  it('is offered for the events of bookings alone', () => {
    const offering = events.filter(({ key }) =>
      trigger(key).inputFields.some((field) => 'key' in field && field.key === 'include_full_booking'),
    );
    expect([...new Set(offering.map(({ family }) => family))]).toEqual(['booking']);
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

describe('samples for the editor', () => {
  const list = (key: string, inputData = {}) =>
    run<Record<string, unknown>[]>(trigger(key).performList, { inputData });
  const me = () =>
    api()
      .get('/me')
      .reply(200, {
        data: { agency: { id: 7 }, token: { name: 'My Zaps', abilities: Object.keys(catalog.abilities) } },
      });
  const booking = {
    ...(catalog.events['booking.confirmed'].example.data.booking as object),
    guest_email: 'karim@example.com',
    updated_at: '2026-07-16T08:00:00+00:00',
  };

  it('are recent objects in the shape of a delivery', async () => {
    api().get('/bookings').query({ status: 'confirmed', per_page: 3 }).reply(200, page(booking));
    me();
    const [item] = await list('booking_confirmed');
    expect(item).toMatchObject({ event: 'booking.confirmed', agency_id: 7, created_at: booking.updated_at });
    expect(Object.keys(item?.booking as object)).toEqual(
      Object.keys(trigger('booking_confirmed').sample.booking as object),
    );
  });

  it('keep their id from one look to the next', async () => {
    const ids = [];
    for (let look = 0; look < 2; look += 1) {
      api().get('/bookings').query(true).reply(200, page(booking));
      me();
      ids.push((await list('booking_confirmed'))[0]?.id);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('are of the chosen property', async () => {
    api()
      .get('/bookings')
      .query({ status: 'confirmed', property_id: 4, per_page: 3 })
      .reply(200, page(booking));
    me();
    expect(await list('booking_confirmed', { property_id: '4' })).toHaveLength(1);
  });

  it('are none where there is nothing yet, and nothing is made up', async () => {
    me();
    api().get('/bookings').query(true).reply(200, page());
    expect(await list('booking_confirmed')).toEqual([]);
  });

  it('say which ability the token lacks, before the Zap is turned on', async () => {
    api()
      .get('/me')
      .times(2)
      .reply(200, {
        data: { agency: { id: 7 }, token: { name: 'My Zaps', abilities: ['properties:read'] } },
      });
    await expect(list('booking_confirmed')).rejects.toThrow(/My Zaps.*bookings:read/);
    await expect(list('any_event', { families: ['owner', 'property'] })).rejects.toThrow(
      /lacks statements:read, which Any Event/,
    );
  });

  it('are none where a part of the block needs a further ability', async () => {
    api()
      .get('/statements')
      .query(true)
      .reply(200, page({ id: 1, owner_id: 5 }));
    api().get('/owners/5').reply(403, { message: 'Invalid ability provided.' });
    me();
    expect(await list('owner_statement_ready')).toEqual([]);
  });

  it('are none where LGCD keeps no list', async () => {
    me();
    expect(await list('payment_failed')).toEqual([]);
  });
});

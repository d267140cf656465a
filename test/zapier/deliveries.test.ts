import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startWorld, type World } from './world.ts';
import type { Zap } from './zaps.ts';

type Item = Record<string, unknown>;

let world: World;
const on: Zap<Item>[] = [];

async function turnOn(trigger = 'booking_confirmed', inputData = {}): Promise<Zap<Item>> {
  const zap = await world.zaps.turnOn<Item>(trigger, { authData: world.authData, inputData });
  on.push(zap);
  return zap;
}

async function webhookUrls(): Promise<string[]> {
  const headers = { authorization: `Bearer ${world.authData.access_token}`, accept: 'application/json' };
  const answer = await fetch(`${world.mock.url}/v1/webhooks?per_page=100`, { headers });
  return ((await answer.json()) as { data: { url: string }[] }).data.map(({ url }) => url);
}

const logged = (): string[] => world.app.logs().map(({ message }) => message);

beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());
afterEach(async () => {
  for (const zap of on.splice(0)) await zap.turnOff();
});

describe('a delivery', () => {
  it('runs the Zap once when LGCD repeats it', async () => {
    const zap = await turnOn();
    zap.loseNextAnswer();
    await world.mock.emit('booking.confirmed');
    expect(await zap.next()).toHaveLength(1);
    await world.mock.advance(5 * 60);
    expect(await zap.next()).toEqual([]);
    expect(logged().at(-1)).toContain('Dropped a repeated delivery');
  });

  it('runs each of two Zaps on one connection', async () => {
    const zaps = [await turnOn(), await turnOn()];
    await world.mock.emit('booking.confirmed');
    for (const zap of zaps) expect(await zap.next()).toHaveLength(1);
  });

  it('runs the Zap again when a person replays it a day later', async () => {
    const zap = await turnOn();
    await world.mock.emit('booking.confirmed');
    const [first] = await zap.next();
    await world.mock.advance(25 * 60 * 60);
    expect(await zap.receive(zap.last())).toEqual([first]);
  });

  it("goes through while Zapier's cache is down", async () => {
    const zap = await turnOn();
    await world.mock.emit('booking.confirmed');
    world.app.breakCache(true);
    try {
      expect(await zap.next()).toHaveLength(1);
    } finally {
      world.app.breakCache(false);
    }
  });

  it('asks nothing of LGCD, so a busy token does not hold it up', async () => {
    const zap = await turnOn();
    await world.mock.emit('booking.confirmed');
    world.mock.clearRequests();
    expect(await zap.next()).toHaveLength(1);
    expect(world.mock.requests()).toEqual([]);
  });
});

describe('a forged delivery', () => {
  const forged = async (change: (content: string) => string, headers: Record<string, string> = {}) => {
    const zap = await turnOn();
    await world.mock.emit('booking.confirmed');
    await zap.next();
    const { content, ...rest } = zap.last();
    return zap.receive({ ...rest, content: change(content), headers: { ...rest.headers, ...headers } });
  };

  it('is dropped and logged, not failed, when its body was touched', async () => {
    expect(await forged((content) => content.replace('confirmed', 'cancelled'))).toEqual([]);
    expect(logged().at(-1)).toContain('Dropped a delivery (mismatch)');
  });

  it('is dropped when its body was written anew', async () => {
    expect(await forged((content) => JSON.stringify(JSON.parse(content), null, 1))).toEqual([]);
    expect(logged().at(-1)).toContain('parsed and written again');
  });

  it('is dropped when it has no signature', async () => {
    expect(await forged((content) => content, { 'Http-X-Signature': '' })).toEqual([]);
  });

  it('is dropped when it was signed for another Zap', async () => {
    const [zap, other] = [await turnOn(), await turnOn()];
    await world.mock.emit('booking.confirmed');
    await Promise.all([zap.next(), other.next()]);
    expect(await zap.receive(other.last())).toEqual([]);
  });
});

describe('a subscription', () => {
  it('is one webhook, however often Zapier asks for it', async () => {
    const zap = await turnOn();
    await zap.subscribeAgain();
    expect((await webhookUrls()).filter((url) => url === zap.targetUrl)).toHaveLength(1);
    await world.mock.emit('booking.confirmed');
    expect(await zap.next()).toHaveLength(1);
  });

  it('ends with the Zap', async () => {
    const zap = await turnOn();
    await zap.turnOff();
    expect(await webhookUrls()).not.toContain(zap.targetUrl);
  });

  it('may have been deleted in LGCD before', async () => {
    const zap = await turnOn();
    await zap.turnOff();
    await expect(zap.turnOff()).resolves.toBeUndefined();
  });

  it('is refused with the name of the ability that the token lacks', async () => {
    const { token = '' } = world.mock.tokens[2] ?? {};
    const refused = world.zaps.turnOn('booking_confirmed', { authData: world.authWith(token) });
    await expect(refused).rejects.toThrow(/bookings:read/);
  });
});

describe('the filters', () => {
  it('let the events of the chosen property through, bookings included', async () => {
    const { property_id } = await bookingOfPage();
    const [same, other] = [
      await turnOn('booking_updated', { property_id }),
      await turnOn('booking_updated', { property_id: 10 }),
    ];
    await world.mock.emit('booking.updated', { booking: { id: 9876 } });
    expect(await same.next()).toHaveLength(1);
    expect(await other.next()).toEqual([]);
  });

  const bookingOfPage = async () =>
    (
      await world.run<{ property_id: number }[]>('searches.find_booking.operation.perform', {
        booking_id: 9876,
      })
    )[0] ?? {
      property_id: 0,
    };

  it('of any event subscribe to the chosen families alone', async () => {
    const zap = await turnOn('any_event', { families: ['audit', 'review'] });
    await world.mock.emit('booking.confirmed');
    await world.mock.emit('audit.critical_event');
    await world.mock.emit('review.received');
    const told = [...(await zap.next()), ...(await zap.next())];
    expect(told.map(({ event }) => event)).toEqual(['audit.critical_event', 'review.received']);
    expect(zap.waiting()).toBe(0);
  });
});

describe('Any Event', () => {
  it('has the same fields for every event', async () => {
    const zap = await turnOn('any_event');
    const polled = await world.run<Item[]>('triggers.any_event.operation.performList');
    for (const event of ['booking.confirmed', 'audit.critical_event', 'ical.sync_failed'] as const) {
      await world.mock.emit(event);
      const [item = {}] = await zap.next();
      for (const shown of polled) expect(Object.keys(shown)).toEqual(Object.keys(item));
      expect(JSON.parse(String(item.data))).toHaveProperty([String(item.object), 'id'], item.object_id);
    }
  });
});

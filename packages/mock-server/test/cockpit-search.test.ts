import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Cockpit, formsOf, textOf } from './cockpit.ts';
import type { Receiver } from './receiver.ts';
import { useCockpit } from './world.ts';

let cockpit: Cockpit;
let receiver: Receiver;
useCockpit((world) => {
  ({ cockpit, receiver } = world);
});

const settled = () => cockpit.core.timeline.settled();
const subscribe = (events: readonly string[] = ['*']) =>
  cockpit.post('/webhooks/new', { url: receiver.url, events });
const happens = async (...events: string[]) => {
  for (const event of events) await cockpit.post(`/events/${event}`);
  await settled();
};
const store = () => cockpit.core.domain(42).store;

const shown = async (path: string, pattern: RegExp) =>
  [...(await cockpit.get(path)).html.matchAll(pattern)].map(([, name]) => name);
const deliveries = (text: string) =>
  shown(`/deliveries?text=${encodeURIComponent(text)}`, /42\/deliveries\/\d+">([a-z_.]+)</g);
const requests = (text: string) =>
  shown(`/requests?text=${encodeURIComponent(text)}`, /class="long mono" title="([^"]+)"/g);

describe('the search of the delivery log', () => {
  beforeEach(async () => {
    await subscribe();
    await happens('booking.confirmed', 'maintenance.created', 'review.received');
  });

  it('finds a delivery by the id of its event', async () => {
    const { uuid } = store().first('events', [['event = ?', 'maintenance.created']]) as { uuid: string };
    expect(await deliveries(uuid)).toEqual(['maintenance.created']);
    expect(await deliveries(` ${uuid.toUpperCase()} `)).toEqual(['maintenance.created']);
  });

  it('finds it by a text of the payload, as it is typed and as PHP escapes it', async () => {
    const event = store().first('events', [['event = ?', 'review.received']]) as { id: number };
    const body = JSON.stringify({ review: { comment: 'Très bien' } });
    cockpit.core.db.run('update events set body = ? where id = ?', [body.replace('è', '\\u00e8'), event.id]);
    expect(await deliveries('très bien')).toEqual(['review.received']);
    expect(await deliveries('"comment":"Tr')).toEqual(['review.received']);
    expect(await deliveries('nobody wrote this')).toEqual([]);
    expect(await deliveries("%' or 1=1 --")).toEqual([]);
  });

  it('goes with the other filters, and the pages keep it', async () => {
    const { html } = await cockpit.get('/deliveries?text=agency_id&event=review.');
    expect(textOf(html)).toContain('1 to 1 of 1');
    expect(html).toMatch(/name="text"[^>]*value="agency_id"/);
  });
});

describe('the search of the journal', () => {
  it('finds a request by its path, its body, its answer and why it was refused', async () => {
    const call = (path: string, body?: object) =>
      fetch(`${cockpit.url}/v1${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          Authorization: 'Bearer 1|demoAgency42AllAbilities0000000000000000',
          Accept: 'application/json',
          'Content-Type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
      });
    await call('/bookings/9876');
    await call('/maintenance-tickets', { property_id: 1, title: 'Fuite à l’étage' });
    await call('/rates?page=2');
    expect(await requests('karim b.')).toEqual(['GET /v1/bookings/9876']);
    expect(await requests('à l’étage')).toEqual(['POST /v1/maintenance-tickets']);
    expect(await requests('PAGE=2')).toEqual(['GET /v1/rates?page=2']);
    await call('/owners/999');
    expect(await requests('no query results')).toEqual(['GET /v1/owners/999']);
    expect(await requests('nobody wrote this')).toEqual([]);
  });
});

describe('the replay of all that failed', () => {
  const failing = async () => {
    await subscribe();
    receiver.next(404, 410, 200);
    await happens('booking.created', 'review.received', 'booking.confirmed');
  };
  const statuses = () =>
    store()
      .list('deliveries')
      .map(({ status }) => status);
  const form = async (path = '/deliveries') =>
    formsOf((await cockpit.get(path)).html).find(({ action }) => action.endsWith('/replay-failed'));

  it('says how many first, then sends each again with the same bytes, and tells the audit log', async () => {
    await failing();
    expect(textOf((await cockpit.get('/deliveries')).html)).toContain('Replay 2 failed deliveries');
    const before = receiver.received.map(({ body }) => body);
    const answer = await cockpit.post('/deliveries/replay-failed');
    expect(answer.location).toBe('/cockpit/42/deliveries?done=failed-replayed');
    await settled();
    expect(receiver.received.slice(3).map(({ body }) => body)).toEqual(before.slice(0, 2));
    expect(statuses()).toEqual(['failed', 'failed', 'delivered', 'delivered', 'delivered']);
    expect(store().count('audit_logs', [['action = ?', 'webhook.delivery_replayed']])).toBe(2);
  });

  it('sends nothing twice: what was sent again since is left out, and what failed again is not', async () => {
    await failing();
    receiver.next(404);
    await cockpit.post('/deliveries/replay-failed');
    await settled();
    expect(textOf((await cockpit.get('/deliveries')).html)).toContain('Replay 1 failed delivery ');
    await cockpit.post('/deliveries/replay-failed');
    await settled();
    expect(receiver.received).toHaveLength(6);
    expect(await form()).toBeUndefined();
  });

  it('keeps to the filter', async () => {
    await failing();
    const { values } = (await form('/deliveries?event=booking.')) ?? {};
    expect(values).toEqual([['event', 'booking.']]);
    await cockpit.post('/deliveries/replay-failed', Object.fromEntries(values ?? []));
    await settled();
    expect(JSON.parse(receiver.received.at(-1)?.body ?? '')).toMatchObject({ event: 'booking.created' });
    expect(receiver.received).toHaveLength(4);
  });

  it('leaves out paused webhooks, what is older than a replay may be, and other agencies', async () => {
    await failing();
    await cockpit.post('/webhooks/1/active', { active: '0' });
    expect(await form()).toBeUndefined();
    await cockpit.post('/deliveries/replay-failed');
    await cockpit.post('/webhooks/1/active', { active: '1' });
    await cockpit.post('/cockpit/43/deliveries/replay-failed');
    await cockpit.core.advanceTo(cockpit.core.clock.now() + 7 * 86_400_000);
    expect(await form()).toBeDefined();
    await cockpit.core.advanceTo(cockpit.core.clock.now() + 1);
    expect(await form()).toBeUndefined();
    await cockpit.post('/deliveries/replay-failed');
    await settled();
    expect(receiver.received.filter(({ body }) => body.includes('review.received'))).toHaveLength(1);
  });

  it('is not for pages of another origin', async () => {
    await failing();
    const answer = await cockpit.post(
      '/deliveries/replay-failed',
      {},
      { Origin: 'https://elsewhere.example' },
    );
    expect(answer.status).toBe(403);
    expect(statuses()).toHaveLength(3);
  });
});

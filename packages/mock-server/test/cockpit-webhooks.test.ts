import { describe, expect, it } from '@jest/globals';
import { type Cockpit, codeOf, formsOf, textOf } from './cockpit.ts';
import type { Receiver } from './receiver.ts';
import { useCockpit } from './world.ts';

let cockpit: Cockpit;
let receiver: Receiver;
useCockpit((world) => {
  ({ cockpit, receiver } = world);
});

const create = async (events: readonly string[] = ['booking.*']) =>
  codeOf((await cockpit.post('/webhooks/new', { url: receiver.url, events })).html, 'secret');
const settled = () => cockpit.core.timeline.settled();
const secretOf = (id: number) => cockpit.core.domain(42).store.find('webhooks', id)?.secret;

describe('a webhook in the cockpit', () => {
  it('is created with a secret that is shown once', async () => {
    const answer = await cockpit.post('/webhooks/new', {
      url: receiver.url,
      events: ['booking.*', 'review.received'],
      description: 'Guest messages',
    });
    expect(answer.status).toBe(201);
    const secret = codeOf(answer.html, 'secret');
    expect(secret).toBe(secretOf(1));
    expect(answer.html).toContain('data-canonical="/cockpit/42/webhooks/1"');
    expect(cockpit.core.domain(42).store.find('webhooks', 1)).toMatchObject({
      events: ['booking.*', 'review.received'],
      description: 'Guest messages',
      active: true,
    });
    await cockpit.post('/webhooks/1/test');
    await settled();
    for (const path of ['/webhooks', '/webhooks/1', '/webhooks/1/edit', '/deliveries/1', '/audit-logs', '']) {
      expect((await cockpit.get(path)).html).not.toContain(secret);
    }
  });

  it('is refused with the words of the API beside the field', async () => {
    const answer = await cockpit.post('/webhooks/new', { url: 'http://example.com/', events: ['booking.*'] });
    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain('The url field must start with one of the following: https://.');
    expect(answer.html).toMatch(/name="url"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*f-url-error/);
    expect(answer.html).toMatch(/value="booking\.\*" checked/);
    const none = await cockpit.post('/webhooks/new', { url: receiver.url });
    expect(textOf(none.html)).toContain('The events field is required.');
    expect(cockpit.core.domain(42).store.count('webhooks')).toBe(0);
  });

  it('is edited, and takes back what was taken away', async () => {
    await create(['booking.*', 'invoice.paid']);
    const [form] = formsOf((await cockpit.get('/webhooks/1/edit')).html).filter(
      ({ method }) => method === 'post',
    );
    expect(form?.values).toEqual(
      expect.arrayContaining([
        ['url', receiver.url],
        ['events', 'booking.*'],
        ['events', 'invoice.paid'],
      ]),
    );
    const answer = await cockpit.post('/webhooks/1/edit', {
      url: receiver.url,
      events: ['*'],
      description: '',
    });
    expect(answer.location).toBe('/cockpit/42/webhooks/1?done=webhook-saved');
    expect(cockpit.core.domain(42).store.find('webhooks', 1)).toMatchObject({
      events: ['*'],
      description: null,
    });
  });

  it('is paused and resumed', async () => {
    await create();
    await cockpit.post('/webhooks/1/active', { active: '0' });
    await cockpit.post('/events/booking.created');
    await settled();
    expect(receiver.received).toHaveLength(0);
    expect(textOf((await cockpit.get('/webhooks/1')).html)).toContain('Paused');
    await cockpit.post('/webhooks/1/active', { active: '1' });
    await cockpit.post('/events/booking.created');
    await settled();
    expect(receiver.received).toHaveLength(1);
  });

  it('gets another secret, shown once, which signs from then on', async () => {
    const first = await create();
    const answer = await cockpit.post('/webhooks/1/rotate');
    const second = codeOf(answer.html, 'secret');
    expect(second).toBe(secretOf(1));
    expect(second).not.toBe(first);
    expect((await cockpit.get('/webhooks/1')).html).not.toContain(second);
  });

  it('is tested with the event that was chosen', async () => {
    await create(['booking.*', 'maintenance.urgent']);
    const answer = await cockpit.post('/webhooks/1/test', { event: 'maintenance.urgent' });
    expect(answer.location).toBe('/cockpit/42/deliveries/1?done=test-sent');
    await settled();
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      event: 'maintenance.urgent',
      agency_id: 42,
    });
  });

  it('is deleted with its log', async () => {
    await create();
    await cockpit.post('/webhooks/1/test');
    await settled();
    expect((await cockpit.post('/webhooks/1/delete')).location).toBe(
      '/cockpit/42/webhooks?done=webhook-deleted',
    );
    expect((await cockpit.get('/webhooks/1')).status).toBe(404);
    expect((await cockpit.get('/deliveries/1')).status).toBe(404);
  });
});

describe('the delivery log', () => {
  it('filters by status, by event and by family', async () => {
    await create(['*']);
    receiver.next(200, 404, 503);
    for (const event of ['booking.created', 'booking.cancelled', 'review.received'])
      await cockpit.post(`/events/${event}`);
    await settled();
    const shown = async (query: string) =>
      [
        ...(await cockpit.get(`/deliveries?${query}`)).html.matchAll(
          /href="\/cockpit\/42\/deliveries\/\d+">([a-z_.]+)</g,
        ),
      ].map(([, event]) => event);
    expect(await shown('')).toEqual(['review.received', 'booking.cancelled', 'booking.created']);
    expect(await shown('status=failed')).toEqual(['booking.cancelled']);
    expect(await shown('status=pending')).toEqual(['review.received']);
    expect(await shown('event=booking.')).toEqual(['booking.cancelled', 'booking.created']);
    expect(await shown('event=booking.created')).toEqual(['booking.created']);
    expect(await shown('webhook=2')).toEqual([]);
  });

  it('counts what was given up in the navigation', async () => {
    await create();
    receiver.always(410);
    await cockpit.post('/events/booking.created');
    await settled();
    expect(textOf((await cockpit.get('')).html)).toContain('Deliveries 1 need attention');
  });
});

describe('one delivery', () => {
  it('shows what was sent: bytes, headers and signature as they came', async () => {
    await create();
    await cockpit.post('/events/booking.confirmed');
    await settled();
    const [came] = receiver.received;
    const { html } = await cockpit.get('/deliveries/1');
    expect(codeOf(html, 'raw')).toBe(came?.body);
    expect(textOf(html)).toContain(`X-Signature: ${came?.headers['x-signature']}`);
    expect(textOf(html)).toContain(`User-Agent: ${came?.headers['user-agent']}`);
    expect(textOf(html)).toContain(`Content-Length: ${came?.headers['content-length']}`);
    const payload = await cockpit.get('/deliveries/1/payload');
    expect(payload.html).toBe(came?.body);
    expect(payload.headers.get('content-type')).toBe('application/json');
  });

  it('shows every attempt with its answer, the next one, and the end', async () => {
    await create();
    receiver.next({ status: 500, body: 'out of <memory>' }, 'drop', 200);
    await cockpit.post('/events/booking.confirmed');
    await settled();
    const first = textOf((await cockpit.get('/deliveries/1')).html);
    expect(first).toMatch(/Attempt 1 500 \d+ ms 15 Jul 2026, 10:00:00 out of <memory>/);
    expect(first).toContain('Next attempt in 5 min 15 Jul 2026, 10:05:00');
    await cockpit.post('/clock', { advance: '300' });
    const second = textOf((await cockpit.get('/deliveries/1')).html);
    expect(second).toMatch(/Attempt 2 No answer .* 5 min after the one before The connection was closed/);
    await cockpit.post('/clock', { advance: '1500' });
    const last = textOf((await cockpit.get('/deliveries/1')).html);
    expect(last).toMatch(/Attempt 3 200/);
    expect(last).not.toContain('Next attempt');
    expect(last).toContain('booking.confirmed Delivered');
  });

  it('says why it was given up', async () => {
    await create();
    receiver.always(404);
    await cockpit.post('/events/booking.confirmed');
    await settled();
    expect(textOf((await cockpit.get('/deliveries/1')).html)).toContain('Given up The endpoint refused it.');
    receiver.always(500);
    await cockpit.post('/events/booking.confirmed');
    await settled();
    await cockpit.post('/clock', { advance: '90000' });
    await settled();
    const given = textOf((await cockpit.get('/deliveries/2')).html);
    expect(given).toContain('Attempt 5');
    expect(given).toContain('Given up No attempt is left');
  });

  it('is replayed with the same bytes for 7 days', async () => {
    await create();
    await cockpit.post('/events/booking.confirmed');
    await settled();
    expect((await cockpit.post('/deliveries/1/replay')).location).toBe(
      '/cockpit/42/deliveries/2?done=replayed',
    );
    await settled();
    expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
    expect(textOf((await cockpit.get('/deliveries/2')).html)).toContain('No. 2, a replay of No. 1');
    await cockpit.post('/clock', { advance: String(7 * 86_400 + 1) });
    expect((await cockpit.get('/deliveries/1')).html).toMatch(/<button class="button" disabled[^>]*>Replay/);
    expect((await cockpit.post('/deliveries/1/replay')).status).toBe(422);
  });

  it('tells whether a secret is the one that it was signed with, and why not', async () => {
    const secret = await create();
    await cockpit.post('/events/booking.confirmed');
    await settled();
    const verdict = async (given: string) =>
      textOf((await cockpit.post('/deliveries/1/check', { secret: given })).html);
    expect(await verdict(secret)).toContain('This secret fits.');
    expect(await verdict(` ${secret}`)).toContain('has white space around it');
    expect(await verdict('another')).toContain('This secret does not fit. The signature does not match');
    expect((await cockpit.post('/deliveries/1/check', { secret: 'my-secret' })).html).not.toContain(
      'my-secret',
    );
  });
});

describe('the receiver', () => {
  it('is examined: what keeps it from accepting, with what to do', async () => {
    await create();
    expect(textOf((await cockpit.post('/webhooks/1/diagnose')).html)).toContain(
      'Nothing was delivered to this webhook yet',
    );
    await cockpit.post('/webhooks/1/test');
    await settled();
    receiver.always(401);
    const before = cockpit.core.domain(42).store.count('deliveries');
    const { html } = await cockpit.post('/webhooks/1/diagnose');
    expect(textOf(html)).toContain('It refuses a delivery that is right (401)');
    expect(textOf(html)).toContain('a delivery without a signature 401');
    expect(cockpit.core.domain(42).store.count('deliveries')).toBe(before);
    expect(html).not.toContain(secretOf(1));
  });

  it('is attacked, and told what it let in', async () => {
    await create();
    const { html } = await cockpit.post('/webhooks/1/attack');
    expect(textOf(html)).toMatch(/\d+ of 14 answers are wrong\./);
    expect(textOf(html)).toContain('without a signature 200 refused Wrong');
    expect(textOf(html)).toContain('as LGCD sends it 200 accepted As it should');
    expect(html).toContain('data-canonical="/cockpit/42/webhooks/1"');
  });
});

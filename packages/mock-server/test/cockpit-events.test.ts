import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventNames, events } from '@lgcd/core-client/contract';
import { misfit } from '../src/engine/misfit.ts';
import { type Cockpit, startCockpit, textOf } from './cockpit.ts';
import { type Receiver, startReceiver } from './receiver.ts';

let cockpit: Cockpit;
let receiver: Receiver;
beforeEach(async () => {
  [cockpit, receiver] = await Promise.all([startCockpit(), startReceiver()]);
  await cockpit.post('/webhooks/new', { url: receiver.url, events: ['*'] });
});
afterEach(async () => {
  await cockpit.close();
  await receiver.close();
});

const settled = () => cockpit.core.timeline.settled();
const received = () => receiver.received.map(({ body }) => JSON.parse(body));

describe('events in the cockpit', () => {
  it('are all there, and each is sent of an object of the agency by one button', async () => {
    const { html } = await cockpit.get('/events');
    for (const name of eventNames) {
      expect(html).toContain(`action="/cockpit/42/events/${name}"`);
      expect((await cockpit.post(`/events/${name}`)).location).toMatch(/events\/log\/\d+\?done=event-sent$/);
    }
    await settled();
    expect(received().map(({ event }) => event)).toEqual(eventNames);
    for (const { event, data, agency_id } of received()) {
      expect({
        event,
        problem: misfit(events[event as (typeof eventNames)[number]].data, data),
        agency_id,
      }).toEqual({ event, agency_id: 42 });
    }
    expect(textOf((await cockpit.get('/events')).html)).toMatch(
      /booking\.created New booking 1 15 Jul 2026, 10:00:00/,
    );
  });

  it('go out with the data as it was edited', async () => {
    const { html } = await cockpit.get('/events/booking.confirmed');
    expect(html).toContain('BKG-A1B2C3');
    const data = {
      booking: { ...(events['booking.confirmed'].example.booking as object), guest_name: 'Édith <b>P.</b>' },
    };
    await cockpit.post('/events/booking.confirmed', { data: JSON.stringify(data) });
    await settled();
    expect(received()).toMatchObject([{ event: 'booking.confirmed', data }]);
  });

  it('that do not fit the contract are sent only when that is wanted', async () => {
    const data = JSON.stringify({ booking: { id: 'x' } });
    const refused = await cockpit.post('/events/booking.confirmed', { data });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain('It does not fit the contract: booking.id');
    await settled();
    expect(received()).toEqual([]);
    expect((await cockpit.post('/events/booking.confirmed', { data, anyway: '1' })).status).toBe(303);
    await settled();
    expect(received()).toMatchObject([{ data: { booking: { id: 'x' } } }]);
  });

  it.each([
    ['{"booking": }', 'This is not JSON'],
    ['[1]', 'has to be a JSON object'],
    ['', 'This is not JSON'],
  ])('that are no data block come back with the reason: %s', async (data, reason) => {
    const { status, html } = await cockpit.post('/events/booking.confirmed', { data });
    expect(status).toBe(422);
    expect(textOf(html)).toContain(reason);
    expect(cockpit.core.domain(42).store.count('events')).toBe(0);
  });

  it('say when nobody listens', async () => {
    await cockpit.post('/webhooks/1/active', { active: '0' });
    expect(textOf((await cockpit.get('/events/booking.created')).html)).toContain(
      'No active webhook subscribes to booking.created',
    );
    await cockpit.post('/events/booking.created');
    await settled();
    expect(textOf((await cockpit.get('/events/log')).html)).toContain('No webhook subscribed');
    expect(textOf((await cockpit.get('/events/log/1')).html)).toContain('No active webhook subscribed to it');
  });

  it('stand in the log with what became of them', async () => {
    await cockpit.post('/webhooks/new', { url: `${receiver.url}/second`, events: ['booking.*'] });
    receiver.next(200, 400);
    await cockpit.post('/events/booking.created');
    await settled();
    await cockpit.post('/events/review.received');
    await settled();
    const log = textOf((await cockpit.get('/events/log')).html);
    expect(log).toMatch(/review\.received 1 delivered .* booking\.created 1 of 2 failed/);
    expect(textOf((await cockpit.get('/events/log?event=booking.')).html)).not.toContain('review.received 1');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventNames } from '@lgcd/core-client';
import { catalog } from '@lgcd/core-client/catalog';
import { type AppDefinition, checkLive, type Step } from './published-checks/index.ts';
import { flatKeys } from './published-checks/shape.ts';
import { startWorld, type World } from './world.ts';

type Item = Record<string, unknown>;
const stepOf = ({ triggers = {} }: AppDefinition, key: string): Step => triggers[key] as Step;
const events = Object.values(catalog.events);

/** Sample, poll and live delivery of each trigger, through the zip and over the wire. */
describe('what a trigger shows and what arrives', () => {
  let world: World;
  let definition: AppDefinition;
  const unlisted: string[] = [];
  beforeAll(async () => {
    world = await startWorld();
    definition = await world.app.definition();
    // What the demo agency has no example of yet.
    await world.mock.action('property.archive', { property_id: 10 });
    const ticket = { property_id: 1, title: 'Leak', assignee: 'Plomberie Atlas' };
    await world.run('creates.create_maintenance_ticket.operation.perform', ticket);
  }, 120_000);
  afterAll(() => world.close());

  it('are compared for every event', () => {
    expect(events.map(({ name }) => name)).toEqual(eventNames);
  });

  it.each(events.map((event) => [event.name, event.key] as const))('agree for %s', async (name, key) => {
    const { mock, zaps, authData, run } = world;
    const { operation } = stepOf(definition, key);
    const polled = await run<Item[]>(`triggers.${key}.operation.performList`);
    const zap = await zaps.turnOn<Item>(key, { authData });
    await mock.emit(name);
    const [live = {}, ...more] = await zap.next();
    await zap.turnOff();

    expect(more).toEqual([]);
    expect(live).toMatchObject({ event: name, agency_id: 42 });
    const { sample = {}, outputFields = [] } = operation;
    for (const one of polled) {
      expect(checkLive({ where: key, sample, outputFields, polled: one, live })).toEqual([]);
      expect([...flatKeys(one)].sort()).toEqual([...flatKeys(live)].sort());
    }
    expect([...flatKeys(sample)].sort()).toEqual([...flatKeys(live)].sort());
    if (polled.length === 0) unlisted.push(name);
  });

  it('come from real objects, and are none for events that LGCD keeps no list of', () => {
    expect(unlisted).toEqual([
      'ical.conflict_detected',
      'ical.sync_failed',
      'subscription.renewed',
      'payment.succeeded',
      'payment.failed',
    ]);
  });
});

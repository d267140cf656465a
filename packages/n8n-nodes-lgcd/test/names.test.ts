import { describe, expect, it } from '@jest/globals';
import { eventNames, familyNames } from '@lgcd/core-client';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { LgcdApi } from '../credentials/LgcdApi.credentials.ts';
import actionCodex from '../nodes/Lgcd/Lgcd.node.json';
import triggerCodex from '../nodes/LgcdTrigger/LgcdTrigger.node.json';
import { action } from './harness/execute.ts';
import { trigger } from './harness/trigger.ts';

/** `options { assignee: string, cost: number }`: what a saved workflow holds of a parameter. */
function shape(property: INodeProperties): string {
  const { name, type, options = [] } = property;
  if (type !== 'collection') return `${name}: ${type}`;
  return `${name} { ${(options as INodeProperties[]).map(shape).join(', ')} }`;
}

const values = ({ options = [] }: INodeProperties) =>
  (options as INodePropertyOptions[]).map(({ value }) => value);

const shownFor = (resource: string, operation: unknown) =>
  action.description.properties.filter(({ name, displayOptions }) => {
    const { show } = displayOptions ?? {};
    return (
      name !== 'operation' &&
      show?.resource?.includes(resource) &&
      show.operation?.includes(operation as string)
    );
  });

/** A change here breaks workflows that people have saved: it needs a new version of the node, not a new snapshot. */
describe('the names that saved workflows depend on', () => {
  it('of the action node stay', () => {
    const operations = action.description.properties.filter(({ name }) => name === 'operation');
    const names = Object.fromEntries(
      operations.flatMap((property) => {
        const resource = String(property.displayOptions?.show?.resource?.[0]);
        return values(property).map((operation) => [
          `${resource}.${operation}`,
          shownFor(resource, operation).map(shape),
        ]);
      }),
    );
    expect(names).toMatchSnapshot();
  });

  it('of the trigger stay', () => {
    expect(trigger.description.properties.map(shape)).toEqual([
      'events: multiOptions',
      'options { confirm: options, description: string, deduplicate: boolean, propertyIds: multiOptions, testPing: boolean }',
    ]);
  });

  it('of nodes and credential are those of the design', () => {
    expect([action.description.name, trigger.description.name]).toEqual(['lgcd', 'lgcdTrigger']);
    const { name, properties } = new LgcdApi();
    expect(properties[0]?.typeOptions).toEqual({ password: true });
    expect(name).toBe('lgcdApi');
    expect(properties.map((property) => [property.name, property.default])).toEqual([
      ['accessToken', ''],
      ['baseUrl', 'https://api.lgcd.ma/v1'],
      ['allowHttpHosts', ''],
    ]);
  });
});

it('the trigger offers every event, every family and everything, each once', () => {
  const [events] = trigger.description.properties as [INodeProperties];
  const offered = values(events);
  expect(new Set(offered).size).toBe(offered.length);
  expect([...offered].sort()).toEqual(
    [...eventNames, ...familyNames.map((family) => `${family}.*`), '*'].sort(),
  );
});

describe('what people type to find the nodes', () => {
  const words = [
    'statement',
    'payout',
    'owner',
    'review',
    'invoice',
    'iCal',
    'report',
    'occupancy',
    'tax',
  ].concat([
    'hotel',
    'seasonal rates',
    'short-term rental',
    'vacation rental',
    'channel manager',
    'PMS',
    'Airbnb',
  ]);

  it.each([actionCodex, triggerCodex])('is among the aliases of $node', ({ alias }) => {
    expect(alias).toEqual(expect.arrayContaining(words));
    expect(new Set(alias).size).toBe(alias.length);
  });

  it('has an action for each event, family and everything, in words', () => {
    const [{ options = [] }] = trigger.description.properties as [INodeProperties];
    const actions = options.map((option) => (option as INodePropertyOptions).action);
    expect(actions).toHaveLength(45);
    expect(new Set(actions).size).toBe(45);
    for (const action of actions) expect(action).toMatch(/^On [A-Za-z ]+$/);
    expect(actions).toEqual(
      expect.arrayContaining(['On iCal conflict detected', 'On any WhatsApp event', 'On any event']),
    );
  });

  it('is what the canvas shows below the node', () => {
    const subtitle = String(action.description.subtitle);
    const names = JSON.parse(/\((\{.*\})\)/.exec(subtitle)?.[1] ?? '{}') as Record<string, string>;
    expect(names['whatsappMessage.create']).toBe('Prepare WhatsApp message');
    expect(Object.keys(names)).toHaveLength(59);
  });
});

it('adding a field with a choice to a collection chooses nothing by itself', () => {
  const added = action.description.properties
    .filter(({ type }) => type === 'collection')
    .flatMap(({ options = [] }) => options as INodeProperties[])
    .filter(({ type, name }) => type === 'options' && name !== 'answerLanguage');
  expect(added.length).toBeGreaterThan(20);
  for (const { default: chosen, options = [] } of added) {
    expect(chosen).toBe('');
    expect(options.map((option) => (option as INodePropertyOptions).value)).toContain('');
  }
});

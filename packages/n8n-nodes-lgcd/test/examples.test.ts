import { describe, expect, it } from '@jest/globals';
import { type INode, NodeHelpers } from 'n8n-workflow';
import {
  abilitiesNamed,
  appNames,
  exampleNames,
  readDraft,
  readIndex,
  settingsOf,
} from '../../../test/support/example.ts';
import {
  abilitiesNeeded,
  descriptionOf,
  isLgcd,
  knownParameters,
  reached,
  starts,
} from './harness/workflow.ts';

const note = 'n8n-nodes-base.stickyNote';
const examples = exampleNames.map((name) => [name, readDraft(name)] as const);
const apps = appNames.map((name) => [name, readDraft(name)] as const);
const all = [...examples, ...apps];
const ofLgcd = all.flatMap(([example, { nodes }]) =>
  nodes.filter(isLgcd).map((node) => [`${example}: ${node.name}`, node] as const),
);

describe('the examples', () => {
  it('are one for each use case of the LGCD page, and a first one', () => {
    expect(exampleNames).toEqual([
      'bi-reporting',
      'cleaning-ops',
      'first-workflow',
      'guest-crm',
      'no-code',
      'ota-sync',
      'outsourced-maintenance',
      'owner-accounting',
      'security-compliance',
      'yield-management',
    ]);
  });

  it.each(all)(
    '%s has a note that asks for the abilities which its LGCD nodes need, and no other',
    (_, draft) => {
      expect(draft.nodes.filter(({ type }) => type === note)).toHaveLength(1);
      expect(abilitiesNamed(draft)).toEqual(abilitiesNeeded(draft));
    },
  );

  it.each(all)('%s connects every node, under names and ids that are its own', (_, draft) => {
    const names = draft.nodes.filter(({ type }) => type !== note).map(({ name }) => name);
    expect([...reached(draft)].sort()).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(draft.nodes.map(({ id }) => id)).size).toBe(draft.nodes.length);
  });

  it.each(examples)('%s says in one node where the other side is', (name, draft) => {
    const addresses = JSON.stringify(draft.nodes).match(/https?:\/\/[^"'`\s\\]+/g) ?? [];
    const settings = settingsOf(draft).filter(({ name: field }) => field.endsWith('Url'));
    expect(addresses).toEqual(settings.map(({ value }) => value));
    if (name !== 'first-workflow') expect(addresses).not.toEqual([]);
    for (const address of addresses) expect(new URL(address).hostname).toMatch(/\.example\.com$/);
  });

  it.each(all)('%s holds no secret, no account and no data', (_, draft) => {
    expect(Object.keys(draft).sort()).toEqual(['connections', 'name', 'nodes', 'settings']);
    for (const { credentials = {} } of draft.nodes)
      for (const { id } of Object.values(credentials)) expect(id).toBe('');
    const working = draft.nodes.filter(({ type }) => type !== note);
    expect(JSON.stringify(working)).not.toMatch(
      /\d+\|[\w-]{20,}|xox[abp]-|bearer (?!\{\{)|(password|secret|token)":"[^"=]/i,
    );
  });
});

describe('the index of the examples', () => {
  const rows = readIndex();

  it.each(examples)('has %s in one row, with the abilities that its note names', (name, draft) => {
    const [row, ...others] = rows.filter((line) => line.includes(`| [${name}](${name}.json)`));
    expect(others).toEqual([]);
    const named = (
      row
        ?.split('|')
        .at(-2)
        ?.match(/[a-z_]+:(read|write)/g) ?? []
    ).sort();
    if (name === 'no-code') expect(row).toContain('the read ability of every family of events');
    else expect(named).toEqual(abilitiesNamed(draft));
  });
});

describe('the LGCD nodes of the examples', () => {
  it.each(ofLgcd.filter(([, node]) => starts(node)))(
    '%s starts on events that the trigger offers',
    (_, node) => {
      const offered = descriptionOf(node).properties.find(({ name }) => name === 'events');
      const values = offered?.options?.map((option) => (option as { value: unknown }).value);
      expect(values).toEqual(expect.arrayContaining(node.parameters.events as string[]));
    },
  );

  it.each(ofLgcd)('%s is set as the node is described', (_, node) => {
    const description = descriptionOf(node);
    const own = node as unknown as INode;
    expect(NodeHelpers.getNodeParametersIssues(description.properties, own, description)).toBeNull();
    expect(knownParameters(node)).toMatchObject(node.parameters);
  });

  it('would not pass with a parameter that the node does not have', () => {
    const node = structuredClone(
      ofLgcd.find(([, { parameters }]) => parameters.operation === 'syncPrices')?.[1],
    );
    if (!node) throw new Error('No example syncs prices.');
    node.parameters.rates = '[]';
    expect(knownParameters(node)).not.toHaveProperty('rates');
  });
});

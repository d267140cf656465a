import { describe, expect, it } from '@jest/globals';
import { type Ability, type OperationName, operations } from '@lgcd/core-client';
import { events } from '@lgcd/core-client/contract';
import { type INode, type INodeTypeDescription, NodeHelpers } from 'n8n-workflow';
import type { WorkflowDraft, WorkflowNode } from '../../../scripts/n8n/types.ts';
import {
  abilitiesNamed,
  exampleNames,
  readDraft,
  readIndex,
  settingsOf,
} from '../../../test/support/example.ts';
import { Lgcd } from '../nodes/Lgcd/Lgcd.node.ts';
import { LgcdTrigger } from '../nodes/LgcdTrigger/LgcdTrigger.node.ts';

const descriptions: Record<string, INodeTypeDescription> = {
  'n8n-nodes-lgcd.lgcd': new Lgcd().description,
  'n8n-nodes-lgcd.lgcdTrigger': new LgcdTrigger().description,
};

const note = 'n8n-nodes-base.stickyNote';
const examples = exampleNames.map((name) => [name, readDraft(name)] as const);
const ofLgcd = examples.flatMap(([example, { nodes }]) =>
  nodes.filter(({ type }) => type in descriptions).map((node) => [`${example}: ${node.name}`, node] as const),
);
const starts = ({ type }: WorkflowNode) => /trigger$|\.webhook$/i.test(type);

/** What an operation of the node calls, where it is not one of the API's own. */
const composed: Record<string, OperationName[]> = {
  'rate.syncPrices': ['rate.getAll', 'rate.create', 'rate.update', 'rate.delete'],
};

function abilitiesOf({ type, parameters }: WorkflowNode): readonly Ability[] {
  if (type.endsWith('Trigger')) {
    const wanted = parameters.events as string[];
    return Object.entries(events)
      .filter(([name]) => wanted.some((one) => [name, '*', `${name.split('.')[0]}.*`].includes(one)))
      .map(([, { ability }]) => ability);
  }
  const name = `${parameters.resource}.${parameters.operation}`;
  // One of an operation's abilities is enough.
  return (composed[name] ?? [name as OperationName]).flatMap((called) =>
    operations[called].abilities.slice(0, 1),
  );
}

const abilitiesNeeded = ({ nodes }: WorkflowDraft): string[] =>
  [...new Set(nodes.filter(({ type }) => type in descriptions).flatMap(abilitiesOf))].sort();

/** Nodes that an execution can come to. */
function reached({ nodes, connections = {} }: WorkflowDraft): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const outputs of Object.values(connections[name] ?? {}))
      for (const target of outputs.flatMap((output) => output ?? [])) visit(target.node);
  };
  for (const node of nodes.filter(starts)) visit(node.name);
  return found;
}

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

  it.each(examples)(
    '%s has a note that asks for the abilities which its LGCD nodes need, and no other',
    (_, draft) => {
      expect(draft.nodes.filter(({ type }) => type === note)).toHaveLength(1);
      expect(abilitiesNamed(draft)).toEqual(abilitiesNeeded(draft));
    },
  );

  it.each(examples)('%s connects every node, under names and ids that are its own', (_, draft) => {
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

  it.each(examples)('%s holds no secret, no account and no data', (_, draft) => {
    expect(Object.keys(draft).sort()).toEqual(['connections', 'name', 'nodes', 'settings']);
    for (const { credentials = {} } of draft.nodes)
      for (const { id } of Object.values(credentials)) expect(id).toBe('');
    expect(JSON.stringify(draft)).not.toMatch(/\d+\|[\w-]{20,}|bearer\s|authorization|password|secret":/i);
  });
});

describe('the index of the examples', () => {
  const rows = readIndex();

  it.each(examples)('has %s in one row, with the abilities that its note names', (name, draft) => {
    const [row, ...others] = rows.filter((line) => line.includes(`(${name}.json)`));
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
  const offered = descriptions['n8n-nodes-lgcd.lgcdTrigger']?.properties.find(
    ({ name }) => name === 'events',
  );
  const values = offered?.options?.map((option) => (option as { value: unknown }).value);

  it.each(ofLgcd.filter(([, node]) => starts(node)))(
    '%s starts on events that the trigger offers',
    (_, node) => {
      expect(values).toEqual(expect.arrayContaining(node.parameters.events as string[]));
    },
  );

  it.each(ofLgcd)('%s is set as the node is described', (_, node) => {
    const description = descriptions[node.type] as INodeTypeDescription;
    const own = node as unknown as INode;
    expect(NodeHelpers.getNodeParametersIssues(description.properties, own, description)).toBeNull();
    const known = NodeHelpers.getNodeParameters(
      description.properties,
      own.parameters,
      true,
      false,
      own,
      description,
    );
    expect(known).toMatchObject(node.parameters);
  });

  it('would not pass with a parameter that the node does not have', () => {
    const node = structuredClone(
      ofLgcd.find(([, { parameters }]) => parameters.operation === 'syncPrices')?.[1],
    );
    const description = descriptions['n8n-nodes-lgcd.lgcd'] as INodeTypeDescription;
    const own = { ...node, parameters: { ...node?.parameters, rates: '[]' } } as unknown as INode;
    const known = NodeHelpers.getNodeParameters(
      description.properties,
      own.parameters,
      true,
      false,
      own,
      description,
    );
    expect(known).not.toHaveProperty('rates');
  });
});

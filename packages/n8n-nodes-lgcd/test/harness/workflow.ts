import { type Ability, type OperationName, operations } from '@lgcd/core-client';
import { events } from '@lgcd/core-client/contract';
import { type INode, type INodeTypeDescription, NodeHelpers } from 'n8n-workflow';
import type { WorkflowDraft, WorkflowNode } from '../../../../scripts/n8n/types.ts';
import { Lgcd } from '../../nodes/Lgcd/Lgcd.node.ts';
import { LgcdTrigger } from '../../nodes/LgcdTrigger/LgcdTrigger.node.ts';

const descriptions: Record<string, INodeTypeDescription> = {
  'n8n-nodes-lgcd.lgcd': new Lgcd().description,
  'n8n-nodes-lgcd.lgcdTrigger': new LgcdTrigger().description,
};

/** Whether a node of a workflow is one of ours. */
export const isLgcd = ({ type }: WorkflowNode): boolean => type in descriptions;

export function descriptionOf({ type }: WorkflowNode): INodeTypeDescription {
  const found = descriptions[type];
  if (!found) throw new Error(`${type} is none of LGCD's nodes.`);
  return found;
}

/** Whether an execution can begin at a node. */
export const starts = ({ type }: WorkflowNode): boolean => /trigger$|\.webhook$/i.test(type);

/** What an operation of the node calls, where it is not one of the API's own. */
const composed: Record<string, OperationName[]> = {
  'rate.syncPrices': ['rate.getAll', 'rate.create', 'rate.update', 'rate.delete'],
  'property.exportCalendar': ['property.get'],
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

/** What the token of a workflow must be able to do, sorted. */
export const abilitiesNeeded = ({ nodes }: WorkflowDraft): string[] =>
  [...new Set(nodes.filter(isLgcd).flatMap(abilitiesOf))].sort();

/** Nodes that an execution can come to. */
export function reached({ nodes, connections = {} }: WorkflowDraft): Set<string> {
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

/** What of a node's parameters it has, by its description; with what is left to its defaults. */
export function knownParameters(node: WorkflowNode, description = descriptionOf(node)): unknown {
  const own = node as unknown as INode;
  return NodeHelpers.getNodeParameters(description.properties, own.parameters, true, false, own, description);
}

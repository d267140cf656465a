import {
  type Operation,
  type OperationName,
  operationNames,
  operations,
  type ResourceName,
} from '@lgcd/core-client/contract';
import { z } from 'zod';
import { runAction } from '../../control/actions.ts';
import type { Core } from '../../engine/core.ts';
import type { Domain } from '../../engine/domain.ts';
import { type ActionName, actions } from '../../resources/index.ts';
import { call } from '../call.ts';
import { type Input, inputsOf } from './schema.ts';

/** Something that a person can do to the data: an action of LGCD's cockpit, or an operation of the API. */
export interface Command {
  name: string;
  summary: string;
  inputs: readonly Input[];
  /** The object that it is done to, by the input that names it; undefined for what makes one out of nothing. */
  subject: { input: string; resource: ResourceName } | undefined;
  /** @throws HttpError and Invalid */
  run(core: Core, domain: Domain, input: Record<string, unknown>): Promise<unknown>;
}

export type CommandName = ActionName | OperationName;

const resourceOf = (name: string): ResourceName => name.slice(0, name.indexOf('.')) as ResourceName;

/** `id` of an operation, or the first object that an action cannot do without. */
function subjectOf(name: string, inputs: readonly Input[]): Command['subject'] {
  if (inputs.some((input) => input.name === 'id')) return { input: 'id', resource: resourceOf(name) };
  const named = inputs.find(({ required, resource }) => required && resource !== undefined);
  return named && { input: named.name, resource: named.resource as ResourceName };
}

/** Operations that only read are no commands. */
const isWrite = (name: string): name is OperationName =>
  Object.hasOwn(operations, name) && operations[name as OperationName].method !== 'GET';

export function commandOf(name: string): Command | undefined {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) {
    const inputs = inputsOf(action.body);
    return {
      name,
      summary: action.summary,
      inputs,
      subject: subjectOf(name, inputs),
      run: async (core, { agencyId, actor }, input) =>
        runAction(core, name, { ...input, agency_id: agencyId }, actor),
    };
  }
  if (!isWrite(name)) return undefined;
  const operation = operations[name] as Operation;
  const inputs = inputsOf(z.object({ ...operation.params.shape, ...operation.body.shape }));
  return {
    name,
    summary: operation.summary,
    inputs,
    subject: subjectOf(name, inputs),
    run: (core, domain, input) => call(core, domain, name, input as never),
  };
}

/** Names of everything that can be done, for the test that goes through them. */
export const commandNames = (): CommandName[] => [
  ...(Object.keys(actions) as ActionName[]),
  ...operationNames.filter(isWrite),
];

import { catalog, type OperationName } from '../../../core-client/src/catalog-data.ts';
import type { Flow, Step } from './flow.ts';

const trigger = 'n8n-nodes-lgcd.lgcdTrigger';
const action = 'n8n-nodes-lgcd.lgcd';

/** What an operation of the node calls, where it is not one of the API's own. */
const composed: Record<string, string[]> = {
  'rate.syncPrices': ['rate.getAll', 'rate.create', 'rate.update', 'rate.delete'],
  'property.exportCalendar': ['property.get'],
};

/** The names of the events that a workflow starts on, families and `*` as they were chosen. */
export const eventsOf = ({ steps }: Flow): string[] =>
  Object.values(steps).flatMap(({ type, parameters }) =>
    type === trigger ? (parameters.events as string[]) : [],
  );

function needs({ type, parameters }: Step): string[] {
  if (type === trigger) {
    const wanted = parameters.events as string[];
    return Object.values(catalog.events)
      .filter(({ name }) => wanted.some((one) => [name, '*', `${name.split('.')[0]}.*`].includes(one)))
      .map(({ ability }) => ability);
  }
  if (type !== action) return [];
  const name = `${parameters.resource}.${parameters.operation}`;
  return (composed[name] ?? [name]).flatMap((called) => {
    const found = catalog.operations[called as OperationName];
    if (!found) throw new Error(`LGCD has no operation ${called}.`);
    // One of an operation's abilities is enough.
    return found.abilities.slice(0, 1);
  });
}

/** The abilities that the token of a workflow needs, and no other. */
export const abilitiesOf = ({ steps }: Flow): string[] =>
  [...new Set(Object.values(steps).flatMap(needs))].sort();

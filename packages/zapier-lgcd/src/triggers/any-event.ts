import { isBlank } from '@lgcd/core-client/input';
import type { Bundle, PlainInputField, PlainOutputField, Trigger } from 'zapier-platform-core';
import { type CatalogEvent, catalog, events } from '../contract.ts';
import type { Item } from '../fields/present.ts';
import { inDelivery, withClient } from '../platform.ts';
import { isFirst, received } from './delivery.ts';
import { envelopeFields, type Happened } from './item.ts';
import { agencyThatMay, recentEvents } from './samples.ts';
import { subscribe, unsubscribe } from './subscription.ts';
import { summaryOf } from './summary.ts';

const label = 'Any Event';

const families: PlainInputField = {
  key: 'families',
  label: 'Families',
  required: false,
  list: true,
  choices: catalog.families.map(({ name, label }) => ({ value: name, sample: name, label })),
  helpText: 'Only events of these families. Leave empty for all of them.',
};

const chosen = ({ inputData }: Bundle): string[] =>
  [inputData.families].flat().filter((name): name is string => typeof name === 'string' && !isBlank(name));

const covers = (bundle: Bundle, { family }: CatalogEvent): boolean =>
  chosen(bundle).length === 0 || chosen(bundle).includes(family);

const outputFields: PlainOutputField[] = [
  ...envelopeFields,
  { key: 'family', label: 'Family', type: 'string', required: true },
  { key: 'title', label: 'Title', type: 'string', required: true },
  { key: 'summary', label: 'Summary', type: 'string', required: true },
  { key: 'object', label: 'Object', type: 'string', required: true },
  { key: 'object_id', label: 'Object ID', type: 'integer' },
  { key: 'data', label: 'Data (JSON)', type: 'string', required: true },
];

/** The same keys for every event: what it was and about what, and the data block, which differs, as JSON text. */
function item(event: CatalogEvent, { id, created_at, agency_id, data }: Happened): Item {
  const [object = '', block] = Object.entries(data)[0] ?? [];
  const object_id = (block as { id?: unknown } | null)?.id ?? null;
  const { name, family } = event;
  const title = event.title;
  return {
    id,
    event: name,
    created_at,
    agency_id,
    family,
    title,
    summary: summaryOf(title, data),
    object,
    object_id,
    data: JSON.stringify(data),
  };
}

/** Events whose samples the editor shows: the first of each family, as many as fit into a few requests. */
const exemplary = (bundle: Bundle): CatalogEvent[] => {
  const firsts = catalog.families.map((family) => catalog.events[family.events[0] as CatalogEvent['name']]);
  return firsts.filter((event) => covers(bundle, event)).slice(0, 3);
};

const perform = inDelivery(async (_client, bundle, z): Promise<Item[]> => {
  const happened = received(z, bundle, ({ event }) => covers(bundle, catalog.events[event]));
  if (!happened || !(await isFirst(z, bundle, happened))) return [];
  return [item(catalog.events[happened.event], happened)];
});

const performList = withClient(async (client, bundle) => {
  const agency = await agencyThatMay(
    client,
    label,
    events.filter((event) => covers(bundle, event)),
  );
  const shown = await Promise.all(
    exemplary(bundle).map(async (event) =>
      (await recentEvents(client, event, agency)).map((happened) => item(event, happened)),
    ),
  );
  return shown.flat();
});

const [first] = events as [CatalogEvent];

/** One trigger for everything that LGCD tells: for logs, and for Zaps that route by event themselves. */
export const anyEvent: Trigger = {
  key: 'any_event',
  noun: 'Event',
  display: {
    label,
    description: 'Triggers when anything happens in the agency, or in the families that you choose.',
  },
  operation: {
    type: 'hook',
    perform,
    performList,
    performSubscribe: subscribe({
      label,
      eventsOf: (bundle) =>
        chosen(bundle).length > 0 ? chosen(bundle).map((family) => `${family}.*`) : ['*'],
    }),
    performUnsubscribe: unsubscribe,
    inputFields: [families],
    outputFields,
    sample: item(first, first.example),
  },
};

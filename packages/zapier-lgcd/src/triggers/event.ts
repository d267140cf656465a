import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { type CatalogEvent, nounOf } from '../contract.ts';
import type { Item } from '../fields/present.ts';
import { withClient } from '../platform.ts';
import { isFirst, received } from './delivery.ts';
import { eventItem, eventOutputFields, eventSample } from './item.ts';
import { isOfProperty, keptFilter, propertyFields, wantedProperties } from './property-filter.ts';
import { recentEvents } from './samples.ts';
import { subscribe, unsubscribe } from './subscription.ts';

/** The instant trigger of one event. */
export function eventTrigger(event: CatalogEvent): Trigger {
  const perform = async (z: ZObject, bundle: Bundle): Promise<Item[]> => {
    const happened = received(z, bundle, ({ event: name }) => name === event.name);
    if (!happened || !(await ofProperty(z, bundle, happened.data))) return [];
    return (await isFirst(z, bundle, happened)) ? [eventItem(event, happened)] : [];
  };
  const ofProperty = (z: ZObject, bundle: Bundle, data: object): Promise<boolean> =>
    withClient((client) => isOfProperty(event, data, bundle, client))(z, bundle);
  const performList = withClient(async (client, bundle) => {
    const [property] = await wantedProperties(client, bundle, false);
    const shown = await recentEvents(client, event, property);
    return shown.map((happened) => eventItem(event, happened, 'drop'));
  });

  return {
    key: event.key,
    noun: nounOf(event.family),
    display: { label: event.label, description: `Triggers when ${event.moment}.` },
    operation: {
      type: 'hook',
      perform,
      performList,
      performSubscribe: subscribe({
        label: event.label,
        eventsOf: () => [event.name],
        keep: keptFilter,
      }),
      performUnsubscribe: unsubscribe,
      inputFields: propertyFields(event),
      outputFields: eventOutputFields(event),
      sample: eventSample(event),
    },
  };
}

import type { Bundle, Trigger, ZObject } from 'zapier-platform-core';
import { type CatalogEvent, nounOf } from '../contract.ts';
import type { Item } from '../fields/present.ts';
import { inDelivery, withClient } from '../platform.ts';
import { isFirst, received } from './delivery.ts';
import {
  bookingOf,
  completed,
  dataFields,
  fullBookingFields,
  furtherFields,
  wantsFullBooking,
} from './full-booking.ts';
import { eventItems, eventOutputFields, eventSample } from './item.ts';
import { isOfProperty, keptFilter, propertyFields, wantedProperties } from './property-filter.ts';
import { agencyThatMay, recentEvents } from './samples.ts';
import { subscribe, unsubscribe } from './subscription.ts';

/** The instant trigger of one event. */
export function eventTrigger(event: CatalogEvent): Trigger {
  const perform = inDelivery(async (client, bundle, z): Promise<Item[]> => {
    const happened = received(z, bundle, ({ event: name }) => name === event.name);
    if (!happened) return [];
    const booking = bookingOf(client, happened.data);
    if (!(await isOfProperty(event, happened.data, bundle, client, booking))) return [];
    const isFull = wantsFullBooking(event, bundle);
    const data = isFull ? completed(happened.data, await booking()) : happened.data;
    const items = await eventItems(z, client, dataFields(event, isFull), [{ ...happened, data }]);
    // Last: an event that is tried again is no repetition.
    return (await isFirst(z, bundle, happened)) ? items : [];
  });
  const performList = withClient(async (client, bundle, z) => {
    const agency = await agencyThatMay(client, event.title, [event]);
    const [property] = await wantedProperties(client, bundle, false);
    const happened = await recentEvents(client, event, agency, property);
    const fields = dataFields(event, wantsFullBooking(event, bundle));
    return eventItems(z, client, fields, happened, 'drop');
  });
  const further = async (_z: ZObject, bundle: Bundle) =>
    wantsFullBooking(event, bundle) ? furtherFields(event) : [];
  const ofBooking = fullBookingFields(event);

  return {
    key: event.key,
    noun: nounOf(event.family),
    display: { label: event.title, description: `Triggers when ${event.moment}.` },
    operation: {
      type: 'hook',
      perform,
      performList,
      performSubscribe: subscribe({
        label: event.title,
        eventsOf: () => [event.name],
        keep: keptFilter,
      }),
      performUnsubscribe: unsubscribe,
      inputFields: [...propertyFields(event), ...ofBooking],
      outputFields: [...eventOutputFields(event), ...(ofBooking.length > 0 ? [further] : [])],
      sample: eventSample(event),
    },
  };
}

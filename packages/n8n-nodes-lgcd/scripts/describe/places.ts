import type { CatalogEvent, Field } from '../../../core-client/src/catalog-data.ts';

/** Where in the data of an event its property is named, or the booking that knows its property. */
export interface Place {
  event: string;
  property?: readonly string[];
  booking?: readonly string[];
}

const fieldOf = (object: Field, resource: string) =>
  object.fields?.find((field) => field.type === 'integer' && field.resource === resource);

/** `['property', 'id']` of the object itself, else `['review', 'property_id']` of one that names it. */
function pathTo(resource: string, data: readonly Field[]): readonly string[] | undefined {
  if (data.some(({ name }) => name === resource)) return [resource, 'id'];
  for (const object of data) {
    const field = fieldOf(object, resource);
    if (field) return [object.name, field.name];
  }
  return undefined;
}

/** The events that belong to a property; the others belong to the agency or to an owner. */
export function placeOf(event: CatalogEvent): Place | undefined {
  const property = pathTo('property', event.data);
  if (property) return { event: event.name, property };
  const booking = pathTo('booking', event.data);
  return booking && { event: event.name, booking };
}

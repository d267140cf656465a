import { propertyIdOf } from './values.ts';

/**
 * LGCD's property ids by Lodgify's: of a property (`"10000"`), or of one room type of it (`"10000/12345"`), where a
 * property of Lodgify has several units that are properties of their own in LGCD.
 */
export type PropertyMap = Readonly<Record<string, number | string>>;

export type MappedProperty = { propertyId: number } | { unmappable: string };

function lookUp(map: PropertyMap, key: string): number | undefined {
  return Object.hasOwn(map, key) ? propertyIdOf(map[key]) : undefined;
}

/** The LGCD property of a Lodgify property; room types decide where the map knows them. */
export function propertyOf(
  map: PropertyMap,
  propertyId: number | null,
  roomTypeIds: readonly (number | null)[] = [],
): MappedProperty {
  if (propertyId === null) return { unmappable: 'The object names no property.' };
  const whole = lookUp(map, String(propertyId));
  const rooms = roomTypeIds.map((room) => lookUp(map, `${propertyId}/${room}`) ?? whole);
  const found = new Set(rooms.length > 0 ? rooms : [whole]);
  if (found.size > 1) {
    const parts = [...found].map((id) => id ?? 'none').join(', ');
    return {
      unmappable: `The room types of Lodgify property ${propertyId} belong to several LGCD properties (${parts}), and an LGCD booking has one. Make these bookings in LGCD by hand.`,
    };
  }
  const [id] = found;
  if (id === undefined) {
    return {
      unmappable: `No LGCD property is given for Lodgify property ${propertyId}. Add it to the property map.`,
    };
  }
  return { propertyId: id };
}

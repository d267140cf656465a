import type { AvailabilityChange } from '../objects.ts';
import { type PropertyMap, propertyOf } from '../property-map.ts';
import type { ImportClient } from './obstacle.ts';
import { type ImportResult, result } from './result.ts';

const fromLodgify = ({ name, url }: { name: string; url: string }) =>
  /lodgify/i.test(name) || /lodgify/i.test(url);

/**
 * LGCD's API sets no blocks; they come out of iCal sources alone. So where the property has a source from Lodgify,
 * that is read again; where it has none, the days are named for a person to block.
 *
 * Needs properties:read and properties:write.
 */
export async function importAvailability(
  client: ImportClient,
  change: AvailabilityChange,
  propertyMap: PropertyMap,
): Promise<ImportResult> {
  const property = propertyOf(propertyMap, change.property_id, change.room_type_ids);
  if ('unmappable' in property) return result({ outcome: 'unmappable', message: property.unmappable });

  const property_id = property.propertyId;
  for await (const source of client.paginate('icalSource.getAll', { property_id })) {
    if (!fromLodgify(source)) continue;
    await client.call('icalSource.sync', { property_id, id: source.id });
    return result({
      outcome: 'synced',
      message: `LGCD reads the iCal source ${source.name} of property ${property_id} again, and with it the change from ${change.start} to ${change.end}.`,
    });
  }
  return result({
    outcome: 'not_expressible',
    message: `The availability of LGCD property ${property_id} changed in Lodgify from ${change.start} to ${change.end}. LGCD's API sets no blocks: block or open these days in LGCD, or add the calendar address (iCal) that Lodgify exports for the property as an iCal source with Lodgify in its name, which is then read again at every change.`,
  });
}

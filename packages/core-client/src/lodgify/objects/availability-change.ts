import { day, decisive, essential, integer, list, text } from '../describe.ts';

/** Says where the availability changed, not to what. */
export const availabilityChange = {
  action: text('Type of the action, in this case always will be availability_change', essential),
  property_id: integer('Identifier of the property', essential),
  room_type_ids: list(
    'Identifiers of the roomtypes',
    integer('Identifier of the roomtype', essential),
    decisive,
  ),
  start: day('Start date for the availability change', essential),
  end: day('End date for the availability change', essential),
  source: text('Indicates the Source of the change'),
} as const;

import { decisive, essential, integer, list, text } from '../describe.ts';

/** Says which prices changed, not to what: they are to be read from Lodgify. */
export const rateChange = {
  action: text('Type of the action, in this case always will be rate_change', essential),
  property_id: integer('Identifier of the property', essential),
  room_type_ids: list(
    'Identifiers of the roomtypes',
    integer('Identifier of the roomtype', essential),
    decisive,
  ),
} as const;

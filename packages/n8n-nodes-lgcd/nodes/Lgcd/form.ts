import type { OperationName } from '@lgcd/core-client';

/** How the node turns what a person entered into what the API takes; see `values.ts`. */
export type ValueKind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'month'
  | 'texts'
  | 'numbers'
  | 'map';

export interface FormField {
  /** The API's name, snake_case. */
  name: string;
  /** The node's name, camelCase. */
  parameter: string;
  kind: ValueKind;
  /** Stands at the top level; the others stand in the collection. */
  required?: true;
  /** The API takes null, which empties the field. */
  nullable?: true;
  /** A resource locator: the path segment of what it points to, as in `/bookings/42`. */
  segment?: string;
}

/** Operations that LGCD has no single call for; see `composed.ts`. */
export type ComposedName = 'booking.importLodgifyBooking' | 'rate.syncPrices';

export interface Form {
  operation: OperationName | ComposedName;
  /** The parameter that the optional fields stand in. */
  collection?: 'additionalFields' | 'updateFields' | 'filters' | 'options';
  fields: readonly FormField[];
  /** What is left of the object with Simplify. */
  simplified?: readonly string[];
}

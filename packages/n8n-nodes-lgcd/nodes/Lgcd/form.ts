import type { OperationName } from '@lgcd/core-client';
import type { ReadableField } from '@lgcd/core-client/input';

/** A field of the API as the form has it; its label is the one that the person sees. */
export interface FormField extends ReadableField {
  /** The node's name, camelCase; `name` is the API's. */
  parameter: string;
  /** Chosen from the list of events. */
  event?: true;
  /** Stands at the top of the form; the others stand in the collection. */
  topLevel?: true;
  /** Stands at the top of the form for some choices, and in the collection where a workflow of before has it there. */
  raised?: true;
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

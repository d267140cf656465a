import type { LgcdBooking } from './decide.ts';

/** How an import can end, each with a sentence for people. */
export const importOutcomes = {
  created: 'LGCD has a new booking',
  changed: 'The LGCD booking was cancelled and made anew as Lodgify has it now',
  cancelled: 'The LGCD booking was cancelled',
  unchanged: 'LGCD said the same already',
  conflict: 'Another booking or a block stands in the way; LGCD is as it was before',
  unmappable: 'The object can not be mapped; LGCD is as it was before',
  message_prepared: 'A WhatsApp message stands in the outbox',
  synced: "The property's iCal source from Lodgify is being read again",
  prices_synced: "LGCD's rates hold the prices of Lodgify",
  not_expressible: "LGCD's API has no way to say this; LGCD is as it was before",
} as const;

/** How an import ended. */
export type ImportOutcome = keyof typeof importOutcomes;

/** What stands in the way of a booking. */
export interface Conflict {
  /** A sentence for people. */
  reason: string;
  /** The LGCD booking that stands in the way; null for a block, or when it can't be told. */
  booking: LgcdBooking | null;
}

/** What an import did. Every field is always there, so that steps behind it can rely on them. */
export interface ImportResult {
  outcome: ImportOutcome;
  /** One sentence for people. */
  message: string;
  /** `lodgify:<id>`, the key of the booking in LGCD; null for objects that name none. */
  external_reference: string | null;
  /** The LGCD booking as it stands now. */
  booking: LgcdBooking | null;
  /** Of a change: the booking that was cancelled for it. */
  previous_booking: LgcdBooking | null;
  /** Of a change: names of the fields that differed. */
  changes: string[];
  /** Set when, and only when, the outcome is `conflict`. */
  conflict: Conflict | null;
  /** What a person should know: a price in another currency, a phone number that is none, … */
  remarks: string[];
  /** Id of the WhatsApp message that was prepared. */
  whatsapp_message_id: number | null;
}

/** A result with everything that it does not name empty. */
export const result = (
  given: Pick<ImportResult, 'outcome' | 'message'> & Partial<ImportResult>,
): ImportResult => ({
  external_reference: null,
  booking: null,
  previous_booking: null,
  changes: [],
  conflict: null,
  remarks: [],
  whatsapp_message_id: null,
  ...given,
});

/** Someone else did it in between, as an import of the same delivery at the same time: look again, and decide anew. */
export const again = Symbol('again');

/** What is wrong with one field of an object. */
export interface FieldFault {
  /** As in `booking.date_arrival` or `booking.room_types.0.people`. */
  field: string;
  /** As in `must be a day, as in 2022-05-21T00:00:00`. */
  must: string;
}

/** Thrown by the parser: the object is none of Lodgify's four. Messages name fields, never their values. */
export class LodgifyObjectError extends Error {
  override readonly name = 'LodgifyObjectError';
  readonly faults: readonly FieldFault[];

  constructor(message: string, faults: readonly FieldFault[] = []) {
    super(message);
    this.faults = faults;
  }
}

/**
 * A change of a booking stopped between the cancellation of the old and the creation of the new one, and the old one
 * could not be put back. Running the import of the same object again completes it.
 */
export class HalfDoneError extends Error {
  override readonly name = 'HalfDoneError';
  /** Reference of the LGCD booking that is cancelled, as in `BKG-A1B2C3`. */
  readonly cancelled: string;

  constructor(message: string, cancelled: string, cause: unknown) {
    super(message, { cause });
    this.cancelled = cancelled;
  }
}

/** 36^6: as many references as six of A-Z and 0-9 give. */
const space = 36n ** 6n;
/** No common divisor with 36^6, so that no two ids below it share a reference. */
const step = 1_234_567_891n;
/** Chosen so that booking 9876 is BKG-A1B2C3, as on LGCD's page. */
const start = (BigInt(Number.parseInt('A1B2C3', 36)) - 9876n * step) % space;

/** `BKG-` and six of A-Z and 0-9, scattered but the same at every run: an id has one reference and no other id has it. */
export function bookingReference(id: number): string {
  const value = (((start + BigInt(id) * step) % space) + space) % space;
  return `BKG-${value.toString(36).toUpperCase().padStart(6, '0')}`;
}

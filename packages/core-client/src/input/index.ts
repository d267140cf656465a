/** What a host hands over, as the API takes it: one reader for each kind of field. */
export { isBlank } from './blank.ts';
export { isIdentifying, readCriteria } from './criteria.ts';
export { type DailyPriceField, dailyPriceFields, type ReadPrices, readDailyPrices } from './daily-prices.ts';
export { type ReadableField, readField, readOrNothing, type Setting } from './field.ts';
export { entriesOf } from './list.ts';
export { type Form, readInput } from './read.ts';
export { FieldError } from './refusal.ts';
export { readVariables } from './variables.ts';
export { inZone, isZone, wallClock } from './zone.ts';

/** A locator holds `{ mode, value }`; an expression or an old workflow gives the bare value. */
const isLocator = (value: unknown): value is { mode: string; value: unknown } =>
  typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;

/** What a locator holds: an ID, a name, or the address of an object. */
export const located = (value: unknown): unknown => (isLocator(value) ? value.value : value);

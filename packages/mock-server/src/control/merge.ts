type Data = Record<string, unknown>;

export const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `overrides` over `base`, object by object; lists are replaced whole. */
export function merge(base: Data, overrides: Data): Data {
  const merged = { ...base };
  for (const [key, value] of Object.entries(overrides)) {
    const below = base[key];
    merged[key] = isObject(value) && isObject(below) ? merge(below, value) : value;
  }
  return merged;
}

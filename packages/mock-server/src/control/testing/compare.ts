import { isDeepStrictEqual } from 'node:util';

export interface Difference {
  /** `data.booking.status` */
  path: string;
  expected: unknown;
  actual: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where `actual` does not hold what `expected` names. Fields that are not named do not matter. */
export function differences(expected: unknown, actual: unknown, path = ''): Difference[] {
  if (!isObject(expected)) return isDeepStrictEqual(expected, actual) ? [] : [{ path, expected, actual }];
  const given = isObject(actual) ? actual : {};
  return Object.entries(expected).flatMap(([name, value]) =>
    differences(value, given[name], path === '' ? name : `${path}.${name}`),
  );
}

/** Sentences, a line each. */
export const describe = (found: readonly Difference[]): string =>
  found
    .map(
      ({ path, expected, actual }) =>
        `  ${path}: expected ${JSON.stringify(expected)}, was ${JSON.stringify(actual)}`,
    )
    .join('\n');

/** All of several types at once. */
export type Together<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** The entries of several objects in one, whose type knows every one of them. */
export const merged = <T extends object>(parts: readonly T[]): Together<T> =>
  Object.assign({}, ...parts) as Together<T>;

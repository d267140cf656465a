/** PHP writes an empty map as `[]`. Source: recorded from Laravel. */
export const phpMap = <V>(map: Record<string, V>): Record<string, V> | never[] =>
  Object.keys(map).length > 0 ? map : [];

import type { Parameter } from './field.ts';

/** Of a node: the first, and the one that a new node gets. A saved node keeps the defaults that it was made with. */
export const versions = { first: 1, newest: 1.1 } as const;

/** A parameter whose default is another one since the newest version. */
export const withDefaults = (parameter: Parameter, first: unknown, newest: unknown): Parameter[] => [
  { ...parameter, when: { '@version': [versions.first] }, default: first },
  { ...parameter, when: { '@version': [{ _cnd: { gte: versions.newest } }] }, default: newest },
];

import { compare } from '../../src/drift/compare.ts';
import type { Drift } from '../../src/drift/types.ts';
import { openApi } from '../../src/openapi.ts';

export const contract = openApi();

// biome-ignore lint/suspicious/noExplicitAny: a served document is anything, and each test breaks another part of it.
export type Anything = any;

/** What is found when one thing of the contract's own document is changed. */
export function drift(change: (document: Anything) => void): Drift[] {
  const served = structuredClone(contract);
  change(served);
  return compare(contract, served);
}

export const booking = (document: Anything) => document.components.schemas.Booking;
export const create = (document: Anything) => document.paths['/bookings'].post;
export const createBody = (document: Anything) =>
  create(document).requestBody.content['application/json'].schema;
export const kinds = (drifts: Drift[]) => [...new Set(drifts.map(({ kind }) => kind))];

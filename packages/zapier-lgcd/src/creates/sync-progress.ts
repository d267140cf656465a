import { createHash } from 'node:crypto';
import type { PriceSyncError } from '@lgcd/core-client';
import type { ZObject } from 'zapier-platform-core';

/** What the runs of one synchronisation have changed so far. */
export interface Counts {
  created: number;
  updated: number;
  deleted: number;
}

const none: Counts = { created: 0, updated: 0, deleted: 0 };

/** Zapier comes back within minutes; a later run of the same prices is a new one. */
const rememberedSeconds = 3600;
const scope = ['auth'];

/** The same input is the same synchronisation. */
export const progressKey = (input: unknown): string =>
  `sync-prices:${createHash('sha256').update(JSON.stringify(input)).digest('hex')}`;

/** The counts of earlier runs that were stopped half-way; none without Zapier's cache. */
export async function earlier(z: ZObject, key: string): Promise<Counts> {
  // Missing from Zapier's types: a value is read in the scope in which it was written.
  const get = z.cache.get as (key: string, scope: string[]) => Promise<Counts | null>;
  return (await get(key, scope).catch(() => null)) ?? none;
}

export const sum = (left: Counts, right: Counts): Counts => ({
  created: left.created + right.created,
  updated: left.updated + right.updated,
  deleted: left.deleted + right.deleted,
});

export const doneBy = ({ done }: PriceSyncError): Counts => {
  const count = (wanted: string) => done.filter(({ operation }) => operation === wanted).length;
  return { created: count('rate.create'), updated: count('rate.update'), deleted: count('rate.delete') };
};

export async function remember(z: ZObject, key: string, counts: Counts): Promise<void> {
  await z.cache.set(key, counts, rememberedSeconds, scope).catch(() => undefined);
}

/** The whole is reported; the next run of the same prices begins anew. */
export const forget = (z: ZObject, key: string): Promise<void> => remember(z, key, none);

import type { Ability, Returned } from '@lgcd/core-client/contract';
import { json, key, nullable, text, time, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type Agency = Returned<'account.get'>['agency'];

/** Agencies and their tokens. */
export const tables = {
  agencies: {
    id: key,
    name: text,
    plan: word<Agency['plan']>(),
    trial_ends_at: nullable(time),
    ...stamps,
  },
  tokens: {
    ...tenant,
    name: text,
    /** SHA-256, hex, of all after the `|`. */
    hash: text,
    abilities: json<Ability[]>(),
    expires_at: nullable(time),
    last_used_at: nullable(time),
    ...stamps,
  },
} as const;

export const indexes = ['create unique index tokens_hash on tokens (hash)'];

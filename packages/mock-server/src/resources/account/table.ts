import type { Ability } from '@lgcd/core-client/contract';
import {
  bool,
  cents,
  date,
  json,
  key,
  looseRef,
  nullable,
  text,
  time,
  word,
} from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

/** Agencies, their tokens, and their own subscription to LGCD. */
export const accountTables = {
  agencies: {
    id: key,
    name: text,
    plan: word<'basic' | 'business' | 'pro'>(),
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
  subscriptions: {
    ...tenant,
    plan: word<'basic' | 'business' | 'pro'>(),
    status: word<'trialing' | 'active' | 'past_due' | 'cancelled'>(),
    amount_cents: cents,
    current_period_start: date,
    current_period_end: date,
    saas_invoice_id: looseRef('saas_invoices'),
    renewed_at: nullable(time),
    /** The card will be declined at the next renewal. */
    decline_next: bool,
    /** When a renewal that failed is tried again. */
    retry_at: nullable(time),
    ...stamps,
  },
  saas_invoices: {
    ...tenant,
    number: text,
    plan: word<'basic' | 'business' | 'pro'>(),
    period_start: date,
    period_end: date,
    amount_cents: cents,
    status: word<'open' | 'paid' | 'failed'>(),
    issued_on: date,
    paid_at: nullable(time),
    ...stamps,
  },
} as const;

export const accountIndexes = ['create unique index tokens_hash on tokens (hash)'];

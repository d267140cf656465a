import { isoDate, isoTime } from '../../engine/clock.ts';
import type { Core } from '../../engine/core.ts';
import type { Domain } from '../../engine/domain.ts';
import { hashToken } from '../../engine/secrets.ts';
import { insertRow } from '../../engine/store/rows.ts';
import { monthOf, previousMonth } from '../../figures/dates.ts';
import { toCents } from '../../figures/money.ts';
import { phpJson } from '../../http/laravel/json.ts';
import { startSubscription } from '../../resources/saas-invoice/rules.ts';
import { rememberMonth } from '../../resources/statement/over-time.ts';
import { type Row, tables } from '../../resources/tables.ts';
import { notAllowed } from '../../resources/webhook/rules.ts';
import { rememberTokens } from '../demo-secret.ts';
import { centsOf, defaults, type Sown } from './columns.ts';
import { type ListName, listNames } from './lists.ts';
import { Problems } from './mistake.ts';
import type { Rows, SeedRow, Values } from './parse.ts';
import { presenters } from './present.ts';
import type { SeedToken } from './tokens.ts';

interface Whole {
  name: string;
  rows: Rows;
  tokens: readonly SeedToken[];
}

/** Fields that are not shown as they were given: a link is of this server, a secret is shown once. */
const notCompared: readonly string[] = ['id', 'agency_id', 'ical_export_url', 'secret'];

/** The columns of a row: what the file says over what follows from the rest. */
function columnsOf(sown: Sown): Values {
  const { list, id, agencyId, values } = sown.row as SeedRow & { list: ListName };
  const link = values.ical_export_url;
  const given = {
    ...values,
    ...(link !== undefined && {
      calendar_token: new URL(String(link)).searchParams.get('token') ?? undefined,
    }),
  };
  const all = { ...defaults[list](sown), ...withoutUndefined(given) } as Values;
  const created_at = all.created_at ?? isoTime(sown.now);
  const cents = Object.entries(centsOf[list] ?? {}).map(([field, column]): [string, unknown] => [
    column,
    all[field] == null ? null : toCents(Number(all[field])),
  ]);
  const known = Object.keys(tables[list]);
  const whole: Values = {
    updated_at: created_at,
    ...all,
    ...Object.fromEntries(cents),
    created_at,
    id,
    agency_id: agencyId,
  };
  return Object.fromEntries(Object.entries(whole).filter(([column]) => known.includes(column)));
}

const withoutUndefined = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function insertAgency(core: Core, { id, values }: SeedRow, now: number): Row<'agencies'> {
  const at = isoTime(now);
  return insertRow(core.db, 'agencies', {
    id,
    name: values.name,
    plan: values.plan ?? 'business',
    trial_ends_at: values.trial_ends_at ?? null,
    created_at: at,
    updated_at: at,
  });
}

function insertTokens(core: Core, tokens: readonly SeedToken[], now: number): void {
  const at = isoTime(now);
  for (const { id, agencyId, name, secret, abilities, expiresAt } of tokens) {
    insertRow(core.db, 'tokens', {
      id,
      agency_id: agencyId,
      name,
      hash: hashToken(secret),
      abilities: [...new Set(abilities)],
      expires_at: expiresAt,
      created_at: at,
      updated_at: at,
    });
  }
}

/** What was given and is not what the API would show: a sum that is none, a count of something else. */
function compare(domain: Domain, row: SeedRow, stored: Values, problems: Problems): void {
  const shown = presenters[row.list as ListName](domain, stored as never) as Values;
  for (const [field, given] of Object.entries(row.values)) {
    if (notCompared.includes(field) || !Object.hasOwn(shown, field)) continue;
    if (phpJson(shown[field]) === phpJson(given)) continue;
    problems.add(
      `${row.path}.${field}`,
      `must be ${JSON.stringify(shown[field])}, which follows from the rest, not ${JSON.stringify(given)}.`,
    );
  }
}

/** What needs the server: who may be sent to, and what the calendar makes of a stay. */
function checkStored(domain: Domain, row: SeedRow, stored: Values, problems: Problems): void {
  if (row.list === 'webhooks' && !domain.isDeliverable(String(stored.url)))
    problems.add(`${row.path}.url`, notAllowed(String(stored.url)));
  if (row.list === 'bookings' && Number(stored.paid_cents) > Number(stored.total_cents))
    problems.add(`${row.path}.paid_amount`, 'must not be more than total_amount.');
}

/**
 * Puts an own seed into an empty database, in the running transaction. No event is sent of it.
 * @throws SeedMistake
 */
export function sow(core: Core, { name, rows, tokens }: Whole): void {
  const now = core.clock.now();
  const problems = new Problems();
  const agencies = new Map((rows.get('agencies') ?? []).map((row) => [row.id, insertAgency(core, row, now)]));
  insertTokens(core, tokens, now);
  rememberTokens(core, tokens);
  const stored: [SeedRow, Row<ListName>][] = [];
  for (const list of listNames) {
    for (const row of rows.get(list) ?? []) {
      const domain = core.domain(row.agencyId);
      const agency = agencies.get(row.agencyId) as Row<'agencies'>;
      stored.push([row, insertRow(core.db, list, columnsOf({ domain, agency, row, now }))]);
    }
  }
  for (const [row, values] of stored) {
    const domain = core.domain(row.agencyId);
    compare(domain, row, values, problems);
    checkStored(domain, row, values, problems);
  }
  problems.refuse(name);
  for (const agency of agencies.values()) startSubscription(core.domain(agency.id), agency);
  rememberMonth(core.db, previousMonth(monthOf(isoDate(now))));
}

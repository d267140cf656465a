import { operations } from '@lgcd/core-client/contract';
import type { Hono } from 'hono';
import { z } from 'zod';
import { isoTime } from '../engine/clock.ts';
import type { Core } from '../engine/core.ts';
import { decode, insertRow } from '../engine/store/rows.ts';
import type { Env } from '../http/serve-api.ts';
import { audit } from '../resources/audit-log/audit.ts';
import { startSubscription } from '../resources/saas-invoice/rules.ts';
import type { Row } from '../resources/tables.ts';
import { checkInput, readJson } from './input.ts';

const { name, plan } = operations['account.get'].returns.schema.shape.agency.shape;

const body = z.object({
  name,
  plan: plan.nullish(),
  /** Whether it is in its first 14 days, in which every plan has the whole API. */
  trial: z.boolean().nullish(),
});

/** An agency to be: `plan` is business and `trial` false when left out. */
export type NewAgency = z.input<typeof body>;
/** An agency; times in ISO 8601, UTC. */
export type AgencyView = Row<'agencies'>;

/** Source: published ("14-day trial"). */
const trialMs = 14 * 86_400_000;

const listAgencies = (core: Core): AgencyView[] =>
  core.db.all('select * from agencies order by id').map((stored) => decode('agencies', stored));

/**
 * An agency with its LGCD subscription and nothing else; `createToken` with its id lets somebody in.
 * @throws Invalid
 */
export function createAgency(core: Core, given: NewAgency): AgencyView {
  const input = checkInput(body, given as Record<string, unknown>);
  const now = core.clock.now();
  const at = isoTime(now);
  return core.write(() => {
    const agency = insertRow(core.db, 'agencies', {
      name: input.name,
      plan: input.plan ?? 'business',
      trial_ends_at: input.trial ? isoTime(now + trialMs) : null,
      created_at: at,
      updated_at: at,
    });
    const domain = core.domain(agency.id);
    startSubscription(domain, agency);
    audit(domain, { action: 'agency.created', description: `The agency ${agency.name} joined LGCD.` });
    return agency;
  });
}

export function agencyRoutes(app: Hono<Env>, core: Core): void {
  app.get('/agencies', (c) => c.json({ data: listAgencies(core) }));
  app.post('/agencies', async (c) =>
    c.json({ data: createAgency(core, (await readJson(c)) as NewAgency) }, 201),
  );
}

import { type Ability, abilityNames } from '@lgcd/core-client/contract';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../engine/core.ts';
import { hashToken, newSecret } from '../engine/secrets.ts';
import { HttpError } from '../http/laravel/errors.ts';
import type { Env } from '../http/serve-api.ts';
import { audit } from '../resources/audit-log/audit.ts';
import type { Row } from '../resources/tables.ts';
import { agencyOf } from './agency.ts';
import { checkInput, readJson } from './input.ts';

const body = z.object({
  agency_id: z.int().min(1).nullish(),
  name: z.string().min(1).max(255).nullish(),
  abilities: z.array(z.enum(abilityNames)).nullish(),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
});

/** What a new token may be given; whatever is left out takes its default. */
export type NewToken = z.input<typeof body>;
/** A token without what it is checked by; times in ISO 8601, UTC. */
export type TokenView = Omit<Row<'tokens'>, 'hash'>;

const view = ({ hash: _, ...row }: Row<'tokens'>): TokenView => row;

export const listTokens = (core: Core): TokenView[] =>
  core.agencyIds().flatMap((id) => core.domain(id).store.list('tokens').map(view));

/**
 * Makes a token, by default with all abilities, for the first agency. The plain token is in this answer only.
 * @throws Invalid
 */
export function createToken(core: Core, given: NewToken): TokenView & { token: string } {
  const input = checkInput(body, given as Record<string, unknown>);
  const domain = core.domain(agencyOf(core, input.agency_id));
  const secret = newSecret();
  return core.write(() => {
    const row = domain.store.insert('tokens', {
      name: input.name ?? 'Token',
      hash: hashToken(secret),
      abilities: [...new Set<Ability>(input.abilities ?? abilityNames)],
      expires_at: input.expires_at ?? null,
    });
    audit(domain, {
      action: 'token.created',
      description: `Token ${row.id} (${row.name}) was created.`,
      subject: ['token', row.id],
    });
    return { ...view(row), token: `${row.id}|${secret}` };
  });
}

/** Takes effect with the next request. Source: published ("immediate revocation"). */
export function revokeToken(core: Core, id: number): boolean {
  return core.write(() => {
    const agencyId = core.db.get('select agency_id from tokens where id = ?', [id])?.agency_id;
    if (agencyId === undefined) return false;
    const domain = core.domain(Number(agencyId));
    domain.store.delete('tokens', id);
    audit(domain, {
      severity: 'warning',
      action: 'token.revoked',
      description: `Token ${id} was revoked.`,
      subject: ['token', id],
    });
    return true;
  });
}

export function tokenRoutes(app: Hono<Env>, core: Core): void {
  app.get('/tokens', (c) => c.json({ data: listTokens(core) }));
  app.post('/tokens', async (c) => c.json({ data: createToken(core, await readJson(c)) }, 201));
  app.delete('/tokens/:id{[0-9]{1,15}}', (c) => {
    const id = Number(c.req.param('id'));
    if (!revokeToken(core, id)) throw new HttpError(404, `There is no token ${id}.`);
    return c.body(null, 204);
  });
}

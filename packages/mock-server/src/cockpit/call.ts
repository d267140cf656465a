import {
  abilityNames,
  type Input,
  type Operation,
  type OperationName,
  operations,
} from '@lgcd/core-client/contract';
import type { Core } from '../engine/core.ts';
import type { Domain } from '../engine/domain.ts';
import { decode } from '../engine/store/rows.ts';
import { bind } from '../http/bind-route.ts';
import { validate } from '../http/laravel/validate.ts';
import { existsIn } from '../http/pipeline.ts';
import type { Result } from '../resources/handler.ts';
import { handlers } from '../resources/index.ts';
import type { Row } from '../resources/tables.ts';

/** Who sits at the cockpit may do everything in the agency; stands where a handler asks what a token may. */
const person = (domain: Domain): Row<'tokens'> => ({
  id: 0,
  agency_id: domain.agencyId,
  name: 'Cockpit',
  hash: '',
  abilities: abilityNames,
  expires_at: null,
  last_used_at: null,
  created_at: domain.now(),
  updated_at: domain.now(),
});

/**
 * Runs an operation of the API for the person at the cockpit: the same checks of input, the same handler, the same
 * events as through HTTP, without a token, a rate limit and the journal.
 * @throws HttpError and Invalid, as the API answers them
 */
export async function call<N extends OperationName>(
  core: Core,
  domain: Domain,
  name: N,
  input: Input<N>,
): Promise<Result<N>> {
  const operation = operations[name] as Operation;
  const given = input as Record<string, unknown>;
  const params = Object.fromEntries(
    Object.keys(operation.params.shape).map((key) => [key, String(given[key] ?? '')]),
  );
  const exists = existsIn(domain.store);
  const parsed = {
    ...Object.fromEntries(Object.entries(params).map(([key, value]) => [key, Number(value)])),
    ...validate(operation.query, given, exists),
    ...validate(operation.body, given, exists),
  };
  const agency = decode(
    'agencies',
    core.db.get('select * from agencies where id = ?', [domain.agencyId]) ?? {},
  );
  const ctx = {
    ...domain,
    operation: name,
    token: person(domain),
    agency,
    ...bind(name, params, domain.store),
  };
  const handler = handlers[name] as (ctx: unknown, input: unknown) => Result<N>;
  return operation.method === 'GET' ? handler(ctx, parsed) : core.write(() => handler(ctx, parsed));
}

import { withoutEnd } from '@lgcd/core-client';
/**
 * One request through the API, in Laravel's order: route, authentication, rate limit, plan, route binding, abilities,
 * validation, handler. Source of the order: recorded; that is why some refusals carry no rate-limit headers.
 */
import { type Ability, type Operation, type OperationName, operations } from '@lgcd/core-client/contract';
import type { Core } from '../engine/core.ts';
import type { Actor } from '../engine/domain.ts';
import { misfit } from '../engine/misfit.ts';
import type { Allowance } from '../engine/rate-limit.ts';
import type { Page, Scope } from '../engine/store/scope.ts';
import { recordRejectedToken } from '../resources/account/rejected-tokens.ts';
import { handlers } from '../resources/index.ts';
import { type Row, type TenantTable, tableOf } from '../resources/tables.ts';
import type { ApiRequest } from './api-request.ts';
import { authenticate, hasWholeApi } from './authenticate.ts';
import { agencyOfSignedLink, type Bound, bind } from './bind-route.ts';
import { type Answer, emptyAnswer, jsonAnswer, textAnswer } from './laravel/answers.ts';
import { readInput, readParams } from './laravel/body.ts';
import { forbidden, HttpError } from './laravel/errors.ts';
import { paginate } from './laravel/paginator.ts';
import { validate } from './laravel/validate.ts';
import { allowedMethods, matchRoute } from './match-route.ts';

/** What became known of a request on its way; also where it was refused. For headers and the journal. */
export interface Trace {
  operation: OperationName | null;
  agency: Row<'agencies'> | null;
  token: Row<'tokens'> | null;
  ability: Ability | null;
  allowance: Allowance | null;
}

type Input = Record<string, unknown>;
/** Handlers are typed one by one; here all of them are called alike. */
type AnyHandler = (ctx: unknown, input: Input) => unknown;

/** An answer that does not fit the contract, found while testing. */
export class Misfit extends Error {}

export const newTrace = (): Trace => ({
  operation: null,
  agency: null,
  token: null,
  ability: null,
  allowance: null,
});

/** @throws HttpError 404 or 405 */
function route(request: ApiRequest): { name: OperationName; params: Record<string, string> } {
  const path = withoutEnd(request.path.replace(/^\/+/, ''), '/');
  const found = matchRoute(request.route);
  if (!found) throw new HttpError(404, `The route ${path} could not be found.`);
  const name = found.byMethod.get(request.method === 'HEAD' ? 'GET' : request.method);
  if (name) return { name, params: found.params };
  const allowed = allowedMethods(found.byMethod).join(', ');
  throw new HttpError(
    405,
    `The ${request.method} method is not supported for route ${path}. Supported methods: ${allowed}.`,
    { Allow: allowed },
  );
}

/** Finds out who calls and counts the call. @throws HttpError 401 or 429 */
export function admit(core: Core, request: ApiRequest, trace: Trace): void {
  const { token, agency } = authenticate(
    core.db,
    core.clock.now(),
    request.header('authorization'),
    (agencyId) => recordRejectedToken(core, { agencyId, ip: request.ip }),
  );
  trace.token = token;
  trace.agency = agency;
  trace.allowance = core.rateLimiter.hit(token.id) ?? null;
  const { retryAfter, resetAt } = trace.allowance ?? {};
  if (retryAfter === undefined) return;
  throw new HttpError(429, 'Too Many Attempts.', {
    'Retry-After': String(retryAfter),
    'X-RateLimit-Reset': String(resetAt),
  });
}

/** @throws HttpError 403 */
function checkPlan(operation: Operation, agency: Row<'agencies'>, now: number): void {
  if (operation.plan === 'basic' || hasWholeApi(agency, now)) return;
  throw forbidden(
    'Your plan (Basic) only reads SaaS invoices (GET /v1/saas-invoices). The whole API is part of the Business and Pro plans and of the 14-day trial.',
  );
}

/** @throws HttpError 403 */
function checkAbility(operation: Operation, trace: Trace): void {
  if (operation.auth === 'signed' || operation.abilities.length === 0) return;
  const held = operation.abilities.find((ability) => trace.token?.abilities.includes(ability));
  if (!held) throw forbidden();
  trace.ability = held;
}

export function existsIn(store: Scope) {
  return (resource: string, id: number): boolean => {
    const table = (tableOf as Record<string, TenantTable | null>)[resource];
    return !table || store.count(table, [['id = ?', id]]) > 0;
  };
}

function check(operation: Operation, params: Record<string, string>, input: Input, store: Scope): Input {
  const exists = existsIn(store);
  return {
    ...Object.fromEntries(Object.entries(params).map(([key, value]) => [key, Number(value)])),
    ...validate(operation.query, input, exists, { dropNulls: true }),
    ...validate(operation.body, input, exists),
  };
}

function write(core: Core, request: ApiRequest, query: Input, name: OperationName, result: unknown): Answer {
  const { returns, status } = operations[name] as Operation;
  const checked = (value: unknown) => {
    const problem = core.checkAnswers ? misfit(returns.schema, value) : undefined;
    if (problem) throw new Misfit(`The answer of ${name} does not fit the contract: ${problem}`);
  };
  switch (returns.kind) {
    case 'none':
      return emptyAnswer(status);
    case 'text':
      return textAnswer(String(result), returns.mediaType);
    case 'document':
      checked(result);
      return jsonAnswer(status, result);
    case 'one':
      checked(result);
      return jsonAnswer(status, { data: result });
    case 'page': {
      const page = result as Page<unknown>;
      for (const item of page.items) checked(item);
      const path = request.origin + request.path;
      return jsonAnswer(status, paginate(page, path, query));
    }
  }
}

/**
 * Answers a request, and writes into `trace` what it learns on the way.
 * @throws HttpError for every refusal
 */
export async function handle(core: Core, request: ApiRequest, trace: Trace): Promise<Answer> {
  const { name, params } = route(request);
  const operation = operations[name] as Operation;
  trace.operation = name;
  const query = readParams(request.query);
  let unreadable: unknown;
  const input = await readInput(query, request.header('content-type') ?? '', request.body).catch(
    (error: unknown) => {
      unreadable = error;
      return query;
    },
  );

  if (operation.auth === 'signed') {
    trace.agency = agencyOfSignedLink(core.db, name, params, input.token);
  } else {
    admit(core, request, trace);
  }
  const agency = trace.agency as Row<'agencies'>;
  const actor: Actor = { type: 'token', name: trace.token?.name ?? null, ip: request.ip };
  const domain = core.domain(agency.id, actor);
  checkPlan(operation, agency, core.clock.now());
  const bound: Bound = bind(name, params, domain.store);
  checkAbility(operation, trace);
  // Who may not call hears of that first.
  if (unreadable !== undefined) throw unreadable;
  const given = check(operation, params, input, domain.store);

  const ctx = Object.assign(domain, { operation: name, token: trace.token, agency, ...bound });
  const handler = handlers[name] as AnyHandler;
  const run = () => handler(ctx, given);
  return write(core, request, query, name, await (operation.method === 'GET' ? run() : core.write(run)));
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { isoTime } from '../engine/clock.ts';
import type { Core } from '../engine/core.ts';
import { type Fault, faultBody, faultContentType, faultMessage } from '../engine/faults.ts';
import { excerpt } from '../engine/journal.ts';
import { type ApiRequest, HungUp, readBody } from './api-request.ts';
import { type Cors, corsHeaders } from './cors.ts';
import {
  type Answer,
  emptyAnswer,
  errorAnswer,
  expectsJson,
  optionsOf,
  preflight,
  unauthenticatedPage,
} from './laravel/answers.ts';
import { HttpError } from './laravel/errors.ts';
import { allowedMethods, matchRoute } from './match-route.ts';
import { admit, handle, Misfit, newTrace, type Trace } from './pipeline.ts';

export type Env = { Bindings: HttpBindings };

/** A fault: the connection is closed without an answer. */
class Dropped extends Error {
  constructor() {
    super('The connection was dropped (fault).');
  }
}

/** Seconds that a made-up 429 asks for, unless told otherwise: short, so that a test need not wait long. */
const faultRetryAfter = 1;

function options(request: ApiRequest): Answer {
  const method = request.header('access-control-request-method');
  if (method !== undefined) return preflight(method, request.header('access-control-request-headers') ?? '');
  const route = matchRoute(request.route);
  if (!route) throw new HttpError(404, `The route ${request.path.slice(1)} could not be found.`);
  return optionsOf(allowedMethods(route.byMethod));
}

/** What the fault answers, with the headers that the real answer would have had. */
function faultAnswer(core: Core, request: ApiRequest, trace: Trace, fault: Fault): Answer {
  const body = faultBody(fault);
  const status = fault.status ?? 200;
  try {
    // A call that is not known never reaches the limit: its answer has no word of it. Source: recorded.
    if (status !== 401) admit(core, request, trace);
  } catch {
    // Whoever calls, the fault is what they get.
  }
  const headers: Record<string, string> = {};
  if (status === 429) {
    const wait = fault.retry_after ?? faultRetryAfter;
    headers['Retry-After'] = String(wait);
    headers['X-RateLimit-Reset'] = String(Math.floor(core.clock.now() / 1000) + wait);
    if (trace.allowance) trace.allowance = { ...trace.allowance, remaining: 0 };
  } else if (fault.retry_after !== undefined) headers['Retry-After'] = String(fault.retry_after);
  if (body === undefined) throw new HttpError(status, faultMessage(fault), headers);
  const { headers: usual } = emptyAnswer(status, headers);
  return { status, headers: { ...usual, 'Content-Type': faultContentType(fault) }, body };
}

async function respond(
  core: Core,
  request: ApiRequest,
  trace: Trace,
  fault: Fault | undefined,
): Promise<Answer> {
  if (fault?.delay_ms) await sleep(fault.delay_ms, undefined, { ref: false });
  if (fault?.drop === true || fault?.drop === 'before') throw new Dropped();
  if (request.method === 'OPTIONS') return options(request);
  if (fault && (fault.status !== undefined || fault.body !== undefined))
    return faultAnswer(core, request, trace, fault);
  const answer = await handle(core, request, trace);
  if (fault?.drop === 'after') throw new Dropped();
  return answer;
}

/** The one place where an error becomes an answer. */
function toAnswer(core: Core, request: ApiRequest, error: unknown): Answer {
  if (error instanceof HttpError) {
    const json = expectsJson(request.header('accept') ?? '', request.header('x-requested-with'));
    if (error.status === 401 && !json) return unauthenticatedPage();
    return errorAnswer(error);
  }
  core.fail(error);
  return errorAnswer(new HttpError(500, error instanceof Misfit ? error.message : 'Server Error'));
}

let dated = { second: Number.NaN, text: '' };
/** The `Date` header; of the requests of a second it is the same. */
function httpDate(ms: number): string {
  const second = Math.floor(ms / 1000);
  if (dated.second !== second) dated = { second, text: new Date(ms).toUTCString() };
  return dated.text;
}

function rateHeaders({ allowance }: Trace): Record<string, string> {
  if (!allowance) return {};
  return {
    'X-RateLimit-Limit': String(allowance.limit),
    'X-RateLimit-Remaining': String(allowance.remaining),
  };
}

function record(
  core: Core,
  request: ApiRequest,
  trace: Trace,
  answer: Answer | null,
  rest: { at: number; began: number; message: string | null; fault: Fault | undefined },
): void {
  const { token, allowance } = trace;
  core.journal.add({
    at: isoTime(rest.at),
    method: request.method,
    path: request.query ? `${request.path}?${request.query}` : request.path,
    operation: trace.operation,
    status: answer?.status ?? 0,
    message: rest.message,
    duration_ms: Math.round(performance.now() - rest.began),
    agency_id: trace.agency?.id ?? null,
    token: token && { id: token.id, name: token.name },
    ability: trace.ability,
    rate_limit: allowance && { limit: allowance.limit, remaining: allowance.remaining },
    fault: rest.fault?.id ?? null,
    user_agent: request.header('user-agent') ?? null,
    request_body: request.body && excerpt(Buffer.from(request.body.subarray(0, 16_384)).toString()),
    response_body: excerpt(answer?.body ?? null),
  });
}

/** Written to the socket as it is, so that header names keep the case that Laravel's have. */
function send({ incoming, outgoing }: HttpBindings, { status, headers, body }: Answer): void {
  // Bytes go out as they are; of a text Node makes one with the headers, and then its bytes.
  const bytes = body === null ? null : Buffer.from(body);
  const length = bytes !== null && { 'Content-Length': String(bytes.length) };
  outgoing.writeHead(status, { ...headers, ...length });
  outgoing.end(incoming.method === 'HEAD' ? undefined : bytes);
}

/** Answers a request to the API, and writes it into the journal. */
export async function serveRequest(
  core: Core,
  cors: Cors,
  http: HttpBindings,
  request: ApiRequest,
): Promise<void> {
  const { incoming } = http;
  const trace = newTrace();
  const at = core.clock.now();
  const began = performance.now();
  const tokenId = /^Bearer\s+(\d{1,15})\|/i.exec(request.header('authorization') ?? '')?.[1];
  const fault = core.faults.take(
    request.method,
    request.path,
    tokenId === undefined ? null : Number(tokenId),
  );
  let answer: Answer;
  let message: string | null = null;
  try {
    request.body = await readBody(incoming);
    answer = await respond(core, request, trace, fault);
  } catch (error) {
    if (error instanceof Dropped || error instanceof HungUp) {
      record(core, request, trace, null, { at, began, message: error.message, fault });
      incoming.socket.destroy();
      return;
    }
    message = error instanceof Error ? error.message : String(error);
    answer = toAnswer(core, request, error);
  }
  const date = httpDate(core.clock.now());
  record(core, request, trace, answer, { at, began, message, fault });
  const { headers } = answer;
  const shared = corsHeaders(cors, request.header('origin'), headers.Vary);
  send(http, { ...answer, headers: { Date: date, ...headers, ...shared, ...rateHeaders(trace) } });
}

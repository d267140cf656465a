import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../engine/core.ts';
import { type Fault, type FaultInput, isOfDeliveries } from '../engine/faults.ts';
import { HttpError, invalid } from '../http/laravel/errors.ts';
import type { Env } from '../http/serve-api.ts';
import { isPattern } from '../resources/webhook/rules.ts';
import { checkInput, readJson } from './input.ts';

const body = z.object({
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']).optional(),
  path: z.string().min(1).max(2048).optional(),
  token_id: z.int().min(1).optional(),
  times: z.int().min(1).max(1_000_000).optional(),
  event: z.string().max(64).optional(),
  webhook_id: z.int().min(1).optional(),
  probability: z.number().gt(0).max(1).optional(),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  status: z.int().min(200).max(599).optional(),
  body: z.unknown().optional(),
  content_type: z
    .string()
    .max(255)
    .regex(/^[\w.+-]+\/[\w.+-]+(?:;[ -~]*)?$/)
    .optional(),
  message: z.string().max(1000).optional(),
  retry_after: z.int().min(0).max(86_400).optional(),
  delay_ms: z.int().min(0).max(600_000).optional(),
  drop: z.union([z.boolean(), z.enum(['before', 'after'])]).optional(),
});

const ofRequests = ['method', 'path', 'token_id', 'retry_after', 'message', 'content_type'] as const;

/** @throws Invalid for what would do nothing, or could not be meant */
function checkFault(fault: FaultInput): void {
  const delivery = isOfDeliveries(fault);
  const { status, body: own, delay_ms, drop, event, seed, probability } = fault;
  if (status === undefined && own === undefined && delay_ms === undefined && !drop) {
    throw invalid({
      status:
        'Say what goes wrong: status (400 to 599), body, delay_ms, or drop (true, "before" or "after").',
    });
  }
  if (status !== undefined && status < 400 && own === undefined && !delivery) {
    throw invalid({ status: 'A status below 400 needs a body: without one, nothing would go wrong.' });
  }
  if (event !== undefined && !isPattern(event)) {
    throw invalid({
      event: `There is no event ${event}. Give one such as booking.confirmed, booking.* or *.`,
    });
  }
  if (seed !== undefined && probability === undefined) {
    throw invalid({ seed: 'A seed is for a probability, which is not given.' });
  }
  if (fault.content_type !== undefined && own === undefined) {
    throw invalid({ content_type: 'A content type is for a body, which is not given.' });
  }
  const other = delivery ? ofRequests.find((name) => fault[name] !== undefined) : undefined;
  if (other) {
    throw invalid({
      [other]: `${other} is of requests, while event and webhook_id aim at deliveries: leave one of them out.`,
    });
  }
}

/** @throws Invalid */
export function addFault(core: Core, given: FaultInput): Fault {
  const fault = checkInput(body, given as Record<string, unknown>);
  checkFault(fault);
  return core.faults.add(fault);
}

export function faultRoutes(app: Hono<Env>, core: Core): void {
  app.get('/faults', (c) => c.json({ data: core.faults.list() }));
  app.post('/faults', async (c) => c.json({ data: addFault(core, await readJson(c)) }, 201));
  app.delete('/faults', (c) => {
    core.faults.clear();
    return c.body(null, 204);
  });
  app.delete('/faults/:id{[0-9]{1,15}}', (c) => {
    const id = Number(c.req.param('id'));
    if (!core.faults.remove(id)) throw new HttpError(404, `There is no fault ${id}.`);
    return c.body(null, 204);
  });
}

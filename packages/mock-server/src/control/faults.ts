import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../engine/core.ts';
import type { Fault, FaultInput } from '../engine/faults.ts';
import { HttpError, invalid } from '../http/laravel/errors.ts';
import type { Env } from '../http/serve-api.ts';
import { checkInput, readJson } from './input.ts';

const body = z.object({
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']).optional(),
  path: z.string().min(1).max(2048).optional(),
  token_id: z.int().min(1).optional(),
  times: z.int().min(1).max(1_000_000).optional(),
  status: z.int().min(400).max(599).optional(),
  message: z.string().max(1000).optional(),
  retry_after: z.int().min(0).max(86_400).optional(),
  delay_ms: z.int().min(0).max(600_000).optional(),
  drop: z.union([z.boolean(), z.enum(['before', 'after'])]).optional(),
});

/** @throws Invalid */
export function addFault(core: Core, given: FaultInput): Fault {
  const fault = checkInput(body, given as Record<string, unknown>);
  if (fault.status === undefined && fault.delay_ms === undefined && !fault.drop) {
    throw invalid({
      status: 'Say what goes wrong: status (400 to 599), delay_ms, or drop (true, "before" or "after").',
    });
  }
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

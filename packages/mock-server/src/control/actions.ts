import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../engine/core.ts';
import type { Actor } from '../engine/domain.ts';
import { HttpError } from '../http/laravel/errors.ts';
import { existsIn } from '../http/pipeline.ts';
import type { Env } from '../http/serve-api.ts';
import type { Action } from '../resources/action.ts';
import { actions } from '../resources/index.ts';
import { agencyOf } from './agency.ts';
import { checkInput, readJson } from './input.ts';

const person: Actor = { type: 'user', name: 'Cockpit', ip: null };

/**
 * Does what a person does in LGCD's cockpit. `input` may name the `agency_id`.
 * @throws HttpError 404 for an action that is not there, Invalid for input that does not fit
 */
export function runAction(
  core: Core,
  name: string,
  input: Record<string, unknown>,
  actor: Actor = person,
): unknown {
  const action: Action | undefined = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) {
    throw new HttpError(404, `There is no action ${name}. GET /_mock/actions lists them.`);
  }
  const { agency_id, ...rest } = input;
  const given = checkInput(z.object({ agency_id: z.int().min(1).nullish() }), { agency_id });
  const domain = core.domain(agencyOf(core, given.agency_id), actor);
  const checked = checkInput(action.body, rest, existsIn(domain.store));
  return core.write(() => action.run(domain, checked));
}

/** As it is meant; what is no encoded text is the name of nothing, and stays as it came. */
function nameOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

export function actionRoutes(app: Hono<Env>, core: Core): void {
  app.get('/actions', (c) =>
    c.json({
      data: Object.entries(actions).map(([name, { summary, body }]) => ({
        name,
        summary,
        body: z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }),
      })),
    }),
  );
  app.post('/actions/*', async (c) => {
    const name = nameOf(c.req.path.slice(c.req.path.indexOf('/actions/') + '/actions/'.length));
    return c.json({ data: runAction(core, name, await readJson(c)) ?? null });
  });
}

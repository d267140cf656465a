import { type EventName, eventNames, events } from '@lgcd/core-client/contract';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../engine/core.ts';
import { misfit } from '../engine/misfit.ts';
import { clean } from '../http/laravel/clean.ts';
import { invalid } from '../http/laravel/errors.ts';
import { refuseHalves } from '../http/laravel/halves.ts';
import type { Env } from '../http/serve-api.ts';
import { agencyOf } from './agency.ts';
import { checkInput, readJson } from './input.ts';
import { isObject, merge } from './merge.ts';
import { sampleOf } from './sample-of.ts';
import { sendEvent } from './send.ts';

type Data = Record<string, unknown>;

/** The first field of `extra` that the data block has already. */
function knownIn(data: Data, extra: Data, path = ''): string | undefined {
  for (const [key, value] of Object.entries(extra)) {
    if (!Object.hasOwn(data, key)) continue;
    const below = data[key];
    const found = isObject(value) && isObject(below) ? knownIn(below, value, `${path}${key}.`) : path + key;
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Sends an event of a real object of the agency to all who subscribed to it, `overrides` merged into its data block.
 * `extra` are fields that the contract does not know: they go out as they are.
 * @throws Invalid when the agency has no such object, or the result is not what LGCD sends
 */
export function emitSample(
  core: Core,
  agencyId: number,
  event: EventName,
  overrides: Data = {},
  extra: Data = {},
): Data {
  refuseHalves({ overrides, extra });
  const sample = sampleOf(core, agencyId, event);
  if (!sample) {
    throw invalid({ event: `Agency ${agencyId} has nothing that ${event} could be sent of.` });
  }
  const isAsFound = Object.keys(overrides).length === 0;
  // Whoever gets it may change it.
  const data = structuredClone(merge(sample.data, clean(overrides) as Data));
  const problem = isAsFound ? sample.problem : misfit(events[event].data, data);
  if (problem) throw invalid({ overrides: `The data block would not fit the contract: ${problem}` });
  const known = Object.keys(extra).length > 0 ? knownIn(data, extra) : undefined;
  if (known !== undefined) {
    throw invalid({ extra: `${known} is a field of the contract: change it with overrides.` });
  }
  const whole = structuredClone(merge(data, clean(extra) as Data));
  sendEvent(core, agencyId, event, whole);
  return whole;
}

const body = z.object({
  event: z.enum(eventNames),
  agency_id: z.int().min(1).nullish(),
  overrides: z.record(z.string(), z.unknown()).nullish(),
  extra: z.record(z.string(), z.unknown()).nullish(),
});

export function emitRoutes(app: Hono<Env>, core: Core): void {
  app.post('/events', async (c) => {
    const { event, agency_id, overrides, extra } = checkInput(body, await readJson(c));
    const agencyId = agencyOf(core, agency_id);
    const data = emitSample(core, agencyId, event, overrides ?? {}, extra ?? {});
    return c.json({ data: { event, agency_id: agencyId, data } }, 202);
  });
}

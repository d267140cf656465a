import { type EventData, type EventName, eventNames, events } from '@lgcd/core-client/contract';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../engine/core.ts';
import { misfit } from '../engine/misfit.ts';
import { invalid } from '../http/laravel/errors.ts';
import type { Env } from '../http/serve-api.ts';
import { agencyOf } from './agency.ts';
import { checkInput, readJson } from './input.ts';
import { merge } from './merge.ts';
import { sampleOf } from './sample-of.ts';

type Data = Record<string, unknown>;

/**
 * Sends an event of a real object of the agency to all who subscribed to it, `overrides` merged into its data block.
 * @throws Invalid when the agency has no such object, or the result is not what LGCD sends
 */
export function emitSample(core: Core, agencyId: number, event: EventName, overrides: Data = {}): Data {
  const sample = sampleOf(core, agencyId, event);
  if (!sample) {
    throw invalid({ event: `Agency ${agencyId} has nothing that ${event} could be sent of.` });
  }
  const isAsFound = Object.keys(overrides).length === 0;
  // Whoever gets it may change it.
  const data = structuredClone(merge(sample.data, overrides));
  const problem = isAsFound ? sample.problem : misfit(events[event].data, data);
  if (problem) throw invalid({ overrides: `The data block would not fit the contract: ${problem}` });
  core.domain(agencyId).emit(event, data as EventData<typeof event>);
  return data;
}

const body = z.object({
  event: z.enum(eventNames),
  agency_id: z.int().min(1).nullish(),
  overrides: z.record(z.string(), z.unknown()).nullish(),
});

export function emitRoutes(app: Hono<Env>, core: Core): void {
  app.post('/events', async (c) => {
    const { event, agency_id, overrides } = checkInput(body, await readJson(c));
    const agencyId = agencyOf(core, agency_id);
    const data = emitSample(core, agencyId, event, overrides ?? {});
    return c.json({ data: { event, agency_id: agencyId, data } }, 202);
  });
}

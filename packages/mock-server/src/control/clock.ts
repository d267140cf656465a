import type { Hono } from 'hono';
import { z } from 'zod';
import { clockRange, isClockTime, isoTime, parseTime } from '../engine/clock.ts';
import type { Core } from '../engine/core.ts';
import { invalid } from '../http/laravel/errors.ts';
import type { Env } from '../http/serve-api.ts';
import { checkInput, readJson } from './input.ts';

const body = z.object({
  advance_seconds: z.number().min(0).nullish(),
  set: z.string().nullish(),
  run: z.enum(['real']).nullish(),
});

export type ClockChange = z.input<typeof body>;

export const clockView = (core: Core) => ({ mode: core.clock.mode, now: isoTime(core.clock.now()) });

/** Forwards does what becomes due on the way; backwards only sets the clock. */
async function moveTo(core: Core, field: string, ms: number): Promise<void> {
  if (!isClockTime(ms)) throw invalid({ [field]: `The clock must stay ${clockRange}.` });
  if (ms >= core.clock.now()) await core.advanceTo(ms);
}

/** @throws Invalid */
export async function changeClock(core: Core, given: ClockChange): Promise<void> {
  const { advance_seconds, set, run } = checkInput(body, given);
  const count = [advance_seconds, set, run].filter((value) => value != null).length;
  if (count !== 1) {
    throw invalid({
      clock: 'Give one of advance_seconds (a number), set (an ISO 8601 time) or run ("real").',
    });
  }
  if (advance_seconds != null)
    await moveTo(core, 'advance_seconds', core.clock.now() + advance_seconds * 1000);
  if (set != null) {
    const ms = parseTime(set);
    if (ms === undefined)
      throw invalid({ set: 'The set field must be an ISO 8601 time, as in 2026-08-01T00:00:00+00:00.' });
    await moveTo(core, 'set', ms);
    core.setClock((clock) => clock.set(ms));
  }
  if (run != null) core.setClock((clock) => clock.run());
}

export function clockRoutes(app: Hono<Env>, core: Core): void {
  app.get('/clock', (c) => c.json({ data: clockView(core) }));
  app.post('/clock', async (c) => {
    await changeClock(core, (await readJson(c)) as ClockChange);
    return c.json({ data: clockView(core) });
  });
}

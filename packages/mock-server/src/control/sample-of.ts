import { type EventName, events } from '@lgcd/core-client/contract';
import type { Core } from '../engine/core.ts';
import { misfit } from '../engine/misfit.ts';
import { unlogged } from '../engine/store/remembered.ts';
import { samples } from '../resources/index.ts';

export interface Sample {
  data: Record<string, unknown>;
  /** How it would not fit the contract. */
  problem: string | undefined;
}

interface Found {
  at: string;
  sample: Sample | undefined;
}
const kept = new WeakMap<Core, Map<string, Found>>();

/** The data block of a real object of the agency; looked for anew when something has changed, or time has passed. */
export function sampleOf(core: Core, agencyId: number, event: EventName): Sample | undefined {
  const domain = core.domain(agencyId);
  const found = kept.get(core) ?? new Map<string, Found>();
  kept.set(core, found);
  const key = `${agencyId} ${event}`;
  const at = `${unlogged(core.db)} ${domain.now()}`;
  let known = found.get(key);
  if (known?.at !== at) {
    const data = samples[event]?.(domain) as Sample['data'] | undefined;
    known = { at, sample: data && { data, problem: misfit(events[event].data, data) } };
    found.set(key, known);
  }
  return known.sample;
}

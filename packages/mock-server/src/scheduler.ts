import type { Engine, Timed } from './engine.ts';

export const createScheduler = (_: Engine): Timed => ({ nextDue: () => null, run: () => undefined });

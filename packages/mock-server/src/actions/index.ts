import type { Action } from '../engine.ts';

export const actions: Record<string, Action> = {};

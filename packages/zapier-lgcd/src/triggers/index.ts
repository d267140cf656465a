import type { Trigger } from 'zapier-platform-core';
import { events } from '../contract.ts';
import { anyEvent } from './any-event.ts';
import { eventTrigger } from './event.ts';
import { lists } from './lists.ts';
import { soonTriggers } from './soon.ts';

const all: Trigger[] = [...events.map(eventTrigger), anyEvent, ...soonTriggers, ...lists];

/** By key: one for each event, one for all events, what comes up, and the hidden ones that fill dropdowns. */
export const triggers: Record<string, Trigger> = Object.fromEntries(
  all.map((trigger) => [trigger.key, trigger]),
);

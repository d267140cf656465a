import type { EventData, EventName } from '@lgcd/core-client/contract';
import type { Domain } from './context.ts';

export const samples: { [E in EventName]?: (domain: Domain) => EventData<E> | undefined } = {};

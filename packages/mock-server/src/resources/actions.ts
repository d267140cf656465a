import type { Action } from '../engine/engine.ts';
import { lodgifyActions } from '../lodgify/actions.ts';
import { bookingActions } from './booking/actions.ts';
import { operationsActions } from './cleaning-task/actions.ts';
import { financeActions } from './invoice/actions.ts';
import { propertyActions } from './property/actions.ts';

/** What people do in LGCD's cockpit and the API has no route for: `POST /_mock/actions/<name>`. */
export const actionTable = {
  ...bookingActions,
  ...propertyActions,
  ...financeActions,
  ...operationsActions,
  ...lodgifyActions,
} as const;

export type ActionName = keyof typeof actionTable;

/** The same for whoever names an action by text; each checks its input by its own `body`. */
export const actions = actionTable as unknown as Record<string, Action>;

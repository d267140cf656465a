import type { Handlers } from '../context.ts';
import { account } from './account.ts';
import { rate } from './rate.ts';

/** All handlers, one object a resource. Add a resource's object here. */
export const handlers: Partial<Handlers> = {
  ...account,
  ...rate,
};

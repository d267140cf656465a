import { defineResource } from '../define.ts';
import { actions } from './actions.ts';
import { handlers } from './handlers.ts';
import { samples } from './samples.ts';
import { seed } from './seed.ts';

export const booking = defineResource({
  resource: 'booking',
  family: 'booking',
  handlers,
  samples,
  actions,
  seed,
  overTime: null,
});

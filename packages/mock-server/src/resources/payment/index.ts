import { defineResource } from '../define.ts';
import { actions } from './actions.ts';
import { samples } from './samples.ts';
import { seed } from './seed.ts';

export const payment = defineResource({
  resource: null,
  family: 'payment',
  handlers: null,
  samples,
  actions,
  seed,
  overTime: null,
});

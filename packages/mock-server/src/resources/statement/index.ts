import { defineResource } from '../define.ts';
import { actions } from './actions.ts';
import { handlers } from './handlers.ts';
import { overTime } from './over-time.ts';
import { samples } from './samples.ts';
import { seed } from './seed.ts';

export const statement = defineResource({
  resource: 'statement',
  family: 'owner',
  handlers,
  samples,
  actions,
  seed,
  overTime,
});

import { defineResource } from '../define.ts';
import { actions } from './actions.ts';
import { handlers } from './handlers.ts';
import { overTime } from './over-time.ts';
import { samples } from './samples.ts';
import { seed } from './seed.ts';

export const saasInvoice = defineResource({
  resource: 'saasInvoice',
  family: 'subscription',
  handlers,
  samples,
  actions,
  seed,
  overTime,
});

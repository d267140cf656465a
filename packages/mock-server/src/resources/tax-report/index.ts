import { defineResource } from '../define.ts';
import { handlers } from './handlers.ts';
import { samples } from './samples.ts';
import { seed } from './seed.ts';

export const taxReport = defineResource({
  resource: 'taxReport',
  family: 'tax_report',
  handlers,
  samples,
  actions: {},
  seed,
  overTime: null,
});

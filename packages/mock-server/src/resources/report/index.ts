import { defineResource } from '../define.ts';
import { handlers } from './handlers.ts';

export const report = defineResource({
  resource: 'report',
  family: null,
  handlers,
  samples: null,
  actions: {},
  seed: null,
  overTime: null,
});

import { defineResource } from '../define.ts';
import { handlers } from './handlers.ts';
import { seed } from './seed.ts';

export const account = defineResource({
  resource: 'account',
  family: null,
  handlers,
  samples: null,
  actions: {},
  seed,
  overTime: null,
});

import { defineResource } from '../define.ts';
import { handlers } from './handlers.ts';

export const webhook = defineResource({
  resource: 'webhook',
  family: null,
  handlers,
  samples: null,
  actions: {},
  seed: null,
  overTime: null,
});

import { defineResource } from '../define.ts';
import { actions } from './actions.ts';
import { handlers } from './handlers.ts';
import { seed } from './seed.ts';

export const whatsappTemplate = defineResource({
  resource: 'whatsappTemplate',
  family: null,
  handlers,
  samples: null,
  actions,
  seed,
  overTime: null,
});

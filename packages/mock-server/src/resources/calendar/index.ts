import { defineResource } from '../define.ts';
import { actions } from './actions.ts';
import { handlers } from './handlers.ts';

export const calendar = defineResource({
  resource: 'calendar',
  family: null,
  handlers,
  samples: null,
  actions,
  seed: null,
  overTime: null,
});

import { defineResource } from '../define.ts';
import { handlers } from './handlers.ts';

export const webhookDelivery = defineResource({
  resource: 'webhookDelivery',
  family: null,
  handlers,
  samples: null,
  actions: {},
  seed: null,
  overTime: null,
});

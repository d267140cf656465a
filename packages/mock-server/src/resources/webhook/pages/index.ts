import type { Part } from '../../../cockpit/app.ts';
import { webhookActions } from './actions.ts';
import { webhookList } from './list.ts';
import { webhookNew } from './new.ts';
import { webhookPage } from './one.ts';
import { webhookReceiver } from './receiver.ts';

export const page: Part = (app, core) => {
  for (const part of [webhookList, webhookNew, webhookPage, webhookActions, webhookReceiver]) part(app, core);
};

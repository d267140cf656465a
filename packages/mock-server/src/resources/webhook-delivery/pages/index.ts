import type { Part } from '../../../cockpit/app.ts';
import { deliveryCheck } from './check.ts';
import { deliveryLog } from './log.ts';
import { deliveryPage } from './one.ts';
import { replayFailed } from './replay-failed.ts';

export const page: Part = (app, core) => {
  for (const part of [deliveryLog, replayFailed, deliveryPage, deliveryCheck]) part(app, core);
};

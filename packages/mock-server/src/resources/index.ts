import { actions as lodgify } from '../lodgify/actions.ts';
import { account } from './account/index.ts';
import type { Action } from './action.ts';
import { auditLog } from './audit-log/index.ts';
import { booking } from './booking/index.ts';
import { calendar } from './calendar/index.ts';
import { cleaningTask } from './cleaning-task/index.ts';
import type { Samples } from './define.ts';
import type { Handlers } from './handler.ts';
import { icalSource } from './ical-source/index.ts';
import { invoice } from './invoice/index.ts';
import { maintenanceTicket } from './maintenance-ticket/index.ts';
import type { Together } from './merged.ts';
import { owner } from './owner/index.ts';
import { payment } from './payment/index.ts';
import { property } from './property/index.ts';
import { rate } from './rate/index.ts';
import { report } from './report/index.ts';
import { review } from './review/index.ts';
import { saasInvoice } from './saas-invoice/index.ts';
import { statement } from './statement/index.ts';
import { taxReport } from './tax-report/index.ts';
import { webhook } from './webhook/index.ts';
import { webhookDelivery } from './webhook-delivery/index.ts';
import { whatsappMessage } from './whatsapp-message/index.ts';
import { whatsappTemplate } from './whatsapp-template/index.ts';

/**
 * The rooms of all resources, parents first: seeds are sown and time passes in this order. One that is missing leaves
 * `handlers` or `samples` below without what the contract asks for, and does not compile.
 */
export const rooms = {
  account,
  owner,
  property,
  rate,
  calendar,
  icalSource,
  report,
  booking,
  invoice,
  cleaningTask,
  maintenanceTicket,
  review,
  whatsappTemplate,
  whatsappMessage,
  saasInvoice,
  payment,
  statement,
  taxReport,
  auditLog,
  webhook,
  webhookDelivery,
};

export type RoomName = keyof typeof rooms;

const all = Object.values(rooms);

type Whole<K extends 'handlers' | 'samples' | 'actions'> = Together<
  Exclude<(typeof rooms)[RoomName][K], null>
>;
const whole = <K extends 'handlers' | 'samples' | 'actions'>(part: K): Whole<K> =>
  Object.assign({}, ...all.map((room) => room[part])) as Whole<K>;

/** A handler for every operation of the contract. */
export const handlers: Handlers = whole('handlers');

/**
 * The data block of every event from a real object of the agency, for the Test button and `POST /_mock/events`;
 * nothing where the agency has no such object.
 */
export const samples: Samples = whole('samples');

/** What people do in LGCD's cockpit and the API has no route for: `POST /_mock/actions/<name>`. */
export const actionTable = { ...whole('actions'), ...lodgify };

export type ActionName = keyof typeof actionTable;

/** The same for whoever names an action by text; each checks its input by its own `body`. */
export const actions = actionTable as unknown as Record<string, Action>;

/** What happens because time passes. */
export const overTime = all.flatMap((room) => room.overTime ?? []);

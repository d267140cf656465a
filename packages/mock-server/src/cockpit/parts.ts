import { lodgifyBookings } from '../lodgify/pages/bookings.ts';
import { lodgifyDeliveries } from '../lodgify/pages/deliveries.ts';
import { lodgifySubscriptions } from '../lodgify/pages/subscriptions.ts';
import { auditLogs } from '../resources/audit-log/page.ts';
import { bookings } from '../resources/booking/page.ts';
import { calendarPage } from '../resources/calendar/page.ts';
import { cleaningTasks } from '../resources/cleaning-task/page.ts';
import { invoices } from '../resources/invoice/page.ts';
import { maintenanceTickets } from '../resources/maintenance-ticket/page.ts';
import { owners } from '../resources/owner/page.ts';
import { payments } from '../resources/payment/page.ts';
import { properties } from '../resources/property/page.ts';
import { reviews } from '../resources/review/page.ts';
import { statements } from '../resources/statement/page.ts';
import { taxReports } from '../resources/tax-report/page.ts';
import { webhookActions } from '../resources/webhook/pages/actions.ts';
import { webhookList } from '../resources/webhook/pages/list.ts';
import { webhookNew } from '../resources/webhook/pages/new.ts';
import { webhookPage } from '../resources/webhook/pages/one.ts';
import { webhookReceiver } from '../resources/webhook/pages/receiver.ts';
import { deliveryCheck } from '../resources/webhook-delivery/pages/check.ts';
import { deliveryLog } from '../resources/webhook-delivery/pages/log.ts';
import { deliveryPage } from '../resources/webhook-delivery/pages/one.ts';
import { messages } from '../resources/whatsapp-message/page.ts';
import type { SeedName } from '../seed/index.ts';
import type { Part } from './app.ts';
import { collectionPart } from './collection.ts';
import { deedPage } from './commands/page.ts';
import { clockPage } from './pages/clock.ts';
import { eventLog } from './pages/event-log.ts';
import { eventSend } from './pages/event-send.ts';
import { eventCatalogue } from './pages/events.ts';
import { faultsPage } from './pages/faults.ts';
import { overview } from './pages/overview.ts';
import { requestPage } from './pages/request.ts';
import { requestList } from './pages/requests.ts';
import { serverPage } from './pages/server.ts';
import { tokenPage } from './pages/token.ts';
import { tokenNew } from './pages/token-new.ts';
import { tokenList } from './pages/tokens.ts';

/** Every page. */
export const parts = (seed: SeedName): readonly Part[] => [
  overview,
  clockPage,
  serverPage(seed),
  webhookList,
  webhookNew,
  webhookPage,
  webhookActions,
  webhookReceiver,
  deliveryLog,
  deliveryPage,
  deliveryCheck,
  eventCatalogue,
  eventLog,
  eventSend,
  tokenList,
  tokenNew,
  tokenPage,
  requestList,
  requestPage,
  faultsPage,
  calendarPage,
  deedPage,
  collectionPart(bookings),
  collectionPart(properties),
  collectionPart(owners),
  collectionPart(cleaningTasks),
  collectionPart(maintenanceTickets),
  collectionPart(messages),
  collectionPart(reviews),
  collectionPart(invoices),
  collectionPart(payments),
  collectionPart(statements),
  collectionPart(taxReports),
  collectionPart(auditLogs),
  collectionPart(lodgifyBookings),
  collectionPart(lodgifySubscriptions),
  collectionPart(lodgifyDeliveries),
];

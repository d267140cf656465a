import type { SeedName } from '../seed/index.ts';
import { deedPage } from './actions/page.ts';
import type { Part } from './app.ts';
import { auditLogs } from './data/audit-logs.ts';
import { bookings } from './data/bookings.ts';
import { cleaningTasks } from './data/cleaning.ts';
import { collectionPart } from './data/collection.ts';
import { invoices } from './data/invoices.ts';
import { lodgifyBookings } from './data/lodgify-bookings.ts';
import { lodgifyDeliveries } from './data/lodgify-deliveries.ts';
import { lodgifySubscriptions } from './data/lodgify-subscriptions.ts';
import { maintenanceTickets } from './data/maintenance.ts';
import { messages } from './data/messages.ts';
import { owners } from './data/owners.ts';
import { payments } from './data/payments.ts';
import { properties } from './data/properties.ts';
import { reviews } from './data/reviews.ts';
import { statements } from './data/statements.ts';
import { taxReports } from './data/tax-reports.ts';
import { calendarPage } from './pages/calendar.ts';
import { clockPage } from './pages/clock.ts';
import { deliveryLog } from './pages/deliveries.ts';
import { deliveryPage } from './pages/delivery.ts';
import { deliveryCheck } from './pages/delivery-check.ts';
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
import { webhookPage } from './pages/webhook.ts';
import { webhookActions } from './pages/webhook-actions.ts';
import { webhookList } from './pages/webhook-list.ts';
import { webhookNew } from './pages/webhook-new.ts';
import { webhookReceiver } from './pages/webhook-receiver.ts';

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

// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { EventName, FamilyName } from '../contract/events.ts';

/** All events, in the order of LGCD's page. */
export const eventNames: readonly EventName[] = [
"booking.created",
"booking.confirmed",
"booking.updated",
"booking.cancelled",
"booking.checked_in",
"booking.checked_out",
"booking.no_show",
"booking.payment_received",
"property.created",
"property.updated",
"property.archived",
"property.rate_changed",
"cleaning.assigned",
"cleaning.completed",
"cleaning.skipped",
"maintenance.created",
"maintenance.assigned",
"maintenance.urgent",
"maintenance.resolved",
"invoice.sent",
"invoice.paid",
"ical.conflict_detected",
"ical.sync_failed",
"whatsapp.message_failed",
"audit.critical_event",
"owner.statement_ready",
"subscription.renewed",
"review.received",
"payment.succeeded",
"payment.failed",
"tax_report.generated"
];

/** What stands before the dot of an event, in the order of LGCD's page. */
export const familyNames: readonly FamilyName[] = ["booking","property","cleaning","maintenance","invoice","ical","whatsapp","audit","owner","subscription","review","payment","tax_report"];

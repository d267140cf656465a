import { brevoGuests } from './brevo-guests.ts';
import type { Flow } from './flow.ts';
import { googleSheetsEvents } from './google-sheets-events.ts';
import { slackPagerDutyUrgentTickets } from './slack-pagerduty-urgent-tickets.ts';

/** Every workflow that bears the name of an app. */
export const flows: readonly Flow[] = [slackPagerDutyUrgentTickets, brevoGuests, googleSheetsEvents];

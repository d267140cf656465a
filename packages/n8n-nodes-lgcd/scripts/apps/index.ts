import { activeCampaignGuests } from './activecampaign-guests.ts';
import { breezewayCleaning } from './breezeway-cleaning.ts';
import { brevoGuests } from './brevo-guests.ts';
import { channelCalendars } from './channel-calendars.ts';
import { datadogAudit } from './datadog-audit.ts';
import type { Flow } from './flow.ts';
import { googleSheetsEvents } from './google-sheets-events.ts';
import { hostawayReservations } from './hostaway-reservations.ts';
import { journalSheets } from './journal-sheets.ts';
import { notionBookings } from './notion-bookings.ts';
import { postgresReports } from './postgres-reports.ts';
import { priceLabsRates } from './pricelabs-rates.ts';
import { quickBooksStatements } from './quickbooks-statements.ts';
import { sageStatements } from './sage-statements.ts';
import { slackBadReviews } from './slack-bad-reviews.ts';
import { slackPagerDutyUrgentTickets } from './slack-pagerduty-urgent-tickets.ts';
import { splunkAudit } from './splunk-audit.ts';
import { trelloCleaning } from './trello-cleaning.ts';
import { turnoCalendar } from './turno-calendar.ts';
import { wazuhAudit } from './wazuh-audit.ts';
import { xeroStatements } from './xero-statements.ts';

/** Every workflow that bears the name of an app, in the order of LGCD's page. */
export const flows: readonly Flow[] = [
  priceLabsRates,
  turnoCalendar,
  breezewayCleaning,
  trelloCleaning,
  slackPagerDutyUrgentTickets,
  postgresReports,
  quickBooksStatements,
  xeroStatements,
  sageStatements,
  journalSheets,
  activeCampaignGuests,
  brevoGuests,
  hostawayReservations,
  channelCalendars,
  datadogAudit,
  splunkAudit,
  wazuhAudit,
  googleSheetsEvents,
  notionBookings,
  slackBadReviews,
];

/** An app, and how it is connected. */
export interface App {
  name: string;
  useCase: string;
  /** What connects it; where there is no workflow of its own, why. */
  how: string;
}

/** The day on which the documentation of the apps was read. */
export const readOn = '25 November 2026';

const row = (useCase: string, name: string, how: string): App => ({ useCase, name, how });

/** Every app of LGCD's page in its order, and those that stand in for the ones without an API. */
export const apps: readonly App[] = [
  row('Yield management', 'PriceLabs', 'HTTP Request: its Customer API, with a key of your own'),
  row(
    'Yield management',
    'Wheelhouse',
    'No workflow: its API is published (beta), but not the fields of the prices where we could read. Start from [yield-management](yield-management.json)',
  ),
  row(
    'Yield management',
    'Beyond',
    'No workflow: its calendar is published, but not the name of its field for the day where we could read. Start from [yield-management](yield-management.json)',
  ),
  row('Cleaning ops', 'Turno', 'Calendar (iCal); its API is switched on for an account on request'),
  row(
    'Cleaning ops',
    'Properly',
    'No workflow: no public API was found. Send the cleanings by e-mail or to [Google Sheets](apps/google-sheets-events.json) or [Trello](apps/trello-cleaning.json)',
  ),
  row('Cleaning ops', 'Breezeway', 'Its webhooks, back into LGCD; its call to create a task was not found'),
  row('Cleaning ops', 'Trello', "n8n's Trello node"),
  row('Outsourced maintenance', 'Slack', "n8n's Slack node"),
  row('Outsourced maintenance', 'PagerDuty', "n8n's PagerDuty node"),
  row(
    'BI & reporting',
    'Metabase',
    "PostgreSQL, by n8n's Postgres node: Metabase takes no rows from outside",
  ),
  row('BI & reporting', 'Looker Studio', 'PostgreSQL: its API cannot push data'),
  row('BI & reporting', 'Power BI', 'PostgreSQL: its push data sets end in 2027'),
  row(
    'Owner accounting',
    'Indy',
    'A journal in Google Sheets, imported by a person: no public API was found',
  ),
  row(
    'Owner accounting',
    'Macompta.ma',
    'A journal in Google Sheets, imported by a person: no public API was found',
  ),
  row(
    'Owner accounting',
    'Sage',
    'HTTP Request: Sage Accounting; for Sage 100, the journal in Google Sheets',
  ),
  row(
    'Owner accounting',
    'QuickBooks',
    "n8n's QuickBooks node, and HTTP Request with its account for the bill",
  ),
  row('Owner accounting', 'Xero', "n8n's Xero node"),
  row('Guest CRM', 'ActiveCampaign', "n8n's ActiveCampaign node"),
  row('Guest CRM', 'Brevo', "n8n's Brevo node, and HTTP Request with its account for the list"),
  row('OTA sync', 'Hostaway', 'HTTP Request: its public API; calendars (iCal)'),
  row(
    'OTA sync',
    'Hospitable',
    'Calendars (iCal): creating a reservation is not among its published operations',
  ),
  row('OTA sync', 'Smoobu', 'Calendars (iCal): how its requests are signed is not wholly published'),
  row('Security & compliance', 'Datadog', "HTTP Request with n8n's Datadog account: n8n has no node"),
  row('Security & compliance', 'Splunk', "HTTP Request to its event collector: n8n's node only searches"),
  row('Security & compliance', 'Wazuh', 'HTTP Request to the API of its manager'),
  row('No-code automations', 'Google Sheets', "n8n's Google Sheets node"),
  row('No-code automations', 'Notion', "n8n's Notion node"),
  row('No-code automations', 'PostgreSQL', "n8n's Postgres node"),
];

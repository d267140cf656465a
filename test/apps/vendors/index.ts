import type { Vendor } from '../internet.ts';
import { ActiveCampaign } from './active-campaign.ts';
import { Brevo } from './brevo.ts';
import { GoogleSheets } from './google-sheets.ts';
import { Hostaway } from './hostaway.ts';
import { Notion } from './notion.ts';
import { PagerDuty } from './pager-duty.ts';
import { PriceLabs } from './price-labs.ts';
import { QuickBooks } from './quick-books.ts';
import { Sage } from './sage.ts';
import { Datadog, Splunk, Wazuh } from './siem.ts';
import { Slack } from './slack.ts';
import { Trello } from './trello.ts';
import { Xero } from './xero.ts';

/** Credentials by their type, with what a person would fill in; after a generic type comes the name of the account. */
export type Accounts = Record<string, Record<string, unknown>>;

export interface Played extends Vendor {
  /** The accounts of n8n that this vendor accepts. */
  accounts: Accounts;
}

/** Every vendor that the workflows talk to. */
export const vendorsOf = () => ({
  slack: new Slack(),
  pagerDuty: new PagerDuty(),
  brevo: new Brevo(),
  activeCampaign: new ActiveCampaign(),
  googleSheets: new GoogleSheets(),
  notion: new Notion(),
  trello: new Trello(),
  priceLabs: new PriceLabs(),
  hostaway: new Hostaway(),
  quickBooks: new QuickBooks(),
  xero: new Xero(),
  sage: new Sage(),
  datadog: new Datadog(),
  splunk: new Splunk(),
  wazuh: new Wazuh(),
});

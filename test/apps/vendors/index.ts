import type { Vendor } from '../internet.ts';
import { Brevo } from './brevo.ts';
import { GoogleSheets } from './google-sheets.ts';
import { PagerDuty } from './pager-duty.ts';
import { Slack } from './slack.ts';

/** Credentials by their type, with what a person would fill in. */
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
  googleSheets: new GoogleSheets(),
});

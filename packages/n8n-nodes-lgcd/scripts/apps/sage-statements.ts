import type { Flow } from './flow.ts';
import { audience, billDate, billNumber, billText, firstSteps, statement } from './statements.ts';
import { code, http, meet, set, settings, when } from './steps.ts';

const account = { oAuth2Api: 'Sage account' };
const base = 'https://api.accounting.sage.com/v3.1';
const headers = { 'X-Business': `={{ ${set('businessId')} }}` };

export const sageStatements: Flow = {
  slug: 'sage-statements',
  name: 'Statements of owners to purchase invoices of Sage',
  apps: ['Sage'],
  useCase: 'Owner accounting',
  audience: `${audience} Sage Accounting (the cloud product; Sage 100 has no such API).`,
  does: 'A statement that is ready becomes a purchase invoice of the owner, who is made a vendor when there is none of that name.',
  setUp: [
    'Register an app at developer.sage.com and make an OAuth2 credential of n8n with it (authorization code).',
    'In **Settings**, put the ID of the business, of the ledger account (of the group EXPENSE) and of the tax rate.',
    'Choose your LGCD account and that credential in the nodes, and publish (activate) it.',
  ],
  safe: 'An invoice with the reference of the statement (`LGCD-61`) is looked for before one is made. Each call is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours.',
  limits:
    "The access of Sage changes its refresh token at each use: let no second workflow use the same credential at the same time. The lines' name `invoice_lines` and the search come from third parties: check them in Sage's reference first. The country lists of Sage Accounting that we saw do not name Morocco.",
  sources: [
    { what: 'Invoices and contacts', at: 'developer.sage.com/accounting/guides/concepts/invoicing' },
    { what: 'Businesses', at: 'developer.sage.com/accounting/guides/concepts/best_practices' },
  ],
  steps: {
    ...firstSteps,
    Settings: settings({
      businessId: 'ID-OF-YOUR-BUSINESS',
      ledgerAccountId: 'ID-OF-THE-ACCOUNT',
      taxRateId: 'ID-OF-THE-RATE',
    }),
    'Look for the invoice': http({
      method: 'GET',
      url: `${base}/purchase_invoices`,
      account,
      headers,
      query: { search: `={{ ${billNumber} }}`, attributes: 'reference' },
    }),
    'Is it new?': when(`!$json['$items'].some(({ reference }) => reference === ${billNumber})`),
    'Look for the owner': http({
      method: 'GET',
      url: `${base}/contacts`,
      account,
      headers,
      query: { search: `={{ ${statement}.owner_name }}`, attributes: 'name' },
    }),
    'Take the one of that name': code(
      `return [{ json: { id: $input.first().json['$items'].find(({ name }) => name === ${statement}.owner_name)?.id ?? '' } }];`,
    ),
    'Is the owner a vendor?': when("$json.id !== ''"),
    'Make the owner a vendor': http({
      method: 'POST',
      url: `${base}/contacts`,
      account,
      headers,
      body: `{ contact: { name: ${statement}.owner_name, contact_type_ids: ['VENDOR'] } }`,
    }),
    'The vendor': meet(),
    'Create the invoice': http({
      method: 'POST',
      url: `${base}/purchase_invoices`,
      account,
      headers,
      body: `{ purchase_invoice: {
  contact_id: $json.id,
  reference: ${billNumber},
  date: ${billDate},
  due_date: ${billDate},
  invoice_lines: [{
    description: ${billText},
    ledger_account_id: ${set('ledgerAccountId')},
    tax_rate_id: ${set('taxRateId')},
    quantity: 1,
    unit_price: ${statement}.net_amount
  }]
} }`,
    }),
  },
  wires: [
    [
      'Statement is ready',
      'Settings',
      'Read the statement',
      'Is there something to pay?',
      'Look for the invoice',
      'Is it new?',
      'Look for the owner',
      'Take the one of that name',
      'Is the owner a vendor?',
      'The vendor',
      'Create the invoice',
    ],
    ['Is the owner a vendor?', 1, 'Make the owner a vendor', 'The vendor'],
  ],
};

import type { Flow } from './flow.ts';
import { audience, billDate, billNumber, billText, firstSteps, statement } from './statements.ts';
import { accounts, app, meet, set, settings, when } from './steps.ts';

const xero = (resource: string, operation: string, parameters: Record<string, unknown>) =>
  app('xero', 1, accounts.xero, {
    resource,
    operation,
    organizationId: `={{ ${set('organizationId')} }}`,
    ...parameters,
  });
const name = `${statement}.owner_name.replace(/["\\\\]/g, '')`;

export const xeroStatements: Flow = {
  slug: 'xero-statements',
  name: 'Statements of owners to bills of Xero',
  apps: ['Xero'],
  useCase: 'Owner accounting',
  audience: `${audience} Xero.`,
  does: 'A statement that is ready becomes a draft bill of the owner, who is made a contact when there is none of that name. A person approves the bill.',
  setUp: [
    'In **Settings**, put the ID of your organisation (tenant), the code of the expense account and the currency.',
    'Choose your LGCD and Xero accounts in the nodes, and publish (activate) it.',
  ],
  safe: 'A bill with the number of the statement (`LGCD-61`) is looked for before one is made. Each call is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours.',
  limits:
    "Xero takes 60 requests a minute. Xero itself would take two bills of one number; n8n's node sends no idempotency key.",
  sources: [{ what: 'Invoices', at: 'developer.xero.com/documentation/api/invoices' }],
  steps: {
    ...firstSteps,
    Settings: settings({ organizationId: 'ID-OF-YOUR-ORGANISATION', accountCode: '400', currency: 'MAD' }),
    'Look for the bill': {
      ...xero('invoice', 'getAll', {
        returnAll: false,
        limit: 1,
        options: { where: `=Type=="ACCPAY"&&InvoiceNumber=="{{ ${billNumber} }}"` },
      }),
      alwaysOutputData: true,
    },
    'Is it new?': when('!$json.InvoiceID'),
    'Look for the owner': {
      ...xero('contact', 'getAll', {
        returnAll: false,
        limit: 1,
        options: { where: `=Name=="{{ ${name} }}"` },
      }),
      alwaysOutputData: true,
    },
    'Is the owner a contact?': when('!!$json.ContactID'),
    'Make the owner a contact': xero('contact', 'create', { name: `={{ ${name} }}`, additionalFields: {} }),
    'The contact': meet(),
    'Create the bill': xero('invoice', 'create', {
      type: 'ACCPAY',
      contactId: '={{ $json.ContactID }}',
      lineItemsUi: {
        lineItemsValues: [
          {
            description: `={{ ${billText} }}`,
            quantity: 1,
            unitAmount: `={{ ${statement}.net_amount }}`,
            accountCode: `={{ ${set('accountCode')} }}`,
            taxType: 'NONE',
          },
        ],
      },
      additionalFields: {
        invoiceNumber: `={{ ${billNumber} }}`,
        currency: `={{ ${set('currency')} }}`,
        date: `={{ ${billDate} }}`,
        dueDate: `={{ ${billDate} }}`,
        status: 'DRAFT',
      },
    }),
  },
  wires: [
    [
      'Statement is ready',
      'Settings',
      'Read the statement',
      'Is there something to pay?',
      'Look for the bill',
      'Is it new?',
      'Look for the owner',
      'Is the owner a contact?',
      'The contact',
      'Create the bill',
    ],
    ['Is the owner a contact?', 1, 'Make the owner a contact', 'The contact'],
  ],
};

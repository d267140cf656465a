import type { Flow } from './flow.ts';
import { audience, billDate, billNumber, billText, firstSteps, statement } from './statements.ts';
import { accounts, app, http, meet, set, settings, when } from './steps.ts';

const quickBooks = (operation: string, parameters: Record<string, unknown>) =>
  app('quickbooks', 1, accounts.quickBooks, { resource: 'vendor', operation, ...parameters });

export const quickBooksStatements: Flow = {
  slug: 'quickbooks-statements',
  name: 'Statements of owners to bills of QuickBooks',
  apps: ['QuickBooks'],
  useCase: 'Owner accounting',
  audience: `${audience} QuickBooks Online.`,
  does: 'A statement that is ready becomes a bill of the owner, who is made a vendor when there is none of that name. The bill is of the amount that goes to the owner.',
  setUp: [
    'In **Settings**, put the ID of your company (realm), the ID of the expense account, and the address of the sandbox while you try it.',
    'Choose your LGCD and QuickBooks accounts in the nodes, and publish (activate) it.',
    'The company must have MAD as its currency, or several currencies turned on.',
  ],
  safe: 'The bill is asked for with a `requestid` made of the ID of the statement: QuickBooks answers a repetition with the first bill and makes no other. Each call is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours.',
  limits:
    "n8n's own QuickBooks node makes bills without number and request ID, so the bill goes by HTTP Request with the same account. How long QuickBooks remembers a request ID is not published.",
  sources: [
    {
      what: 'requestid',
      at: 'developer.intuit.com/hub/blog/2018/09/10/quickbooks-online-api-best-practices',
    },
  ],
  steps: {
    ...firstSteps,
    Settings: settings({
      url: 'https://quickbooks.api.intuit.com',
      companyId: 'ID-OF-YOUR-COMPANY',
      accountId: '1',
    }),
    'Look for the owner': {
      ...quickBooks('getAll', {
        returnAll: false,
        limit: 1,
        filters: {
          query: `=WHERE DisplayName = '{{ ${statement}.owner_name.replace(/\\\\/g, '').replace(/'/g, "\\\\'") }}'`,
        },
      }),
      alwaysOutputData: true,
    },
    'Is the owner a vendor?': when('!!$json.Id'),
    'Make the owner a vendor': quickBooks('create', {
      displayName: `={{ ${statement}.owner_name }}`,
      additionalFields: {},
    }),
    'The vendor': meet(),
    'Create the bill': http({
      method: 'POST',
      url: `={{ ${set('url')} }}/v3/company/{{ ${set('companyId')} }}/bill`,
      account: accounts.quickBooks,
      query: { requestid: `=lgcd-statement-{{ ${statement}.id }}` },
      body: `{
  VendorRef: { value: $json.Id },
  CurrencyRef: { value: 'MAD' },
  DocNumber: ${billNumber},
  TxnDate: ${billDate},
  Line: [{
    DetailType: 'AccountBasedExpenseLineDetail',
    Amount: ${statement}.net_amount,
    Description: ${billText},
    AccountBasedExpenseLineDetail: { AccountRef: { value: String(${set('accountId')}) } }
  }]
}`,
    }),
  },
  wires: [
    [
      'Statement is ready',
      'Settings',
      'Read the statement',
      'Is there something to pay?',
      'Look for the owner',
      'Is the owner a vendor?',
      'The vendor',
      'Create the bill',
    ],
    ['Is the owner a vendor?', 1, 'Make the owner a vendor', 'The vendor'],
  ],
};

import type { Flow } from './flow.ts';
import { audience, billDate, billNumber, firstSteps, statement } from './statements.ts';
import { code, settings, writeRows } from './steps.ts';

const columns = ['key', 'date', 'journal', 'account', 'label', 'debit', 'credit', 'reference'];

export const journalSheets: Flow = {
  slug: 'accounting-journal-sheets',
  name: 'Statements of owners as a journal for the accountant',
  apps: ['Indy', 'Macompta.ma', 'Google Sheets'],
  useCase: 'Owner accounting',
  audience: `${audience} a program without a public API, such as Indy, Macompta.ma or Sage 100.`,
  does: 'A statement that is ready becomes balanced lines of a journal in Google Sheets: revenue, commission, expenses, payout. The accountant downloads the sheet as CSV and imports it.',
  setUp: [
    `Make a spreadsheet whose first row reads ${columns.map((name) => `\`${name}\``).join(', ')}, and ask your accountant for the numbers of the accounts.`,
    'In **Settings**, put the ID of the spreadsheet, the name of its sheet, the journal and the accounts.',
    'Choose your LGCD and Google Sheets accounts in the nodes, and publish (activate) it.',
  ],
  safe: 'Each line has a key of statement and account: a repetition writes the same lines over themselves. Each call is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours. Cells are written as they are (`RAW`).',
  limits:
    'Neither Indy nor Macompta.ma publishes an API that we could find: nothing is posted there, a person imports the file. What columns the program takes, its publisher says.',
  sources: [
    {
      what: 'Indy imports clients by CSV; entries: nothing found',
      at: 'wikicompta.indy.fr/fr/articles/11008960',
    },
  ],
  steps: {
    ...firstSteps,
    Settings: settings({
      spreadsheetId: 'ID-OF-YOUR-SPREADSHEET',
      sheet: 'Journal',
      journal: 'LGCD',
      revenueAccount: '4671',
      commissionAccount: '7124',
      expensesAccount: '3461',
      ownerAccount: '4488',
    }),
    'Make the lines':
      code(`// Debit what was taken for the owner; credit the agency's commission, the expenses, and what the owner gets.
const statement = ${statement};
const { journal, revenueAccount, commissionAccount, expensesAccount, ownerAccount } = $('Settings').first().json;
const lines = [
  [revenueAccount, 'Revenue', statement.gross_revenue, 0],
  [commissionAccount, 'Commission', 0, statement.commission],
  [expensesAccount, 'Expenses', 0, statement.expenses],
  [ownerAccount, 'Payout', 0, statement.net_amount],
];
return lines.filter(([, , debit, credit]) => debit || credit).map(([account, what, debit, credit]) => ({ json: {
  key: ${billNumber} + '-' + account,
  date: ${billDate},
  journal,
  account: String(account),
  label: what + ' ' + statement.period + ' ' + statement.owner_name,
  debit,
  credit,
  reference: ${billNumber},
} }));`),
    'Write the lines': writeRows(columns, 'key'),
  },
  wires: [
    [
      'Statement is ready',
      'Settings',
      'Read the statement',
      'Is there something to pay?',
      'Make the lines',
      'Write the lines',
    ],
  ],
};

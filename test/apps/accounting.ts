import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AppStage } from './app-stage.ts';

interface Program {
  title: string;
  slug: string;
  host: string;
  settings: () => Record<string, unknown>;
  /** Every bill or line that stands there. */
  booked: () => unknown[];
  /** What a statement must become. */
  expected: (statement: Statement) => unknown[];
}

interface Statement {
  id: number;
  owner_name: string;
  period: string;
  gross_revenue: number;
  commission: number;
  expenses: number;
  net_amount: number;
}

const lastDay = (period: string) =>
  new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)), 0)).toISOString().slice(0, 10);

export const accounting = (stage: AppStage) => {
  const { quickBooks, xero, sage, googleSheets } = stage.vendors;
  const programs: Program[] = [
    {
      title: 'bills of QuickBooks',
      slug: 'quickbooks-statements',
      host: 'quickbooks.api.intuit.com',
      settings: () => ({ companyId: quickBooks.company, accountId: '7' }),
      booked: () => quickBooks.bills,
      expected: ({ id, period, net_amount }) => [
        {
          VendorRef: { value: '56' },
          CurrencyRef: { value: 'MAD' },
          DocNumber: `LGCD-${id}`,
          TxnDate: lastDay(period),
          Line: [{ Amount: net_amount, AccountBasedExpenseLineDetail: { AccountRef: { value: '7' } } }],
        },
      ],
    },
    {
      title: 'bills of Xero',
      slug: 'xero-statements',
      host: 'api.xero.com',
      settings: () => ({ organizationId: xero.organisation }),
      booked: () => xero.invoices,
      expected: ({ id, period, net_amount }) => [
        {
          Type: 'ACCPAY',
          Status: 'DRAFT',
          InvoiceNumber: `LGCD-${id}`,
          CurrencyCode: 'MAD',
          Date: lastDay(period),
          LineItems: [{ UnitAmount: net_amount, AccountCode: '400', TaxType: 'NONE' }],
        },
      ],
    },
    {
      title: 'purchase invoices of Sage',
      slug: 'sage-statements',
      host: 'api.accounting.sage.com',
      settings: () => ({ businessId: sage.business }),
      booked: () => sage.invoices,
      expected: ({ id, period, net_amount }) => [
        {
          contact_id: 'contact-1',
          reference: `LGCD-${id}`,
          date: lastDay(period),
          invoice_lines: [{ quantity: 1, unit_price: net_amount }],
        },
      ],
    },
    {
      title: 'a journal for the accountant',
      slug: 'accounting-journal-sheets',
      host: 'sheets.googleapis.com',
      settings: () => ({ spreadsheetId: googleSheets.spreadsheet }),
      booked: () => googleSheets.records('Journal'),
      expected: ({ id, period, owner_name, gross_revenue, commission, expenses, net_amount }) =>
        [
          ['4671', 'Revenue', gross_revenue, 0],
          ['7124', 'Commission', 0, commission],
          ['3461', 'Expenses', 0, expenses],
          ['4488', 'Payout', 0, net_amount],
        ]
          .filter(([, , debit, credit]) => debit || credit)
          .map(([account, what, debit, credit]) => ({
            key: `LGCD-${id}-${account}`,
            account,
            date: lastDay(period),
            label: `${what} ${period} ${owner_name}`,
            debit,
            credit,
          })),
    },
  ];

  describe.each(programs)('statements of owners to $title', ({ slug, host, settings, booked, expected }) => {
    let statement: Statement;
    const ready = () => stage.mock.emit('owner.statement_ready', { statement: { id: statement.id } });

    beforeEach(async () => {
      const { data } = await stage.client.call('statement.getAll', { per_page: 100 });
      statement = data.find(({ net_amount }) => net_amount > 0) as Statement;
    });

    it('books a statement once', async () => {
      await stage.put(slug, { settings: settings(), passRepetitions: true });
      await ready();
      await stage.done(1);
      expect(booked()).toMatchObject(expected(statement));
      await stage.again();
      await stage.done(2);
      expect(booked()).toMatchObject(expected(statement));
      expect(booked()).toHaveLength(expected(statement).length);
    });

    it('tries again after a 429, and LGCD delivers again what a longer outage stopped', async () => {
      await stage.put(slug, { settings: settings() });
      await stage.interrupt(host, ready);
      expect(booked()).toMatchObject(expected(statement));
    });
  });
};

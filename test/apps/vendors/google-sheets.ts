import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

type Cell = string | number | boolean;

const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** What Sheets makes of a cell that is entered as a person types: a formula, a number. */
function entered(value: Cell): Cell | { formula: string } {
  if (typeof value !== 'string') return value;
  if (value.startsWith('=')) return { formula: value };
  return /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** Reading and writing values of one spreadsheet with one sheet, as sheets.googleapis.com/v4 does it. */
export class GoogleSheets implements Played {
  readonly hosts = ['sheets.googleapis.com', 'oauth2.googleapis.com', 'www.googleapis.com'];
  readonly spreadsheet = '1LgcdSpreadsheetOfThisTest';
  readonly #headings = {
    Events: ['event_id', 'event', 'happened_at', 'subject', 'details'],
    Journal: ['key', 'date', 'journal', 'account', 'label', 'debit', 'credit', 'reference'],
  };
  readonly accounts = {
    googleSheetsOAuth2Api: {
      clientId: 'client',
      clientSecret: 'secret',
      oauthTokenData: { access_token: 'ya29.of-this-test', refresh_token: 'refresh', token_type: 'Bearer' },
    },
  };
  sheets: Record<string, unknown[][]> = {};

  forget(): void {
    this.sheets = Object.fromEntries(
      Object.entries(this.#headings).map(([title, names]) => [title, [names]]),
    );
  }

  /** The rows below the first one, as objects. */
  records(sheet: 'Events' | 'Journal'): Record<string, unknown>[] {
    const [names = [], ...rows] = this.sheets[sheet] ?? [];
    return rows.map((row) => Object.fromEntries(names.map((name, index) => [String(name), row[index]])));
  }

  answer({ method, path, query, headers, body }: Ask): Answer {
    if (headers.authorization !== 'Bearer ya29.of-this-test')
      return { status: 401, body: { error: { code: 401 } } };
    const base = `/v4/spreadsheets/${this.spreadsheet}`;
    if (!path.startsWith(base)) return { status: 404, body: { error: { code: 404, status: 'NOT_FOUND' } } };
    const rest = path.slice(base.length);
    if (method === 'GET' && rest === '') {
      const sheets = Object.keys(this.sheets).map((title, sheetId) => ({
        properties: { sheetId, title, gridProperties: { rowCount: 1000 } },
      }));
      return { body: { sheets } };
    }
    if (method === 'GET' && rest.startsWith('/values/')) {
      const range = rest.slice('/values/'.length);
      return { body: { range, values: this.#rowsOf(range) } };
    }
    // More empty lines below: a sheet here has no end.
    if (method === 'POST' && rest === ':batchUpdate')
      return { body: { spreadsheetId: this.spreadsheet, replies: [{}] } };
    const {
      values = [],
      data = [],
      valueInputOption,
    } = body as {
      values?: Cell[][];
      data?: { range: string; values: Cell[][] }[];
      valueInputOption?: string;
    };
    const option = query.valueInputOption ?? valueInputOption;
    if (method === 'PUT' && rest.startsWith('/values/')) this.#write(rest.slice(8), values, option);
    else if (method === 'POST' && /^\/values\/.*:append$/.test(rest)) {
      const range = rest.slice('/values/'.length, -':append'.length);
      this.#write(`A${this.#rowsOf(range).length + 1}`, values, option, this.#rowsOf(range));
    } else if (method === 'POST' && rest === '/values:batchUpdate') {
      for (const { range, values: cells } of data) this.#write(range, cells, option);
    } else return { status: 404, body: { error: { code: 404, status: 'NOT_FOUND' } } };
    return { body: { spreadsheetId: this.spreadsheet } };
  }

  #rowsOf(range: string): unknown[][] {
    return this.sheets[(range.split('!')[0] ?? '').replaceAll("'", '')] ?? [];
  }

  /** Writes from the first cell of a range on. */
  #write(range: string, values: Cell[][], option: string | undefined, rows = this.#rowsOf(range)): void {
    const [, letters = 'A', line = '1'] = /!?([A-Z]+)?(\d+)/.exec(range.split('!').at(-1) ?? '') ?? [];
    for (const [down, cells] of values.entries()) {
      const at = Number(line) - 1 + down;
      rows[at] ??= [];
      const row = rows[at];
      for (const [across, cell] of cells.entries()) {
        row[columnOf(letters) + across] = option === 'RAW' ? cell : entered(cell);
      }
    }
  }
}

import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

interface Vendor {
  Id: string;
  DisplayName: string;
}

/** Vendors and bills of one company; a `requestid` that was seen gets its first answer. */
export class QuickBooks implements Played {
  readonly hosts = ['quickbooks.api.intuit.com'];
  readonly company = '9341453000000000';
  readonly accounts = {
    quickBooksOAuth2Api: {
      clientId: 'client',
      clientSecret: 'secret',
      environment: 'production',
      oauthTokenData: {
        access_token: 'qb-of-this-test',
        refresh_token: 'refresh',
        token_type: 'bearer',
        callbackQueryString: { realmId: this.company },
      },
    },
  };
  vendors: Vendor[] = [];
  bills: Record<string, unknown>[] = [];
  #seen = new Map<string, Answer>();

  forget(): void {
    this.vendors = [];
    this.bills = [];
    this.#seen.clear();
  }

  answer({ method, path, query, headers, body }: Ask): Answer {
    if (headers.authorization !== 'Bearer qb-of-this-test')
      return { status: 401, body: { fault: { type: 'AUTHENTICATION' } } };
    const base = `/v3/company/${this.company}`;
    if (method === 'GET' && path === `${base}/query`) return this.#query(query.query ?? '');
    if (method === 'POST' && path === `${base}/vendor`) {
      const { DisplayName } = body as Vendor;
      const vendor = { Id: String(this.vendors.length + 56), DisplayName };
      if (this.vendors.some((one) => one.DisplayName === DisplayName)) {
        return {
          status: 400,
          body: { Fault: { Error: [{ code: '6240', Message: 'Duplicate Name Exists Error' }] } },
        };
      }
      this.vendors.push(vendor);
      return { body: { Vendor: vendor } };
    }
    if (method !== 'POST' || path !== `${base}/bill`) return { status: 404, body: {} };
    return this.#bill(query.requestid, body as Record<string, unknown>);
  }

  #query(text: string): Answer {
    const [, name] =
      /^SELECT \* FROM vendor WHERE DisplayName = '((?:[^'\\]|\\.)*)' MAXRESULTS 1$/.exec(text) ?? [];
    if (name === undefined)
      return { status: 400, body: { Fault: { Error: [{ code: '4000', Message: text }] } } };
    const found = this.vendors.filter(({ DisplayName }) => DisplayName === name.replace(/\\(.)/g, '$1'));
    return { body: { QueryResponse: found.length > 0 ? { Vendor: found } : {} } };
  }

  #bill(requestId: string | undefined, bill: Record<string, unknown>): Answer {
    const first = requestId === undefined ? undefined : this.#seen.get(requestId);
    if (first) return first;
    const { value } = bill.VendorRef as { value: string };
    if (!this.vendors.some(({ Id }) => Id === value))
      return { status: 400, body: { Fault: { Error: [{ code: '2500' }] } } };
    this.bills.push(bill);
    const answer = { body: { Bill: { ...bill, Id: String(this.bills.length) } } };
    if (requestId !== undefined) this.#seen.set(requestId, answer);
    return answer;
  }
}

import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

/** Contacts and purchase invoices of one business; lists come in `$items`. */
export class Sage implements Played {
  readonly hosts = ['api.accounting.sage.com'];
  readonly business = 'sage-business-1';
  readonly accounts = {
    'oAuth2Api Sage account': {
      grantType: 'authorizationCode',
      authUrl: 'https://www.sageone.com/oauth2/auth/central',
      accessTokenUrl: 'https://oauth.accounting.sage.com/token',
      clientId: 'client',
      clientSecret: 'secret',
      oauthTokenData: { access_token: 'sage-of-this-test', refresh_token: 'refresh', token_type: 'bearer' },
    },
  };
  contacts: { id: string; name: string; [field: string]: unknown }[] = [];
  invoices: Record<string, unknown>[] = [];

  forget(): void {
    // A search finds parts of names.
    this.contacts = [{ id: 'other', name: 'Nadia Benjelloun and sons' }];
    this.invoices = [];
  }

  answer({ method, path, query, headers, body }: Ask): Answer {
    if (headers.authorization !== 'Bearer sage-of-this-test')
      return { status: 401, body: [{ $severity: 'error' }] };
    if (headers['x-business'] !== this.business)
      return { status: 404, body: [{ $message: 'Unknown business' }] };
    const route = `${method} ${path}`;
    const given = body as Record<string, Record<string, unknown>>;
    const search = query.search ?? '';
    if (route === 'GET /v3.1/contacts')
      return { body: { $items: this.contacts.filter(({ name }) => name.includes(search)) } };
    if (route === 'GET /v3.1/purchase_invoices') {
      return {
        body: { $items: this.invoices.filter(({ reference }) => String(reference).includes(search)) },
      };
    }
    if (route === 'POST /v3.1/contacts') {
      const contact = {
        ...given.contact,
        id: `contact-${this.contacts.length}`,
        name: String(given.contact?.name),
      };
      this.contacts.push(contact);
      return { status: 201, body: contact };
    }
    if (route !== 'POST /v3.1/purchase_invoices') return { status: 404, body: [] };
    const invoice = given.purchase_invoice ?? {};
    if (!this.contacts.some(({ id }) => id === invoice.contact_id))
      return { status: 422, body: [{ $message: 'Contact' }] };
    this.invoices.push(invoice);
    return { status: 201, body: { id: `invoice-${this.invoices.length}`, ...invoice } };
  }
}

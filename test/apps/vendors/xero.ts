import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

/** Contacts and invoices of one organisation. Like Xero, it takes two bills of one number. */
export class Xero implements Played {
  readonly hosts = ['api.xero.com'];
  readonly organisation = 'ccccdddd-0000-4000-8000-000000000001';
  readonly accounts = {
    xeroOAuth2Api: {
      clientId: 'client',
      clientSecret: 'secret',
      oauthTokenData: { access_token: 'xero-of-this-test', refresh_token: 'refresh', token_type: 'Bearer' },
    },
  };
  contacts: { ContactID: string; Name: string }[] = [];
  invoices: Record<string, unknown>[] = [];

  forget(): void {
    this.contacts = [];
    this.invoices = [];
  }

  answer({ method, path, query, headers, body }: Ask): Answer {
    if (headers.authorization !== 'Bearer xero-of-this-test')
      return { status: 401, body: { Title: 'Unauthorized' } };
    if (headers['xero-tenant-id'] !== this.organisation) return { status: 403, body: { Title: 'Forbidden' } };
    const route = `${method} ${path}`;
    if (route === 'GET /api.xro/2.0/Contacts') {
      const [, name] = /^Name=="([^"]*)"$/.exec(query.where ?? '') ?? [];
      return { body: { Contacts: this.contacts.filter(({ Name }) => Name === name) } };
    }
    if (route === 'GET /api.xro/2.0/Invoices') {
      const [, number] = /^Type=="ACCPAY"&&InvoiceNumber=="([^"]*)"$/.exec(query.where ?? '') ?? [];
      return { body: { Invoices: this.invoices.filter(({ InvoiceNumber }) => InvoiceNumber === number) } };
    }
    if (route === 'POST /api.xro/2.0/Contacts') {
      const contact = {
        ContactID: `contact-${this.contacts.length + 1}`,
        Name: (body as { Name: string }).Name,
      };
      this.contacts.push(contact);
      return { body: { Contacts: [contact] } };
    }
    if (route !== 'POST /api.xro/2.0/Invoices') return { status: 404, body: {} };
    const invoice = body as { Contact: { ContactID: string } };
    if (!this.contacts.some(({ ContactID }) => ContactID === invoice.Contact.ContactID)) {
      return { status: 400, body: { Type: 'ValidationException' } };
    }
    this.invoices.push({ ...invoice, InvoiceID: `invoice-${this.invoices.length + 1}` });
    return { body: { Invoices: [this.invoices.at(-1)] } };
  }
}

import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

interface Contact {
  id: number;
  email: string;
  attributes: Record<string, unknown>;
  listIds: number[];
}

/** `POST /v3/contacts`: 201 with an id, 204 for an update, 400 `duplicate_parameter` without `updateEnabled`. */
export class Brevo implements Played {
  readonly hosts = ['api.brevo.com'];
  readonly accounts = { sendInBlueApi: { apiKey: 'xkeysib-of-this-test' } };
  readonly list = 12;
  contacts: Contact[] = [];
  readonly #attributes = ['FIRSTNAME', 'LASTNAME', 'CHECK_IN', 'CHECK_OUT', 'LGCD_BOOKING'];

  forget(): void {
    this.contacts = [];
  }

  answer({ method, path, headers, body }: Ask): Answer {
    if (headers['api-key'] !== 'xkeysib-of-this-test') {
      return { status: 401, body: { code: 'unauthorized', message: 'Key not found' } };
    }
    if (method !== 'POST' || path !== '/v3/contacts')
      return { status: 404, body: { code: 'document_not_found' } };
    const invalid = (message: string) => ({ status: 400, body: { code: 'invalid_parameter', message } });
    const {
      email,
      attributes = {},
      listIds = [],
      updateEnabled,
    } = body as Partial<Contact> & { updateEnabled?: boolean };
    if (!email?.includes('@')) return invalid('Invalid email address');
    if (Object.keys(attributes).some((name) => !this.#attributes.includes(name)))
      return invalid('Invalid attribute');
    if (listIds.some((id) => id !== this.list)) return invalid('List ID does not exist');
    const found = this.contacts.find((contact) => contact.email === email);
    if (!found) {
      const id = this.contacts.length + 1;
      this.contacts.push({ id, email, attributes, listIds });
      return { status: 201, body: { id } };
    }
    if (!updateEnabled) {
      return { status: 400, body: { code: 'duplicate_parameter', message: 'Contact already exist' } };
    }
    Object.assign(found.attributes, attributes);
    found.listIds = [...new Set([...found.listIds, ...listIds])];
    return { status: 204 };
  }
}

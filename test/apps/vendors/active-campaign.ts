import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

interface Contact {
  id: string;
  email: string;
  [field: string]: unknown;
}

/** `contact/sync` makes or changes a contact by e-mail; a tag that a contact gets starts the automation on it. */
export class ActiveCampaign implements Played {
  readonly hosts = ['agency.api-us1.com'];
  readonly url = 'https://agency.api-us1.com';
  readonly list = 3;
  readonly tag = 8;
  readonly accounts = { activeCampaignApi: { apiUrl: this.url, apiKey: 'ac-of-this-test' } };
  contacts: Contact[] = [];
  /** Each time that a contact got a tag. */
  tagged: { id: string; contact: string; tag: string }[] = [];
  listed: { contact: string; list: string; status: string }[] = [];

  forget(): void {
    this.contacts = [];
    this.tagged = [];
    this.listed = [];
  }

  answer({ method, path, headers, body }: Ask): Answer {
    if (headers['api-token'] !== 'ac-of-this-test') return { status: 403, body: { message: 'Forbidden' } };
    const route = `${method} ${path}`;
    const given = body as Record<string, Record<string, string | number>> | undefined;
    if (route === 'POST /api/3/contact/sync') return this.#sync(given?.contact as unknown as Contact);
    const [, of] = /^GET \/api\/3\/contacts\/(\d+)\/contactTags$/.exec(route) ?? [];
    if (of) return { body: { contactTags: this.tagged.filter(({ contact }) => contact === of) } };
    if (route === 'POST /api/3/contactTags') {
      const { contact, tag } = given?.contactTag ?? {};
      if (Number(tag) !== this.tag) return { status: 404, body: { message: 'No Result found' } };
      const added = { id: String(this.tagged.length + 1), contact: String(contact), tag: String(tag) };
      this.tagged.push(added);
      return { status: 201, body: { contactTag: added } };
    }
    if (route === 'POST /api/3/contactLists') {
      const { contact, list, status } = given?.contactList ?? {};
      this.listed.push({ contact: String(contact), list: String(list), status: String(status) });
      return { body: { contactList: given?.contactList } };
    }
    return { status: 404, body: { message: 'Not Found' } };
  }

  #sync(contact: Contact): Answer {
    if (!contact.email.includes('@')) return { status: 422, body: { errors: [{ code: 'email_invalid' }] } };
    const found = this.contacts.find(({ email }) => email === contact.email);
    if (found) Object.assign(found, contact);
    else this.contacts.push({ ...contact, id: String(this.contacts.length + 11) });
    return {
      status: found ? 200 : 201,
      body: { contact: this.contacts.find(({ email }) => email === contact.email) },
    };
  }
}

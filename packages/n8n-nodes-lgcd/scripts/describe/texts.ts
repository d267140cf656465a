import type { Field } from '../../../core-client/src/catalog-data.ts';
import { capital, choiceName } from './wording.ts';

/**
 * What an operation does, for people who have never seen the API. Where nothing stands here, the contract's own text
 * says it.
 */
const operationTexts: Readonly<Record<string, string>> = {
  'account.get': 'The agency, its plan, and the abilities of the token',
  'booking.cancel':
    'Cancels the booking and frees its days. One that is cancelled already, or over, is refused.',
  'booking.create':
    'Books a stay. Days that are taken, and more guests than the property takes, are refused. With an External Reference it can be repeated: the booking is found again instead of made twice.',
  'cleaningTask.update':
    'Changes what you add below, and leaves the rest. A completed task does not change its status again.',
  'icalSource.create': 'Has LGCD read the calendar of a channel, and block the days that are taken there',
  'icalSource.delete': 'Removes the source, and with it the days that it blocked',
  'icalSource.sync':
    'Has LGCD read the calendar now. The outcome comes later: the status of the source tells it, and the trigger tells of conflicts.',
  'maintenanceTicket.create':
    'Reports a repair. An urgent one, and one with an assignee, starts their triggers.',
  'maintenanceTicket.update':
    'Changes what you add below, and leaves the rest. A resolved ticket changes neither its status nor its assignee again.',
  'property.exportCalendar':
    'The bookings and blocked days of the property as an iCal file, for a channel to read',
  'rate.create':
    'Sets the price of a season. One that overlaps another rate of the property is refused; Sync Prices makes room by itself.',
  'rate.delete': 'Removes the season',
  'rate.update': 'Changes what you fill in, and leaves the rest as it is',
  'review.create': 'Adds a review. The External Reference of another review is refused.',
  'saasInvoice.getAll': 'The invoices of your own LGCD subscription. The Basic plan has them too.',
  'webhook.create':
    'Each event needs the read ability of its family. The secret is in this answer, and never again.',
  'webhook.test': 'The Test button of LGCD: sends a made-up delivery, signed like any other',
  'webhook.update':
    'Changes what you add below, and leaves the rest. Each event needs the read ability of its family.',
  'whatsappMessage.create':
    'Fills a template and puts the message into the outbox, to the guest of a booking or to a number. What the booking says is filled in by itself.',
};

export const operationText = ({ name, description }: { name: string; description: string }): string =>
  operationTexts[name] ?? description;

const examples: Partial<Record<Field['type'], string>> = {
  date: '2026-08-12',
  dateTime: '2026-08-12T10:00',
  money: '950 or 950.50',
};

/** LGCD knows languages by two letters; other choices are read by their names too. */
const choiceText = (value: string) =>
  /^(?:ar|en|fr)$/.test(value) ? `${value} (${choiceName(value)})` : choiceName(value);

/** How the value is written, for expressions and language models, which see no calendar and no list. */
function written({ type, choices, label }: Field): string | undefined {
  if (choices) return `one of ${choices.map(choiceText).join(', ')}`;
  if (type === 'list' && !/Photos/.test(label)) return 'several are separated by commas';
  if (type === 'date') return `written YYYY-MM-DD, as in ${examples.date}`;
  return examples[type] && `as in ${examples[type]}`;
}

/** A choice of an update has no default: it stays as it is. */
const withoutDefault = (text: string) => text.replace(/;.*$/, '');

/** Where the ID of an object comes from: a language model sees no list to choose from. */
export const idText = (text: string, label: string): string =>
  `${text}; the operation Get Many of the resource ${label} finds it`;

/** What a field is, in the words of the form. */
export function fieldText(field: Field, isUpdate: boolean): string {
  const plain = field.description
    .replace(', E.164, as in', ' with its country, as in')
    .replace(/^(.*) sends \w+\.\w+$/, '$1 starts its trigger')
    .replace(/\. Urgent starts its trigger$/, '. An urgent one starts its trigger');
  const text = isUpdate && field.choices ? withoutDefault(plain) : plain;
  const how = written(field);
  if (how === undefined || text.includes('as in')) return text;
  if (text === '') return how;
  return /^(?:as in|written)/.test(how) && !/[;.]/.test(text)
    ? `${text}, ${how}`
    : `${text.replace(/\.$/, '')}. ${capital(how)}.`;
}

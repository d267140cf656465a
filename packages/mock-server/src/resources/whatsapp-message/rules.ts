import type { bookingVariables } from '@lgcd/core-client';
import { isoTime } from '../../engine/clock.ts';
import type { Domain } from '../../engine/domain.ts';
import { invalid, selectedInvalid } from '../../http/laravel/errors.ts';
import { audit } from '../audit-log/audit.ts';
import type { Parsed } from '../handler.ts';
import { refuseUnless } from '../refuse-unless.ts';
import type { Row } from '../tables.ts';
import { presentMessage } from './present.ts';

type Message = Row<'whatsapp_messages'>;
type Booking = Row<'bookings'>;

/** Numbers that end so are not on WhatsApp, to try a failure with: +212600000999. */
export const unreachable = (to: string): boolean => to.endsWith('0999');

/** Characters that WhatsApp takes. Source: WhatsApp Business Platform. */
const longestBody = 4096;

function templateOf(
  { store }: Domain,
  name: string,
  language: Message['language'],
): Row<'whatsapp_templates'> {
  const inAll = store.list('whatsapp_templates', [['name = ?', name]]);
  if (inAll.length === 0) throw invalid({ template: selectedInvalid('template') });
  const found = inAll.find((template) => template.language === language);
  if (!found) throw invalid({ language: selectedInvalid('language') });
  return found;
}

/** What a booking knows of the variables that templates ask for. */
const variablesOf = (
  { store }: Domain,
  booking: Booking,
): Record<(typeof bookingVariables)[number], string> => ({
  guest_name: booking.guest_name,
  property_name: store.find('properties', booking.property_id)?.name ?? '',
  check_in: booking.check_in,
  check_out: booking.check_out,
  reference: booking.reference,
});

/** @throws Invalid that names each missing variable. */
function filled(names: readonly string[], values: Readonly<Record<string, unknown>>): Record<string, string> {
  const text = (name: string) => (Object.hasOwn(values, name) ? String(values[name] ?? '') : '');
  const missing = names.filter((name) => text(name) === '');
  if (missing.length > 0) {
    throw invalid(
      Object.fromEntries(
        missing.map((name) => [`variables.${name}`, `The variables.${name} field is required.`]),
      ),
    );
  }
  return Object.fromEntries(names.map((name) => [name, text(name)]));
}

const render = (body: string, variables: Record<string, string>): string =>
  body.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => variables[name] ?? '');

/** Fills a template and puts the message into the outbox; the clock carries it from there, see `advanceMessage`. */
export function prepareMessage(domain: Domain, given: Parsed<'whatsappMessage.create'>): Message {
  const booking = given.booking_id == null ? undefined : domain.store.find('bookings', given.booking_id);
  const template = templateOf(domain, given.template, given.language ?? 'fr');
  const to = given.to ?? booking?.guest_phone;
  if (!to) throw invalid({ to: 'The to field is required when the booking has no guest phone.' });
  const known = booking ? variablesOf(domain, booking) : {};
  const variables = filled(template.variables, { ...known, ...given.variables });
  const body = render(template.body, variables);
  if (body.length > longestBody) {
    throw invalid({ variables: `The message must not be greater than ${longestBody} characters.` });
  }
  const row = domain.store.insert('whatsapp_messages', {
    booking_id: booking?.id ?? null,
    template: template.name,
    language: template.language,
    to,
    variables,
    body,
    status: 'prepared',
  });
  audit(domain, {
    action: 'whatsapp.prepared',
    description: `A WhatsApp message from template ${row.template} was prepared.`,
    subject: ['whatsapp_message', row.id],
  });
  return row;
}

export function failMessage(domain: Domain, row: Message, error = 'The number is not on WhatsApp.'): Message {
  refuseUnless(row.status, ['prepared', 'queued', 'sent'], 'message', 'failed');
  const after = domain.store.update('whatsapp_messages', row.id, {
    status: 'failed',
    error,
    failed_at: domain.now(),
  });
  domain.emit('whatsapp.message_failed', { message: presentMessage(after) });
  audit(domain, {
    severity: 'warning',
    action: 'whatsapp.message_failed',
    description: `WhatsApp message ${row.id} failed: ${error}`,
    subject: ['whatsapp_message', row.id],
  });
  return after;
}

export function deliverMessage(domain: Domain, row: Message): Message {
  refuseUnless(row.status, ['prepared', 'queued', 'sent'], 'message', 'delivered');
  const now = domain.now();
  return domain.store.update('whatsapp_messages', row.id, {
    status: 'delivered',
    sent_at: row.sent_at ?? now,
    delivered_at: now,
  });
}

/** Seconds after its preparation at which a message leaves a status. Inferred. */
export const messageSteps = { prepared: 1, queued: 3, sent: 8 } as const;
export type Moving = keyof typeof messageSteps;

export const messageDue = (status: Moving, createdAt: string): number =>
  Date.parse(createdAt) + messageSteps[status] * 1000;

/** Takes a message one step on. */
export function advanceMessage(domain: Domain, row: Message): void {
  if (row.status === 'prepared') domain.store.update('whatsapp_messages', row.id, { status: 'queued' });
  else if (row.status === 'queued' && unreachable(row.to)) failMessage(domain, row);
  else if (row.status === 'queued') {
    const sent_at = isoTime(messageDue('queued', row.created_at));
    domain.store.update('whatsapp_messages', row.id, { status: 'sent', sent_at });
  } else if (row.status === 'sent') deliverMessage(domain, row);
}

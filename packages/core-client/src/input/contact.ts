import { trimmed } from './blank.ts';
import { unreadable } from './refusal.ts';

/** What LGCD takes, so that a strange address is refused here and does not cost a booking. Source: inferred. */
const isName = (name: string) => name.split('.').every((part) => /^[A-Za-z0-9_'+-]+$/.test(part));

const isHost = (host: string) => {
  const labels = host.split('.');
  return (
    labels.length > 1 &&
    /^[A-Za-z]{2,}$/.test(labels.at(-1) as string) &&
    labels.every((label) => /^[A-Za-z0-9-]+$/.test(label) && !label.startsWith('-') && !label.endsWith('-'))
  );
};

/**
 * An email address; `mailto:` before it, or a name as in `Karim <karim@example.com>`, is passed over.
 * @throws Unreadable
 */
export function readEmail(given: unknown): string {
  const example = 'Write it as in name@example.com.';
  if (typeof given !== 'string' || given.length > 1000) return unreadable('is not an email address', example);
  const text = trimmed(given);
  const bracket = text.endsWith('>') ? text.lastIndexOf('<') : -1;
  const bare = trimmed(bracket >= 0 ? text.slice(bracket + 1, -1) : text).replace(/^mailto:/i, '');
  const parts = bare.split('@');
  const [name = '', host = ''] = parts;
  if (parts.length === 2 && isName(name) && isHost(host)) return bare;
  return unreadable('is not an email address', example);
}

/**
 * A web address. `webcal:`, which calendars are offered under, is read over https.
 * @throws Unreadable
 */
export function readUrl(given: unknown): string {
  const example = 'Write it as in https://example.com/calendar.ics.';
  if (typeof given !== 'string' || given.length > 4000) return unreadable('is not a web address', example);
  const text = trimmed(given).replace(/^webcals?:\/\//i, 'https://');
  try {
    const { protocol, hostname } = new URL(text);
    if ((protocol === 'https:' || protocol === 'http:') && hostname !== '' && !/\s/.test(text)) return text;
  } catch {
    // Refused below, in words.
  }
  return unreadable('is not a web address', example);
}

import { Source } from './literal.ts';

/** `check_in_from` to `checkInFrom`: the API's field as a parameter of the node. */
export const camelCase = (name: string) =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Values whose name isn't the value in capitals. */
const names: Record<string, string> = {
  api: 'API',
  ar: 'Arabic',
  booking: 'Booking.com',
  en: 'English',
  fr: 'French',
};

/** `in_progress` to `In Progress`. */
export const choiceName = (value: string) => names[value] ?? value.split('_').map(capital).join(' ');

/** Operations whose name isn't their key in capitals: a message is prepared, LGCD sends it. */
const operationNames: Record<string, string> = { 'whatsappMessage.create': 'Prepare' };

/** `rotateSecret` to `Rotate Secret`. */
export const operationName = ({ resource, key }: { resource: string; key: string }) =>
  operationNames[`${resource}.${key}`] ??
  (key === 'getAll'
    ? 'Get Many'
    : key
        .split(/(?=[A-Z])/)
        .map(capital)
        .join(' '));

const withoutArticles = (sentence: string) => sentence.replaceAll(/ (?:an?|the)(?= )/g, '');

/** `List the deliveries of a webhook` to `Get many deliveries of webhook`: what n8n shows in its list of actions. */
export const actionText = (summary: string) => withoutArticles(summary).replace(/^List /, 'Get many ');

const isPlainSentence = (text: string) =>
  text
    .split(' ')
    .slice(1)
    .every((word) => word === word.toLowerCase());

/**
 * n8n's sentence-case rule takes the capitals of WhatsApp, iCal and SaaS for mistakes, and reads string literals
 * only; a template literal keeps the names as their owners write them.
 */
export const sentenceSource = (text: string) => (isPlainSentence(text) ? text : new Source(`\`${text}\``));

export const actionSource = (summary: string) => sentenceSource(actionText(summary));

/** `iCal Conflict Detected` to `iCal conflict detected`, within a sentence. */
export const inSentence = (title: string) =>
  title
    .split(' ')
    .map((word) => (/^[A-Z][a-z-]+$/.test(word) ? word.toLowerCase() : word))
    .join(' ');

/**
 * A description as n8n wants it: one sentence without a final period, several with it, ID and URL in capitals. One
 * that says no more than the name is left out.
 */
export function description(text: string, name = ''): string | undefined {
  const plain = text
    .trim()
    .replaceAll('`', '')
    .replace(/\.$/, '')
    .replaceAll(/\b(id|url)(s?)\b/g, (_, word: string, plural: string) => `${word.toUpperCase()}${plural}`);
  if (plain.toLowerCase() === name.toLowerCase()) return undefined;
  const sentence = capital(plain);
  return /[.!?] /.test(sentence) ? `${sentence}.` : sentence;
}

export const sorted = <T>(entries: readonly T[], nameOf: (entry: T) => string): T[] =>
  [...entries].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));

import { actions } from './actions.generated.ts';

/** Fields of the form: the API's name, and the label that the person sees. */
export type Labels = ReadonlyMap<string, string>;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** `check_in` to `Check In`, for a field that the form doesn't have. */
const titled = (field: string) => field.split(/[._]/).map(capital).join(' ');

/** `booking.create` to `Create booking`, in quotation marks, as n8n's list of actions has it. */
export const actionOf = (operation: string): string => `“${actions[operation] ?? operation}”`;

/** `variables.guest_name`, `property_ids.0`: the field of the form, and what of it is meant. */
export function labelOf(field: string, labels: Labels): string {
  const [holder = field, inner] = field.split('.');
  const label = labels.get(field) ?? labels.get(holder);
  if (label !== undefined && /^\d+$/.test(inner ?? '')) return `${label}, entry ${Number(inner) + 1}`;
  if (holder === 'variables' && inner !== undefined)
    return `Template variable ${capital(inner.replaceAll('_', ' '))}`;
  return label ?? titled(field);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The API's name as its sentences write it. */
const spoken = (field: string) => field.replaceAll('_', ' ');

/** Other fields that a sentence compares with. A single word is one only where a field is sure to stand. */
function othersNamed(sentence: string, labels: Labels): string {
  return [...labels].reduce((text, [name, label]) => {
    const words = escaped(spoken(name));
    const place = name.includes('_') ? '' : '(?<=\\b(?:after|before|equal to|than|when) )';
    return text.replace(new RegExp(`${place}\\b${words}\\b(?! field)`, 'g'), label);
  }, sentence);
}

/** PHP's letters for the parts of a date. */
const formats: readonly (readonly [RegExp, string])[] = [
  [/\bmatch the format Y-m-d\b/, 'be a day, as in 2026-08-12'],
  [/\bmatch the format Y-m\b/, 'be a month, as in 2026-07'],
  [/\bmatch the format [^.]+/, 'be a time, as in 2026-08-12T10:00:00+00:00'],
];

/**
 * LGCD's sentence about a field, with the fields as the form calls them: `The check in field is required.` is
 * `Check In is required.`
 */
export function inFormWords(field: string, sentence: string, labels: Labels): string {
  const label = labelOf(field, labels);
  const names = [...new Set([field, spoken(field)])].map(escaped).join('|');
  const said = formats.reduce((text, [format, words]) => text.replace(format, words), sentence);
  if (new RegExp(`^The selected (?:${names}) is invalid\\.?$`).test(said))
    return `${label}: LGCD has none like this that the token may use.`;
  const own = said.replace(new RegExp(`^The (?:${names})(?: field)? `), `${label} `);
  const others = othersNamed(own === said ? own : own.slice(label.length), labels);
  return own === said ? `${label}: ${others}` : `${label}${others}`;
}

/** Names that people write with capitals. */
const proper: readonly (readonly [RegExp, string])[] = [
  [/\bwhatsapp(?= )/g, 'WhatsApp'],
  [/\bical(?= )/g, 'iCal'],
  [/\bsaas(?= )/g, 'SaaS'],
];

/** A sentence of the client with the operation and the keys of the object as the form calls them. */
export function inWords(sentence: string, operation: string | undefined, labels: Labels): string {
  const named = operation === undefined ? sentence : sentence.replaceAll(operation, actionOf(operation));
  const keyed = named.replace(
    /(?<=\bwith |, )(id|[a-z_]+_id) (?=[\w-]+)/g,
    (_, name: string) => `${name === 'id' ? 'ID' : labelOf(name, labels)} `,
  );
  return proper.reduce((text, [name, written]) => text.replace(name, written), keyed);
}

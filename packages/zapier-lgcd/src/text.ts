const spelled = new Map([
  ['api', 'API'],
  ['vrbo', 'Vrbo'],
  ['ical', 'iCal'],
]);

/** Values that are known by another name: a channel, the languages of templates. */
const known = new Map([
  ['booking', 'Booking.com'],
  ['fr', 'French'],
  ['en', 'English'],
  ['ar', 'Arabic'],
]);

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `in_progress` to `In Progress`: a value of the API as a choice that people read. */
export const title = (value: string): string =>
  known.get(value) ??
  value
    .split('_')
    .map((word) => spelled.get(word) ?? capital(word))
    .join(' ');

/** `cleaningTask` to `cleaning_task`: a resource's name as the API writes it. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A description with the full stop that Zapier's style asks for. */
export const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What tells people which object it is, in the order in which a sentence would. */
const telling = [
  'reference',
  'number',
  'title',
  'name',
  'description',
  'template',
  'guest_name',
  'author',
  'customer_name',
  'owner_name',
  'reason',
  'last_error',
  'error',
  'period',
  'start_date',
  'end_date',
  'check_in',
  'check_out',
  'rating',
  'total',
  'net_amount',
  'amount',
  'assignee',
  'priority',
  'status',
];

const longest = 250;

const isWord = (value: unknown): value is string | number =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';

/** An event in one line, as a message in Slack is read: what happened, and to what. */
export function summaryOf(title: string, data: object): string {
  const blocks = Object.values(data).filter(
    (block): block is Record<string, unknown> => typeof block === 'object' && block !== null,
  );
  const words = blocks.flatMap((block) => telling.map((name) => block[name]).filter(isWord));
  const line = `${title}: ${words.join(' · ')}`.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1).replace(/\p{Surrogate}$/u, '')}…` : line;
}

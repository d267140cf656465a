import { isObject, readDocument, resolver, type ServedOperation } from './document.ts';
import { type FlatField, fieldsOf, isDescribed } from './fields.ts';
import type { Drift, Place } from './types.ts';

export type Context = Pick<Drift, 'subject' | 'provenance'> & { place: Place };

const typeText = ({ types, format }: FlatField) => [types.join(' or '), format].filter(Boolean).join(' ');

const more = (a: readonly string[] | undefined, b: readonly string[] | undefined): string[] =>
  a && b ? a.filter((value) => !b.includes(value)) : [];

/** Only what breaks somebody: an answer may hold less than its reader expects, a request more than is asked. */
export function fieldDrift(contract: FlatField, served: FlatField, field: string, context: Context): Drift[] {
  const base = { ...context, field, provenance: contract.provenance ?? context.provenance ?? 'inferred' };
  const isAnswer = context.place === 'answer';
  const [reads, writes] = isAnswer ? [contract, served] : [served, contract];
  const found: Drift[] = [];
  const isTyped = contract.types.length > 0 && served.types.length > 0;
  // Every integer is a number, so one may come where the other is read.
  const takes = (type: string) =>
    reads.types.includes(type) || (type === 'integer' && reads.types.includes('number'));
  const formatDiffers =
    contract.format !== undefined && served.format !== undefined && contract.format !== served.format;
  if (isTyped && (!writes.types.every(takes) || formatDiffers)) {
    found.push({ kind: 'changed_type', ...base, contract: typeText(contract), served: typeText(served) });
  } else if (isTyped && writes.nullable && !reads.nullable) {
    const text = (side: FlatField) => (side.nullable ? 'null as well' : 'never null');
    found.push({ kind: 'changed_type', ...base, contract: text(contract), served: text(served) });
  }
  const unread = more(writes.choices, reads.choices);
  if (unread.length > 0) {
    const text = `also ${unread.join(', ')}`;
    found.push({ kind: 'changed_choices', ...base, ...(isAnswer ? { served: text } : { contract: text }) });
  }
  if (!isAnswer && served.required && !contract.required && field !== '') {
    found.push({ kind: 'changed_required', ...base, contract: 'optional', served: 'required' });
  }
  return found;
}

/** `data[].id` to `data[]`, and that to `data`. */
export const parentOf = (field: string) =>
  field.endsWith('[]')
    ? field.slice(0, -2)
    : field.slice(0, Math.max(0, field.lastIndexOf('.'), field.lastIndexOf(']') + 1));

function fieldsDrift(
  contract: ReadonlyMap<string, FlatField>,
  served: ReadonlyMap<string, FlatField>,
  context: Context,
): Drift[] {
  // An object that says nothing of its fields may well have them all.
  const described = new Set(['', ...[...served.keys()].filter((field) => field !== '').map(parentOf)]);
  const isKnown = (field: string) => field === '' || served.has(field);
  const changed = [...contract].flatMap(([field, ours]): Drift[] => {
    const theirs = served.get(field);
    if (theirs) return fieldDrift(ours, theirs, field, context);
    const parent = parentOf(field);
    if (field === '' || !isKnown(parent) || !described.has(parent)) return [];
    const provenance = ours.provenance ?? context.provenance ?? 'inferred';
    return [{ kind: 'missing_field', ...context, field, provenance }];
  });
  const isNew = (field: string) => field !== '' && !contract.has(field) && !isBelowNew(field);
  const isBelowNew = (field: string) => parentOf(field) !== '' && !contract.has(parentOf(field));
  const { subject, place } = context;
  const extra = [...served.keys()]
    .filter(isNew)
    .map((field): Drift => ({ kind: 'extra_field', subject, place, field }));
  return [...changed, ...extra];
}

type Resolve = ReturnType<typeof resolver>;

function operationDrift(
  ours: ServedOperation,
  theirs: ServedOperation,
  resolve: { ours: Resolve; theirs: Resolve },
): Drift[] {
  const subject = ours.id ?? ours.key;
  const base = { subject, provenance: ours.provenance ?? 'inferred' };
  const found: Drift[] = [];
  if (ours.method !== theirs.method) {
    found.push({ kind: 'changed_method', ...base, contract: ours.method, served: theirs.method });
  }
  if (theirs.abilities && ours.abilities?.join() !== theirs.abilities.join()) {
    found.push({
      kind: 'changed_abilities',
      ...base,
      contract: ours.abilities?.join(', ') || 'none',
      served: theirs.abilities.join(', ') || 'none',
    });
  }
  const query = (operation: ServedOperation, by: Resolve) =>
    new Map(
      [...operation.query].flatMap(([name, { schema, required }]) =>
        [...fieldsOf(schema ?? {}, by)].map(
          ([way, field]) => [`${name}${way}`, way === '' ? { ...field, required } : field] as const,
        ),
      ),
    );
  found.push(
    ...fieldsDrift(query(ours, resolve.ours), query(theirs, resolve.theirs), { ...base, place: 'query' }),
  );
  for (const place of ['body', 'answer'] as const) {
    const [contract, served] = [fieldsOf(ours[place], resolve.ours), fieldsOf(theirs[place], resolve.theirs)];
    if (isDescribed(served)) found.push(...fieldsDrift(contract, served, { ...base, place }));
  }
  return found;
}

/** What a served OpenAPI 3 document says otherwise than the contract's. @throws Error when it is none */
export function compare(contract: unknown, document: unknown): Drift[] {
  const [ours, theirs] = [readDocument(contract), readDocument(document)];
  const resolve = {
    ours: resolver(isObject(contract) ? contract : {}),
    theirs: resolver(isObject(document) ? document : {}),
  };
  const pathOf = (key: string) => key.slice(key.indexOf(' ') + 1);
  const unclaimed = new Set([...theirs.operations.keys()].filter((key) => !ours.operations.has(key)));
  const found = [...ours.operations.values()].flatMap((operation): Drift[] => {
    // PATCH where the contract says PUT is the same operation under another method.
    const moved = [...unclaimed].find(
      (key) => pathOf(key) === pathOf(operation.key) && !isRead(key) && !isRead(operation.key),
    );
    const served = theirs.operations.get(operation.key) ?? (moved ? theirs.operations.get(moved) : undefined);
    if (served && !theirs.operations.has(operation.key)) unclaimed.delete(served.key);
    if (served) return operationDrift(operation, served, resolve);
    const { id, key, provenance = 'inferred' } = operation;
    return [{ kind: 'missing_operation', subject: id ?? key, contract: key, provenance }];
  });
  const extra = [...unclaimed].map((key): Drift => {
    const { method, path } = theirs.operations.get(key) as ServedOperation;
    return { kind: 'extra_operation', subject: `${method} ${path}` };
  });
  return [...found, ...extra, ...eventDrift(ours.events ?? [], theirs.events)];
}

const isRead = (key: string) => key.startsWith('GET ') || key.startsWith('DELETE ');

function eventDrift(ours: readonly string[], theirs: readonly string[] | undefined): Drift[] {
  if (!theirs) return [];
  return [
    ...more(ours, theirs).map(
      (subject): Drift => ({ kind: 'missing_event', subject, provenance: 'published' }),
    ),
    ...more(theirs, ours).map((subject): Drift => ({ kind: 'extra_event', subject })),
  ];
}

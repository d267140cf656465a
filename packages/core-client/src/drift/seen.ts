import { type Context, fieldDrift, parentOf } from './compare.ts';
import type { FlatField } from './fields.ts';
import { type KnownAnswer, type KnownOperation, known } from './known.ts';
import type { Recording } from './recording.ts';
import type { SeenField, Shape } from './shape.ts';
import type { Drift } from './types.ts';
import { isUsual } from './usual-headers.ts';

/** All that was seen of one kind of answer. */
function merged(shapes: readonly Shape[]): Map<string, SeenField> {
  const all = new Map<string, SeenField>();
  for (const [way, { times, types, words }] of shapes.flatMap((shape) => Object.entries(shape))) {
    const field = all.get(way) ?? { times: 0, types: {} };
    field.times += times;
    for (const [type, count] of Object.entries(types)) field.types[type] = (field.types[type] ?? 0) + count;
    if (words) field.words = [...new Set([...(field.words ?? []), ...words])];
    all.set(way, field);
  }
  return all;
}

/** The one that all texts have; none where there was no text. */
function formatOf([first, ...others]: readonly string[]): string | undefined {
  return first === '' || others.length > 0 ? 'of another form' : first;
}

/** What was seen as a document would describe it. */
function described({ types, words }: SeenField, contract: FlatField): FlatField {
  const seen = Object.keys(types).filter((type) => type !== 'null');
  const plain = [...new Set(seen.map((type) => type.split(' ')[0] as string))].sort();
  const formats = [...new Set(seen.filter((type) => type.startsWith('string')).map((type) => type.slice(7)))];
  return {
    types: plain.length > 0 ? plain : contract.types,
    nullable: types.null !== undefined,
    format: contract.format && formatOf(formats),
    choices: contract.choices && words,
    required: false,
    provenance: undefined,
  };
}

function missing(field: string, ours: FlatField, seen: ReadonlyMap<string, SeenField>): string | undefined {
  if (!ours.required || field === '' || field.endsWith('[]')) return undefined;
  const objects = seen.get(parentOf(field))?.types.object ?? 0;
  const without = objects - (seen.get(field)?.times ?? 0);
  return without > 0 ? `missing in ${without} of ${objects}` : undefined;
}

function fieldsSeen(ours: KnownAnswer['fields'], shapes: readonly Shape[], context: Context): Drift[] {
  const seen = merged(shapes);
  const fallback = context.provenance ?? 'inferred';
  const changed = [...ours].flatMap(([field, contract]): Drift[] => {
    const provenance = contract.provenance ?? fallback;
    const served = missing(field, contract, seen);
    const gone: Drift[] = served ? [{ kind: 'missing_field', ...context, field, served, provenance }] : [];
    const one = seen.get(field);
    return one ? [...gone, ...fieldDrift(contract, described(one, contract), field, context)] : gone;
  });
  const extra = [...seen.keys()].filter((field) => !ours.has(field));
  const { provenance: _, ...place } = context;
  return [...changed, ...extra.map((field): Drift => ({ kind: 'extra_field', ...place, field }))];
}

const upTo300 = (status: number) => status >= 200 && status < 300;

type Base = Pick<Drift, 'subject' | 'status'> & { provenance: string };

function mediaSeen(ours: KnownAnswer, all: readonly Recording[], base: Base): Drift[] {
  const contract = ours.media ?? 'nothing';
  // Errors come as web pages to who asked for one.
  const asked = all.filter(({ json, status }) => json || upTo300(status));
  const found = asked.map(({ media, unread }) =>
    unread === 'no JSON' ? `${media} that is no JSON` : (media ?? 'nothing'),
  );
  const others = [...new Set(found)].filter((media) => media !== contract);
  return others.map((served) => ({ kind: 'changed_media', ...base, contract, served }));
}

function headersSeen(ours: KnownAnswer, all: readonly Recording[], base: Base): Drift[] {
  const names = new Set(all.flatMap(({ headers }) => Object.keys(headers)));
  const known = new Set(ours.headers.map((name) => name.toLowerCase()));
  const { provenance: _, ...place } = base;
  const extra = [...names]
    .filter((name) => !known.has(name) && !isUsual(name))
    .map((field): Drift => ({ kind: 'extra_header', ...place, field }));
  // Only of a success is it sure how far it came.
  const lacking = base.status
    ? []
    : ours.headers.filter((name) => all.some(({ headers }) => headers[name.toLowerCase()] === undefined));
  return [...extra, ...lacking.map((field): Drift => ({ kind: 'missing_header', ...base, field }))];
}

function refusalsSeen(operation: KnownOperation, all: readonly Recording[], provenance: string): Drift[] {
  const refused = new Map(all.flatMap((one) => Object.entries(one.refused ?? {})));
  const base = { subject: operation.id, place: 'body' as const };
  return [...refused].flatMap(([field, why]): Drift[] => {
    const required = operation.input.get(field);
    // What lies in the path is refused by its name too.
    if (required === undefined)
      return operation.path.includes(`{${field}}`) ? [] : [{ kind: 'extra_field', ...base, field }];
    if (required || why !== 'required') return [];
    return [
      { kind: 'changed_required', ...base, field, provenance, contract: 'optional', served: 'required' },
    ];
  });
}

function answersSeen(operation: KnownOperation, status: number, all: readonly Recording[]): Drift[] {
  const { id: subject, answers, provenance = 'inferred' } = operation;
  const usual = [...answers].find(([one]) => upTo300(one));
  const exact = answers.get(status);
  const isSuccess = upTo300(status);
  const found: Drift[] = [];
  if (!exact && isSuccess && usual) {
    const [contract, served] = [String(usual[0]), String(status)];
    found.push({ kind: 'changed_status', subject, provenance, contract, served });
  } else if (!exact) {
    // That a server fails says nothing of what its API is.
    return status >= 500 ? [] : [{ kind: 'extra_status', subject, status }];
  }
  const ours = exact ?? usual?.[1];
  if (!ours) return found;
  const base: Base = { subject, provenance, ...(isSuccess ? {} : { status }) };
  const shapes = all.flatMap(({ answer }): Shape[] => (answer ? [answer] : []));
  return [
    ...found,
    ...mediaSeen(ours, all, base),
    ...fieldsSeen(ours.fields, ours.fields.size > 1 ? shapes : [], { ...base, place: 'answer' }),
    ...headersSeen(ours, all, base),
    ...(status === 422 ? refusalsSeen(operation, all, provenance) : []),
  ];
}

/** What was seen otherwise than the contract says. What was not seen is not spoken of. */
export function compareSeen(recordings: readonly Recording[]): Drift[] {
  const byStatus = (all: readonly Recording[]) => [...new Set(all.map(({ status }) => status))].sort();
  const changed = known().operations.flatMap((operation) => {
    const all = recordings.filter((one) => one.operation === operation.id);
    return byStatus(all).flatMap((status) =>
      answersSeen(
        operation,
        status,
        all.filter((one) => one.status === status),
      ),
    );
  });
  const strange = recordings.filter(({ operation, status }) => operation === null && upTo300(status));
  const subjects = new Set(strange.map(({ method, path }) => `${method} ${path}`));
  return [...changed, ...[...subjects].map((subject): Drift => ({ kind: 'extra_operation', subject }))];
}

/** Operations of the contract that no recording tells of. */
export function unseen(recordings: readonly Recording[]): string[] {
  const seen = new Set(recordings.filter(({ status }) => upTo300(status)).map(({ operation }) => operation));
  return known().operations.flatMap(({ id }) => (seen.has(id) ? [] : [id]));
}

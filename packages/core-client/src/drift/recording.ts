import { isProgramWord } from '../client/redact.ts';
import { isObject } from './document.ts';
import { type KnownOperation, known, operationAt } from './known.ts';
import { notShown, type Shape, shapeOf, shownWord } from './shape.ts';

/** One request and its answer, as they went over the wire. */
export interface Exchange {
  method: string;
  /** Below the version, without the query: `/bookings/9876`. */
  path: string;
  /** Without `?`. */
  query: string;
  /** Text of the request's body; empty for none. */
  sent: string;
  /** The request's `Accept`. */
  accept: string;
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Text of the answer's body, decoded; why it is not known, where it is not. */
  answer: string | { unread: string };
}

/** What is kept of an exchange: what it is made of, and nothing of whom or what it is about. */
export interface Recording {
  lgcd: 'recording';
  version: 1;
  method: string;
  /** The path of the contract; for others the words of it that programs choose. */
  path: string;
  /** `booking.get`; null where the contract has none. */
  operation: string | null;
  /** Names of the fields that were sent. */
  sent: string[];
  /** Whether JSON was asked for. */
  json: boolean;
  status: number;
  /** Null for no body. */
  media: string | null;
  /** By name in lower case: `integer` or `string`. */
  headers: Record<string, string>;
  /** Null where there was nothing to read. */
  answer: Shape | null;
  /** Why there was not. */
  unread?: string;
  /** Fields that a 422 names, and whether it says that they are missing. */
  refused?: Record<string, 'required' | 'refused'>;
}

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/** `/bookings/{}/confirm`: after a collection stands an id, unless the contract has such a word. */
function maskedPath(path: string): string {
  const shown = path
    .split('/')
    .slice(1, 9)
    .map((segment, index) => {
      const isWord = known().words.has(segment) || (index % 2 === 0 && shownWord(segment) === segment);
      return isWord ? segment : '{}';
    });
  return `/${shown.join('/')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isNamed = (operation: KnownOperation | undefined, name: string) => operation?.input.has(name) === true;

function sentNames(operation: KnownOperation | undefined, { query, sent }: Exchange): string[] {
  const inQuery = [...new URLSearchParams(query).keys()].map((name) => name.replace(/\[\w*\]$/, ''));
  const body = sent === '' ? {} : parsed(sent);
  const names = [...inQuery, ...(isObject(body) ? Object.keys(body) : [])];
  return [...new Set(names.map((name) => (isNamed(operation, name) ? name : shownWord(name))))];
}

function refusedFields(
  operation: KnownOperation | undefined,
  body: unknown,
): NonNullable<Recording['refused']> {
  const errors = isObject(body) && isObject(body.errors) ? body.errors : {};
  const entries = Object.entries(errors).map(([way, messages]) => {
    const [name = ''] = way.split('.', 1);
    const isMissing = name === way && /field is required\.$/.test(String([messages].flat()[0]));
    const shown = isNamed(operation, name) ? name : shownWord(name);
    return [shown, isMissing ? 'required' : 'refused'] as const;
  });
  return Object.fromEntries(entries);
}

/** An answer that the contract does not have is read as the nearest that it has. */
function fieldsFor({ answers }: KnownOperation, status: number) {
  const success = [...answers].find(([one]) => one < 300)?.[1];
  const answer = answers.get(status) ?? (status < 400 ? success : (answers.get(422) ?? answers.get(403)));
  return answer?.fields ?? new Map();
}

const mediaOf = (type: string): string => {
  const media = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const [, subtype = ''] = /^(?:application|text|image)\/(.+)$/.exec(media) ?? [];
  return isProgramWord(subtype.replace(/[.+]/g, '-')) ? media : notShown;
};

/** What is kept of an exchange. Nothing of its values is in it, but for the words of a choice. */
export function recordingOf(exchange: Exchange): Recording {
  const { method, path, status, headers, answer } = exchange;
  const operation = operationAt(method, path);
  const text = typeof answer === 'string' ? answer : '';
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const media = answer === '' ? null : mediaOf(type);
  const isJson = media !== null && /[/+]json$/.test(media);
  const body = isJson && text !== '' ? parsed(text) : undefined;
  const unread =
    typeof answer === 'string' ? (isJson && body === undefined ? 'no JSON' : undefined) : answer.unread;
  return {
    lgcd: 'recording',
    version: 1,
    method: methods.has(method) ? method : notShown,
    path: operation?.path ?? maskedPath(path),
    operation: operation?.id ?? null,
    sent: sentNames(operation, exchange),
    json: /json/i.test(exchange.accept),
    status,
    media,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        shownWord(name.toLowerCase()),
        /^\d+$/.test(value) ? 'integer' : 'string',
      ]),
    ),
    answer: operation && body !== undefined ? shapeOf(body, fieldsFor(operation, status)) : null,
    ...(unread ? { unread } : {}),
    ...(status === 422 ? { refused: refusedFields(operation, body) } : {}),
  };
}

/** @throws Error that names the line which is no recording */
export function readRecordings(text: string): Recording[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const one = parsed(line);
    const isOne =
      isObject(one) &&
      one.lgcd === 'recording' &&
      one.version === 1 &&
      typeof one.status === 'number' &&
      isObject(one.headers) &&
      (one.answer === null || isObject(one.answer));
    if (!isOne) throw new Error(`line ${index + 1} is no recording of lgcd-mock --record.`);
    return [one as unknown as Recording];
  });
}

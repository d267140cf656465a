import { describe, expect, it } from '@jest/globals';
import { operationNames } from '@lgcd/core-client/contract';
import { convertV2 } from 'openapi-to-postmanv2';
import { type Server, startServer } from '../src/http/server.ts';
import { demoTokens } from '../src/seed/demo-tokens.ts';
import { type Receiver, startReceiver } from './receiver.ts';

interface Pair {
  key: string;
  value: string;
  disabled?: boolean;
}

interface PostmanRequest {
  method: string;
  url: { path: string[]; query?: Pair[]; variable?: Pair[] };
  header?: Pair[];
  auth: { type: string } | null;
  body?: { raw?: string };
}

interface Item {
  name: string;
  request?: PostmanRequest;
  item?: Item[];
}

interface Collection extends Item {
  variable: Pair[];
}

/** What Postman makes of a document when somebody imports it. */
const imported = (document: object): Promise<Collection> =>
  new Promise((resolve, reject) => {
    convertV2(
      { type: 'json', data: document as Record<string, unknown> },
      { parametersResolution: 'Example' },
      (error, made) => {
        if (error || !made?.result) reject(error ?? new Error(made?.reason));
        else resolve(made.output?.[0]?.data as unknown as Collection);
      },
    );
  });

const requestsOf = ({ item = [], request }: Item): PostmanRequest[] =>
  request ? [request] : item.flatMap(requestsOf);

const methods = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'];

/** Makes first, deletes last; otherwise in Postman's order. */
const inTurn = (requests: PostmanRequest[]): PostmanRequest[] =>
  [...requests].sort((a, b) => methods.indexOf(a.method) - methods.indexOf(b.method));

const parameters = (pairs: Pair[] = []) =>
  pairs.filter(({ disabled }) => !disabled).map(({ key, value }): [string, string] => [key, value]);

/** Addresses of the examples are nobody's: they lead to the receiver. */
const local = (text: string | undefined, receiver: Receiver) =>
  text?.replace(/https:\/\/[a-z.]*example\.com[^"]*/g, receiver.url);

async function send(
  baseUrl: string,
  { method, url, header, auth, body }: PostmanRequest,
  receiver: Receiver,
) {
  const variables = Object.fromEntries(parameters(url.variable));
  const path = url.path.map((part) => (part.startsWith(':') ? variables[part.slice(1)] : part)).join('/');
  const reply = await fetch(`${baseUrl}/${path}?${new URLSearchParams(parameters(url.query))}`, {
    method,
    headers: {
      ...Object.fromEntries(parameters(header)),
      ...(auth?.type !== 'noauth' && { Authorization: `Bearer ${demoTokens[0]?.token}` }),
    },
    ...(body?.raw && { body: local(body.raw, receiver) as string }),
  });
  return {
    request: `${method} ${path}`,
    ok: reply.ok,
    text: reply.ok ? '' : await reply.text(),
    // The document names the headers of the limit for every answer to a token; the calendar'''s link has none.
    limitSaid: reply.headers.has('x-ratelimit-limit') && reply.headers.has('x-ratelimit-remaining'),
    limitMeant: !path.endsWith('.ics'),
  };
}

async function run(server: Server, receiver: Receiver) {
  for (const { id } of server.core.domain(42).store.list('ical_sources')) {
    server.core.domain(42).store.update('ical_sources', id, { url: receiver.url });
  }
  const document = (await (await fetch(`${server.url}/v1/openapi.json`)).json()) as object;
  const collection = await imported(document);
  const [baseUrl] = collection.variable.filter(({ key }) => key === 'baseUrl');
  const replies = [];
  for (const request of inTurn(requestsOf(collection))) {
    replies.push(await send(String(baseUrl?.value), request, receiver));
  }
  return replies;
}

describe.each(['2026-07-15T10:00:00Z', '2028-02-29T23:59:59Z', 'real'])(
  'the document, imported into Postman when it is %s',
  (clock) => {
    it('becomes a request for every operation, and each succeeds as it stands', async () => {
      const receiver = await startReceiver();
      const server = await startServer({ clock, rateLimit: 1000 });
      try {
        const replies = await run(server, receiver);
        expect(replies.filter(({ ok }) => !ok)).toEqual([]);
        expect(replies).toHaveLength(operationNames.length);
        expect(replies.filter(({ limitSaid, limitMeant }) => limitSaid !== limitMeant)).toEqual([]);
        await server.core.timeline.settled();
      } finally {
        await server.close();
        await receiver.close();
      }
    });
  },
);

import type { Platform, PlatformRequest, PlatformResponse } from '../../src/index.ts';

export type Reply =
  | Partial<PlatformResponse>
  | Error
  | ((request: PlatformRequest) => Partial<PlatformResponse>);

export interface TestPlatform extends Platform {
  /** What was sent, in order. */
  readonly sent: PlatformRequest[];
  /** Every wait, in milliseconds. */
  readonly slept: number[];
  advance(ms: number): void;
}

/** A platform whose clock the test owns: waiting moves it and takes no time. The replies come in order. */
export function testPlatform(replies: Reply[], startsAt = Date.parse('2026-07-15T10:00:00Z')): TestPlatform {
  let time = startsAt;
  const sent: PlatformRequest[] = [];
  const slept: number[] = [];
  return {
    sent,
    slept,
    advance: (ms) => {
      time += ms;
    },
    now: () => time,
    async sleep(ms) {
      slept.push(ms);
      time += ms;
    },
    async send(request) {
      sent.push(request);
      const reply = replies.shift();
      if (reply === undefined) throw new Error(`No reply was prepared for ${request.method} ${request.url}`);
      if (reply instanceof Error) throw reply;
      const { status = 200, headers = {}, body = '' } = typeof reply === 'function' ? reply(request) : reply;
      return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
    },
  };
}

export const brokenConnection = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
export const nobodyThere = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

/** Laravel's paginator around some objects. */
export function pageOf(data: unknown[], page = 1, lastPage = 1, perPage = 100) {
  const link = (number: number) => `https://api.lgcd.ma/v1/things?page=${number}`;
  return {
    data,
    links: {
      first: link(1),
      last: link(lastPage),
      prev: page > 1 ? link(page - 1) : null,
      next: page < lastPage ? link(page + 1) : null,
    },
    meta: {
      current_page: page,
      from: 1,
      last_page: lastPage,
      links: [],
      path: 'https://api.lgcd.ma/v1/things',
      per_page: perPage,
      to: data.length,
      total: data.length,
    },
  };
}

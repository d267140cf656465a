import { IcalError } from './error.ts';

/** Bytes. Source: issue of the calendar limits, inferred. */
export const largestCalendar = 5 * 1024 * 1024;
const mostRedirects = 5;

export interface FetchOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
}

const reasons: Record<string, string> = {
  ECONNREFUSED: "The calendar's host refused the connection.",
  ENOTFOUND: "The calendar's host was not found.",
  EAI_AGAIN: "The calendar's host was not found.",
  ECONNRESET: "The calendar's host closed the connection.",
  UND_ERR_SOCKET: "The calendar's host closed the connection.",
  ETIMEDOUT: "The calendar's host did not answer.",
  UND_ERR_CONNECT_TIMEOUT: "The calendar's host did not answer.",
  ENETUNREACH: "The calendar's host cannot be reached.",
  EHOSTUNREACH: "The calendar's host cannot be reached.",
};

function reasonOf(error: unknown): string {
  type Failure = { code?: string; cause?: unknown };
  for (let each = error as Failure | undefined; each; each = each.cause as Failure | undefined) {
    const { code = '' } = each;
    if (reasons[code]) return reasons[code];
    if (/CERT|SSL|TLS/.test(code)) return "The certificate of the calendar's host is not valid.";
  }
  return "The calendar's host did not answer as HTTP does.";
}

/** `user:password@` of an address becomes a header: `fetch` refuses it in the address. */
function split(address: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(address);
  const headers: Record<string, string> = { accept: 'text/calendar, */*;q=0.1' };
  if (url.username || url.password) {
    const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
    url.username = '';
    url.password = '';
  }
  return { url, headers };
}

async function follow(address: string, signal: AbortSignal): Promise<Response> {
  let next = address;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const { url, headers } = split(next);
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !location) return response;
    await response.body?.cancel();
    const target = new URL(location, url);
    if (!/^https?:$/.test(target.protocol)) {
      throw new IcalError('The calendar redirects to an address that is neither http nor https.');
    }
    next = target.href;
  }
  throw new IcalError(`The calendar redirects more than ${mostRedirects} times.`);
}

async function read(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the body: nothing more is read. The limit holds for what gzip unpacks to.
    if (size > largestCalendar) throw new IcalError('The calendar is larger than 5 MB.');
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/**
 * The text behind an address of the web, at most 5 MB, within 10 seconds in all.
 * @throws IcalError with a sentence for people; it never holds the address, which may be a secret.
 */
export async function fetchCalendar(
  address: string,
  { signal, timeoutMs = 10_000 }: FetchOptions = {},
): Promise<string> {
  const slow = AbortSignal.timeout(timeoutMs);
  try {
    const response = await follow(address, signal ? AbortSignal.any([slow, signal]) : slow);
    if (!response.ok) {
      await response.body?.cancel();
      throw new IcalError(`The calendar answered ${`${response.status} ${response.statusText}`.trim()}.`);
    }
    return await read(response);
  } catch (error) {
    if (error instanceof IcalError) throw error;
    if (slow.aborted) throw new IcalError(`The calendar took longer than ${timeoutMs / 1000} seconds.`);
    if (signal?.aborted) throw signal.reason;
    throw new IcalError(reasonOf(error));
  }
}

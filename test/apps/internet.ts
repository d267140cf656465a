import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompletedRequest, generateCACertificate, getLocal, type Mockttp } from 'mockttp';

/** A request as a vendor gets it. */
export interface Ask {
  method: string;
  host: string;
  /** Decoded, without the query. */
  path: string;
  /** Several values of one name with commas between them. */
  query: Record<string, string>;
  headers: Record<string, string | undefined>;
  /** What JSON or a form says; else the text. */
  body: unknown;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** JSON, unless it is text. */
  body?: unknown;
}

/** A service on the Internet, played on this machine in the shapes that its documentation gives. */
export interface Vendor {
  hosts: readonly string[];
  answer(ask: Ask): Answer;
  forget(): void;
}

const bodyOf = (text: string, type: string): unknown => {
  if (type.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  if (!type.includes('json')) return text;
  return text === '' ? undefined : JSON.parse(text);
};

async function read(request: CompletedRequest): Promise<Ask> {
  const url = new URL(request.url);
  const headers = request.headers as Record<string, string | undefined>;
  return {
    method: request.method,
    host: url.hostname,
    path: decodeURIComponent(url.pathname),
    query: Object.fromEntries(
      [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name).join()]),
    ),
    headers,
    body: bodyOf((await request.body.getText()) ?? '', headers['content-type'] ?? ''),
  };
}

interface Outage {
  host: string;
  answer: Answer;
  times: number;
}

/**
 * All of the Internet that n8n sees: a proxy on the loopback interface which answers for the vendors and forwards
 * nothing. A host that no vendor has is refused.
 */
export class Internet {
  /** Hosts that were asked for and that nobody plays here. */
  readonly refused: string[] = [];
  /** What got through, in order, with the status of the answer. */
  asked: (Ask & { status: number })[] = [];
  #proxy!: Mockttp;
  #folder = '';
  #outages: Outage[] = [];
  readonly #vendors: readonly Vendor[];

  constructor(vendors: readonly Vendor[]) {
    this.#vendors = vendors;
  }

  /** @returns what n8n's environment needs, so that everything it sends goes through here */
  async open(): Promise<Record<string, string>> {
    const { key, cert } = await generateCACertificate();
    this.#folder = await mkdtemp(join(tmpdir(), 'lgcd-internet-'));
    const certificate = join(this.#folder, 'certificate.pem');
    await writeFile(certificate, cert);
    this.#proxy = getLocal({ https: { key, cert }, recordTraffic: false });
    await this.#proxy.start();
    await this.#proxy.forAnyRequest().thenCallback(async (request) => {
      const ask = await read(request);
      const { status = 200, headers = {}, body } = this.#answer(ask);
      this.asked.push({ ...ask, status });
      const text = typeof body === 'string' || body === undefined;
      const type = text ? 'text/plain' : 'application/json';
      return {
        statusCode: status,
        headers: { 'content-type': type, ...headers },
        body: text ? (body ?? '') : JSON.stringify(body),
      };
    });
    const here = '127.0.0.1,localhost,::1';
    return {
      HTTP_PROXY: this.#proxy.url,
      HTTPS_PROXY: this.#proxy.url,
      http_proxy: this.#proxy.url,
      https_proxy: this.#proxy.url,
      NO_PROXY: here,
      no_proxy: here,
      NODE_EXTRA_CA_CERTS: certificate,
    };
  }

  async close(): Promise<void> {
    await this.#proxy?.stop();
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
  }

  /** The next requests to a host get this answer instead of the vendor's. */
  fail(host: string, answer: Answer, times = Number.POSITIVE_INFINITY): void {
    this.#outages.push({ host, answer, times });
  }

  /** Ends the failures. */
  heal(): void {
    this.#outages = [];
  }

  forget(): void {
    this.heal();
    this.asked = [];
    this.refused.length = 0;
    for (const vendor of this.#vendors) vendor.forget();
  }

  /** What a host was asked, and what of it changes something there. */
  of(host: string): (Ask & { status: number })[] {
    return this.asked.filter((ask) => ask.host === host);
  }

  #answer(ask: Ask): Answer {
    const vendor = this.#vendors.find(({ hosts }) => hosts.includes(ask.host));
    if (!vendor) {
      this.refused.push(ask.host);
      return { status: 502, body: `${ask.host} is not on this machine.` };
    }
    const outage = this.#outages.find(({ host, times }) => host === ask.host && times > 0);
    if (!outage) return vendor.answer(ask);
    outage.times -= 1;
    return outage.answer;
  }
}

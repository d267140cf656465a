import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Decides over a delivery: the status to answer. */
export type Verify = (body: string, headers: IncomingHttpHeaders) => number;

export const hmac = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('hex');

/** What a receiver should do. */
export const right =
  (secret: string): Verify =>
  (body, headers) => {
    if (headers['x-signature'] !== hmac(body, secret)) return 401;
    return 204;
  };

/** A receiver whose verification the test exchanges. */
export async function startVerifying(verify: Verify = () => 204) {
  const receiver = { url: '', verify, bodies: [] as string[], close: async () => {} };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    receiver.bodies.push(body);
    response.writeHead(receiver.verify(body, request.headers)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  receiver.close = () => new Promise((resolve) => server.close(() => resolve()));
  return receiver;
}

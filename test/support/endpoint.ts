import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An endpoint that answers what the test says. */
export interface Endpoint {
  url: string;
  answer: number;
  bodies: string[];
  close(): Promise<void>;
}

/** @param port a free one unless told */
export async function startEndpoint(port = 0): Promise<Endpoint> {
  const endpoint = { answer: 200, bodies: [] as string[] };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      endpoint.bodies.push(body);
      response.writeHead(endpoint.answer).end(endpoint.answer === 200 ? 'thanks' : 'not today');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return Object.assign(endpoint, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

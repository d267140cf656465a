import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const shownHost = (host: string): string => {
  if (host === '0.0.0.0' || host === '::' || host === '') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
};

/** Resolves with the port and the address, without a slash at its end, when the server answers; rejects with EADDRINUSE and the like. */
export const listen = (server: Server, port: number, host: string): Promise<{ url: string; port: number }> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const { port: bound } = server.address() as AddressInfo;
      resolve({ url: `http://${shownHost(host)}:${bound}`, port: bound });
    });
  });

/** Ends the server with all of its connections. */
export async function hangUp(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

import { createServer } from 'node:net';

export const loopback = '127.0.0.1';

/** A port of the loopback interface that is free now. */
export const freePort = (): Promise<number> => listenOnce(0);

/**
 * @throws Error when something else listens on the port, naming the port and what to do
 */
export async function assertPortFree(port: number, user = 'n8n'): Promise<void> {
  try {
    await listenOnce(port);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is taken by another program. Stop it, or choose another port for ${user}.`,
      );
    }
    throw new Error(`n8n cannot listen on port ${port}: ${message}.`);
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, loopback, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}

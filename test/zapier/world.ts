import { type MockServer, type ServerOptions, startMockServer } from '@lgcd/mock-server';
import { buildZip } from './build.ts';
import { type LoadedZip, loadZip, type ZapBundle } from './lambda.ts';
import { startZaps, type Zaps } from './zaps.ts';

export interface World {
  mock: MockServer;
  app: LoadedZip;
  zaps: Zaps;
  /** A connection with all abilities of the demo agency. */
  authData: Record<string, string>;
  /** A connection with another token. */
  authWith(token: string): Record<string, string>;
  /** Runs a step of the app with that connection. */
  run<T = Record<string, unknown>>(
    method: string,
    inputData?: Record<string, unknown>,
    more?: ZapBundle,
  ): Promise<T>;
  close(): Promise<void>;
}

/** The built zip, a mock LGCD at a fixed time, and Zapier's hooks between them; the mock's clock is Zapier's too. */
export async function startWorld(options: ServerOptions = {}): Promise<World> {
  const { path } = await buildZip();
  const mock = await startMockServer({ clock: '2026-07-15T10:00:00Z', rateLimit: 0, ...options });
  const app = await loadZip(path, {
    now: () => Date.parse(mock.now()),
    environment: { LGCD_ALLOW_LOOPBACK: '1' },
  });
  const zaps = await startZaps(app);
  const authWith = (token: string) => ({ access_token: token, base_url: `${mock.url}/v1` });
  const authData = authWith(mock.tokens[0]?.token ?? '');
  return {
    mock,
    app,
    zaps,
    authData,
    authWith,
    run: (method, inputData = {}, more = {}) => app.execute(method, { authData, inputData, ...more }),
    close: async () => {
      await zaps.close();
      await app.close();
      await mock.close();
    },
  };
}

import { createServer } from 'node:http';
import { hangUp, listen } from '../http/listen.ts';
import { prefixes } from '../http/match-route.ts';
import { forward, refuse } from './forward.ts';
import { openRecording } from './journal.ts';
import { readUpstream } from './upstream.ts';

/** How the recording proxy starts. */
export interface RecordOptions {
  /** The API, as in `https://api.lgcd.ma/v1`: https, or http on this machine. */
  upstream: string;
  /** File that recordings are added to. */
  to: string;
  port?: number | undefined;
  /** 127.0.0.1 by default. */
  host?: string | undefined;
  /** How long the API may be silent, in milliseconds; 30,000 by default. */
  timeoutMs?: number | undefined;
  /** Hears of what could not be recorded. */
  onFailure?: ((error: Error) => void) | undefined;
}

export interface RecordingProxy {
  url: string;
  /** The API behind it. */
  upstream: string;
  close(): Promise<void>;
}

/** `/bookings?page=2` of `/v1/bookings?page=2`; undefined for what is none of the API's. */
function belowVersion(target: string): string | undefined {
  const prefix = prefixes.find(
    (one) => target.startsWith(one) && /^(?:[/?]|$)/.test(target.slice(one.length)),
  );
  return prefix && target.slice(prefix.length);
}

/** Starts a proxy in front of the real API that records what its answers are made of. */
export async function startRecording(options: RecordOptions): Promise<RecordingProxy> {
  const { to, host = '127.0.0.1', port = 0, timeoutMs = 30_000, onFailure = () => undefined } = options;
  const upstream = readUpstream(options.upstream);
  const recording = await openRecording(to, onFailure);
  const server = createServer((incoming, outgoing) => {
    const below = belowVersion(incoming.url ?? '');
    if (below === undefined) {
      refuse(outgoing, 404, 'the API is below /v1; there is nothing else here.');
      return;
    }
    forward({ upstream, recording, timeoutMs }, incoming, outgoing, below);
  });
  const { url } = await listen(server, port, host).catch(async (error: unknown) => {
    await recording.close();
    throw error;
  });
  return {
    url,
    upstream: upstream.url,
    async close() {
      await hangUp(server);
      await recording.close();
    },
  };
}

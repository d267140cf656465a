import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Recording, readRecordings } from '@lgcd/core-client/drift';
import { startRecording } from '../src/record/proxy.ts';

export interface Recorded<T> {
  result: T;
  /** As it stands in the file. */
  text: string;
  recordings: Recording[];
}

/** What is recorded while a program calls the API below `upstream` through the proxy at `url`. */
export async function recorded<T>(
  upstream: string,
  program: (url: string) => Promise<T>,
  timeoutMs?: number,
): Promise<Recorded<T>> {
  const folder = mkdtempSync(join(tmpdir(), 'lgcd-record-'));
  const to = join(folder, 'recording.jsonl');
  const failures: Error[] = [];
  const proxy = await startRecording({ upstream, to, timeoutMs, onFailure: (error) => failures.push(error) });
  try {
    const result = await program(proxy.url);
    await proxy.close();
    if (failures.length > 0) throw new AggregateError(failures);
    const text = readFileSync(to, 'utf8');
    return { result, text, recordings: readRecordings(text) };
  } finally {
    await proxy.close().catch(() => undefined);
    rmSync(folder, { recursive: true });
  }
}

/** An API of a test's own on this machine. */
export async function serving(
  listener: RequestListener,
): Promise<{ url: string; server: Server; close(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

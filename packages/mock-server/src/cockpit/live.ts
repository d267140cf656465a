import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Change } from '../engine/bus.ts';
import type { Core } from '../engine/core.ts';

/** Between two signs of life, so that nothing on the way takes the stream for dead. In milliseconds. */
const heartbeat = 25_000;

/** What belongs to no agency concerns every page. */
const concerns = (change: Change, agencyId: number): boolean =>
  !('agencyId' in change) || change.agencyId === null || change.agencyId === agencyId;

/** How many changes there were: a page that was drawn at one count asks again when the stream opens at another. */
export function countChanges(core: Core): () => number {
  let count = 0;
  core.bus.listen(() => {
    count++;
  });
  return () => count;
}

/** Says what kind of thing has changed, as it changes. The page then asks for what it shows. */
export function liveRoute(app: Hono, core: Core, changes: () => number): void {
  app.get('/live', (c) => {
    const agencyId = Number(c.req.query('agency'));
    return streamSSE(c, async (stream) => {
      // Many changes of one kind within a moment are one to a page.
      const waiting = new Set<Change['type']>();
      let wake = () => {};
      const end = core.bus.listen((change) => {
        if (!concerns(change, agencyId)) return;
        waiting.add(change.type);
        wake();
      });
      stream.onAbort(() => wake());
      await stream.writeSSE({ event: 'at', data: String(changes()) });
      while (!stream.aborted && !stream.closed) {
        const told = [...waiting];
        waiting.clear();
        for (const type of told) await stream.writeSSE({ event: 'change', data: type });
        const timer = setTimeout(() => wake(), heartbeat);
        timer.unref();
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (waiting.size > 0 || stream.aborted) resolve();
        });
        clearTimeout(timer);
        if (waiting.size === 0 && !stream.aborted) await stream.write(': still here\n\n');
      }
      end();
    });
  });
}

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Cockpit, startCockpit } from './cockpit.ts';

let cockpit: Cockpit;
let ends: AbortController;
beforeEach(async () => {
  cockpit = await startCockpit();
  ends = new AbortController();
});
afterEach(async () => {
  ends.abort();
  await cockpit.close();
});

interface Stream {
  /** What was told since the stream began, as `event: data`. */
  told: string[];
  /** Resolves when this was told. */
  until(message: string): Promise<void>;
  ended: Promise<void>;
}

async function listen(agency: number): Promise<Stream> {
  const answer = await fetch(`${cockpit.url}/cockpit/live?agency=${agency}`, { signal: ends.signal });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const told: string[] = [];
  let wake: () => void = () => undefined;
  const read = async () => {
    let text = '';
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) told.push(message.replace(/^event: |\ndata(?=: )/g, ''));
      wake();
    }
  };
  const ended = read().catch(() => undefined);
  return {
    told,
    ended,
    async until(message) {
      while (!told.includes(message)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

describe('the stream of changes', () => {
  it('tells the kinds of what happens in the agency, and what concerns all', async () => {
    const stream = await listen(42);
    await stream.until('at: 0');
    await cockpit.post('/events/booking.created');
    await stream.until('change: event');
    await cockpit.post('/faults', { status: '503' });
    await stream.until('change: faults');
    await cockpit.post('/clock', { advance: '60' });
    await stream.until('change: clock');
    await fetch(`${cockpit.url}/v1/bookings`);
    await stream.until('change: request');
  });

  it('says nothing of another agency', async () => {
    const stream = await listen(43);
    await cockpit.post('/events/booking.created');
    await cockpit.post('/faults', { status: '503' });
    await stream.until('change: faults');
    expect(stream.told).not.toContain('change: event');
  });

  it('begins with the count that the page was drawn at, so that nothing between is missed', async () => {
    const at = async () => /data-changes="(\d+)"/.exec((await cockpit.get('')).html)?.[1];
    const before = await at();
    await (await listen(42)).until(`at: ${before}`);
    await cockpit.post('/events/booking.created');
    await cockpit.core.timeline.settled();
    const after = await at();
    expect(after).not.toBe(before);
    await (await listen(42)).until(`at: ${after}`);
  });

  it('ends with the server', async () => {
    const other = await startCockpit();
    const answer = await fetch(`${other.url}/cockpit/live?agency=42`);
    const reading = answer.text().catch(() => 'broken off');
    await other.close();
    expect(await reading).toBe('broken off');
  });
});

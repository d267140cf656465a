import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { MockServer, ServerOptions } from '../src/index.ts';
import { type Cockpit, startCockpit } from './cockpit.ts';
import { start } from './http.ts';
import { type Listener, listen } from './listen.ts';
import { type Receiver, startReceiver } from './receiver.ts';

/** One mock and one receiver for a file; each test begins with the seed and nothing received. */
export function useReceiver(
  give: (world: { mock: MockServer; receiver: Receiver }) => void,
  options: ServerOptions = {},
): void {
  let mock: MockServer;
  let receiver: Receiver;
  beforeAll(async () => {
    mock = await start({ rateLimit: 0, ...options });
    receiver = await startReceiver();
    give({ mock, receiver });
  });
  beforeEach(async () => {
    await mock.reset();
    receiver.received.length = 0;
  });
  afterAll(async () => {
    await mock.close();
    await receiver.close();
  });
}

/** One mock for a file, and who hears all of its events; no test leaves the next one something to hear. */
export function useListener(give: (world: { mock: MockServer; listener: Listener }) => void): void {
  let mock: MockServer;
  let listener: Listener;
  beforeAll(async () => {
    mock = await start({ rateLimit: 0 });
    listener = await listen(mock);
    give({ mock, listener });
  });
  afterEach(() => listener.heard());
  afterAll(async () => {
    await listener.close();
    await mock.close();
  });
}

/** A mock and a receiver of its own for each test. */
export function useFresh(give: (world: { mock: MockServer; receiver: Receiver }) => void): void {
  let mock: MockServer;
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
    mock = await start({ rateLimit: 0 });
    give({ mock, receiver });
  });
  afterEach(async () => {
    await mock.close();
    await receiver.close();
  });
}

/** A server with its cockpit, and a receiver, of its own for each test. */
export function useCockpit(give: (world: { cockpit: Cockpit; receiver: Receiver }) => void): void {
  let cockpit: Cockpit;
  let receiver: Receiver;
  beforeEach(async () => {
    [cockpit, receiver] = await Promise.all([startCockpit(), startReceiver()]);
    give({ cockpit, receiver });
  });
  afterEach(async () => {
    await cockpit.close();
    await receiver.close();
  });
}

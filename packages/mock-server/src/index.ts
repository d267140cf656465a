import type { EventName } from '@lgcd/core-client/contract';
import { runAction } from './control/actions.ts';
import { type AgencyView, createAgency, type NewAgency } from './control/agencies.ts';
import { agencyOf } from './control/agency.ts';
import { changeClock } from './control/clock.ts';
import { emitSample } from './control/emit.ts';
import { addFault } from './control/faults.ts';
import { type AbilityReport, abilitiesUsed } from './control/testing/abilities-used.ts';
import { attack, type BatteryReport } from './control/testing/battery.ts';
import { type Diagnosis, diagnose } from './control/testing/doctor.ts';
import {
  type Delivery,
  type Expectation,
  expectDelivery,
  expectNoDelivery,
} from './control/testing/expect-delivery.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from './control/testing/snapshot.ts';
import { createToken, type NewToken, revokeToken, type TokenView } from './control/tokens.ts';
import type { Change, Listener } from './engine/bus.ts';
import { isoTime } from './engine/clock.ts';
import type { Fault, FaultInput } from './engine/faults.ts';
import type { RequestEntry, RequestFilter } from './engine/journal.ts';
import { type ServerOptions, startServer } from './http/server.ts';
import { demoTokensOf, lodgifyKeyOf } from './seed/demo-secret.ts';
import { type DemoToken, type DemoTokens, demoTokens } from './seed/demo-tokens.ts';
import type { SeedName } from './seed/index.ts';
import { chooseSeed, reseed } from './seed/index.ts';
import type { SeedFile } from './seed/own/lists.ts';

/** A mock LGCD that runs in this process. Several share nothing. */
export interface MockServer {
  /** `http://127.0.0.1:4010`, without a slash at its end; the API is below `/v1`. */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** The demo tokens, the random ones if it has them; the first has all abilities of agency 42. With a seed of your own, its tokens. */
  readonly tokens: DemoTokens;
  /** Lodgify's demo key of the first agency, for `X-ApiKey` below `/lodgify`. */
  readonly lodgifyKey: string;
  /** The server's time, `2026-07-15T10:00:00+00:00`. */
  now(): string;
  /** Moves the clock on by `seconds`, does what becomes due in its order, and resolves when it is delivered. */
  advance(seconds: number): Promise<void>;
  /** Lets the clock stand still at a time; forwards, what becomes due on the way happens. */
  setClock(time: string | Date): Promise<void>;
  /** Resolves when nothing is due and nothing is under way. */
  settled(): Promise<void>;
  /**
   * Sends an event of a real object of the agency (42 by default) to all who subscribed; `overrides` are merged into
   * the data block, and then `extra`: fields that the contract does not know, as LGCD may add some day. Resolves with the
   * data block when first attempts are through.
   */
  emit(
    event: EventName,
    overrides?: Record<string, unknown>,
    options?: { agencyId?: number; extra?: Record<string, unknown> },
  ): Promise<Record<string, unknown>>;
  /** Does what a person does in LGCD's cockpit: `booking.confirm`, … as POST /_mock/actions does. */
  action(name: string, input?: Record<string, unknown>): Promise<unknown>;
  /** API requests received, oldest first. */
  requests(filter?: RequestFilter): RequestEntry[];
  /** Empties the journal, as before the part of a test that matters. */
  clearRequests(): void;
  /** The next requests that match go wrong. */
  fault(fault: FaultInput): Fault;
  /** Everything works again. */
  clearFaults(): void;
  /** An agency of your own, on the Business plan unless told otherwise; give it a token with `createToken`. */
  createAgency(agency: NewAgency): AgencyView;
  /** A token; by default for agency 42 with all abilities. */
  createToken(token?: NewToken): TokenView & { token: string };
  /** Whether there was such a token. */
  revokeToken(id: number): boolean;
  /** Requests a minute and token; 0 turns the limit off. */
  rateLimit(perMinute: number): void;
  /**
   * Resolves with the delivery that fits, as soon as there is one; `where` names the fields of the data block that
   * matter. Rejects with the nearest miss.
   */
  expectDelivery(expected: Expectation): Promise<Delivery>;
  /** Resolves when everything due is delivered and nothing fits; rejects with the delivery that does. */
  expectNoDelivery(expected: Omit<Expectation, 'timeoutMs'>): Promise<void>;
  /** Finds out why the receiver of a webhook refuses its last delivery, or `deliveryId`. */
  diagnose(webhookId: number, deliveryId?: number): Promise<Diagnosis>;
  /** Sends the receiver of a webhook forgeries and repetitions, and reports what it accepted. */
  attack(webhookId: number): Promise<BatteryReport>;
  /** The abilities that the requests so far really used, of one token or of all: the smallest token for them. */
  abilitiesUsed(tokenId?: number): AbilityReport;
  /** Keeps the whole state aside, clock included, in milliseconds. */
  snapshot(): Snapshot;
  /** Brings the state of a snapshot back, any number of times. */
  restore(snapshot: Snapshot): Promise<void>;
  /** Back to the seed, the clock as it was at the start. */
  reset(seed?: SeedName | (string & {}) | SeedFile): Promise<void>;
  /** Calls back on every request, event, delivery, attempt and move of the clock; answers what ends that. */
  onChange(listener: Listener): () => void;
  /** Ends the server and leaves nothing open. Rejects with what did not fit the contract, if anything. */
  close(): Promise<void>;
}

/**
 * Starts a mock LGCD in this process, on a free port of 127.0.0.1 unless told otherwise.
 * @throws RangeError for options that cannot be meant; an error with code EADDRINUSE when the port is taken
 */
export async function startMockServer(options: ServerOptions = {}): Promise<MockServer> {
  const { core, url, port, seed, close } = await startServer(options);
  return {
    url,
    port,
    get tokens() {
      return demoTokensOf(core);
    },
    lodgifyKey: lodgifyKeyOf(core, agencyOf(core, null)),
    now: () => isoTime(core.clock.now()),
    advance: (seconds) => changeClock(core, { advance_seconds: seconds }),
    setClock: (time) => changeClock(core, { set: time instanceof Date ? time.toISOString() : time }),
    settled: () => core.timeline.settled(),
    async emit(event, overrides, { agencyId, extra } = {}) {
      const data = emitSample(core, agencyOf(core, agencyId), event, overrides, extra);
      await core.timeline.settled();
      return data;
    },
    async action(name, input = {}) {
      const result = runAction(core, name, input);
      await core.timeline.settled();
      return result;
    },
    requests: (filter) => core.journal.list(filter),
    clearRequests: () => core.journal.clear(),
    fault: (fault) => addFault(core, fault),
    clearFaults: () => core.faults.clear(),
    createAgency: (agency) => createAgency(core, agency),
    createToken: (token = {}) => createToken(core, token),
    revokeToken: (id) => revokeToken(core, id),
    rateLimit: (perMinute) => {
      core.rateLimiter.perMinute = perMinute;
    },
    expectDelivery: (expected) => expectDelivery(core, expected),
    expectNoDelivery: (expected) => expectNoDelivery(core, expected),
    diagnose: (webhookId, deliveryId) => diagnose(core, webhookId, deliveryId),
    attack: (webhookId) => attack(core, webhookId),
    abilitiesUsed: (tokenId) => abilitiesUsed(core, tokenId),
    snapshot: () => takeSnapshot(core),
    restore: (snapshot) => restoreSnapshot(core, snapshot),
    reset: async (given) => reseed(core, given === undefined ? seed : await chooseSeed(given)),
    onChange: (listener) => core.bus.listen(listener),
    close,
  };
}

export type {
  AbilityReport,
  AgencyView,
  BatteryReport,
  Change,
  Delivery,
  DemoToken,
  DemoTokens,
  Diagnosis,
  EventName,
  Expectation,
  Fault,
  FaultInput,
  Listener,
  NewAgency,
  NewToken,
  RequestEntry,
  RequestFilter,
  SeedFile,
  SeedName,
  ServerOptions,
  Snapshot,
  TokenView,
};
export { demoTokens };

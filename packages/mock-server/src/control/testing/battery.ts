import { createHmac, randomUUID } from 'node:crypto';
import { events } from '@lgcd/core-client/contract';
import { sign } from '@lgcd/core-client/webhook';
import { isoTime } from '../../engine/clock.ts';
import type { Core } from '../../engine/core.ts';
import { newSecret } from '../../engine/secrets.ts';
import { phpJson } from '../../http/laravel/json.ts';
import { samples } from '../../resources/index.ts';
import { webhookOf } from './doctor.ts';
import { accepted, genuine, type Probe, send, signedWith } from './probe.ts';

/** What a receiver did with forgeries and repetitions; see `MockServer.attack`. */
export interface BatteryReport {
  /** Whether every answer was as it should be. */
  passed: boolean;
  attacks: {
    sent: string;
    expected: 'accept' | 'refuse';
    accepted: boolean;
    status_code: number | null;
    error: string | null;
    ok: boolean;
  }[];
}

interface Attack extends Probe {
  sent: string;
  expected: 'accept' | 'refuse';
}

type Envelope = Record<string, unknown>;

/** The requests, in the order in which they are sent. */
function attacks(envelope: Envelope, older: Envelope, foreign: Envelope, secret: string): Attack[] {
  const body = phpJson(envelope);
  const right = sign(body, secret);
  const accept = (sent: string, given: Envelope): Attack => ({
    sent,
    expected: 'accept',
    ...genuine(phpJson(given), secret),
  });
  const refuse = (sent: string, probe: Probe): Attack => ({ sent, expected: 'refuse', ...probe });
  return [
    refuse('without a signature', signedWith(body, null)),
    refuse('with an empty signature', signedWith(body, '')),
    refuse('with a signature of zeros', signedWith(body, '0'.repeat(64))),
    refuse('with the first half of the right signature', signedWith(body, right.slice(0, 32))),
    refuse('with the signature of a secret from before a rotation', genuine(body, newSecret())),
    refuse(
      'with the signature of the empty secret',
      signedWith(body, createHmac('sha256', '').update(body).digest('hex')),
    ),
    refuse(
      'with one character changed behind the signature',
      signedWith(
        body.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
        right,
      ),
    ),
    refuse(
      'with another event name behind the signature',
      signedWith(phpJson({ ...envelope, event: 'payment.failed' }), right),
    ),
    refuse('cut off in the middle', signedWith(body.slice(0, body.length / 2), right)),
    refuse('empty', signedWith('', right)),
    refuse("another agency's, signed with that agency's secret", genuine(phpJson(foreign), newSecret())),
    accept('as LGCD sends it', envelope),
    accept('a second time, with the same id', envelope),
    accept('an older one after a newer one', older),
  ];
}

/**
 * Sends the receiver of a webhook what an attacker and a bad network would: what must be refused, and what must be
 * accepted all the same. A repetition is to be answered 2xx, or LGCD goes on repeating it; that its work is done once
 * is for the receiver's own test to see.
 * @throws Invalid when there is no such webhook
 */
export async function attack(core: Core, webhookId: number): Promise<BatteryReport> {
  const webhook = webhookOf(core, webhookId);
  const event = 'booking.confirmed';
  const now = core.clock.now();
  const at = (ms: number, agency_id: number): Envelope => ({
    id: randomUUID(),
    event,
    created_at: isoTime(ms),
    agency_id,
    data: samples[event]?.(core.domain(webhook.agency_id)) ?? events[event].example,
  });
  const other = core.agencyIds().find((id) => id !== webhook.agency_id) ?? webhook.agency_id + 1;
  const report: BatteryReport = { passed: true, attacks: [] };
  const all = attacks(
    at(now, webhook.agency_id),
    at(now - 3_600_000, webhook.agency_id),
    at(now, other),
    webhook.secret,
  );
  for (const { sent, expected, ...probe } of all) {
    const outcome = await send(webhook.url, probe, core.dispatcher.timeoutMs);
    // A broken connection is no acceptance, but no refusal that can be trusted either.
    const ok = expected === 'accept' ? accepted(outcome) : !accepted(outcome) && outcome.statusCode !== null;
    report.attacks.push({
      sent,
      expected,
      accepted: accepted(outcome),
      status_code: outcome.statusCode,
      error: outcome.error,
      ok,
    });
    if (!ok) report.passed = false;
  }
  return report;
}

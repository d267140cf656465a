import { type Ability, type EventPattern, events, type OperationName } from '@lgcd/core-client/contract';
import { matches } from '@lgcd/core-client/webhook';
import type { Core } from '../../engine/core.ts';

/** What a run needed of its tokens; see `MockServer.abilitiesUsed`. */
export interface AbilityReport {
  /** The smallest token that could have made the same successful calls. */
  abilities: Ability[];
  /** Which calls needed what; calls that any token may make need nothing. */
  operations: Partial<Record<OperationName, Ability[]>>;
  /** Calls that were refused for want of an ability. */
  refused: { operation: OperationName | null; path: string }[];
}

/** The families that a webhook subscribed to need their read abilities. */
function subscriptionAbilities(body: string | null): Ability[] {
  let patterns: unknown;
  try {
    patterns = (JSON.parse(body ?? '{}') as { events?: unknown }).events;
  } catch {
    return [];
  }
  if (!Array.isArray(patterns)) return [];
  return Object.values(events)
    .filter(({ name }) => patterns.some((pattern) => matches(pattern as EventPattern, name)))
    .map(({ ability }) => ability);
}

/**
 * The abilities that the requests in the journal really used, of one token or of all. Clear the journal first to
 * look at one run.
 */
export function abilitiesUsed(core: Core, tokenId?: number): AbilityReport {
  const used = new Map<OperationName, Set<Ability>>();
  const refused: AbilityReport['refused'] = [];
  for (const entry of core.journal.list()) {
    if (tokenId !== undefined && entry.token?.id !== tokenId) continue;
    if (entry.status === 403) refused.push({ operation: entry.operation, path: entry.path });
    if (!entry.operation || entry.status >= 400) continue;
    const abilities = used.get(entry.operation) ?? new Set();
    used.set(entry.operation, abilities);
    if (entry.ability) abilities.add(entry.ability);
    if (entry.operation.startsWith('webhook.')) {
      for (const ability of subscriptionAbilities(entry.request_body)) abilities.add(ability);
    }
  }
  return {
    abilities: [...new Set([...used.values()].flatMap((set) => [...set]))].sort(),
    operations: Object.fromEntries([...used].map(([name, set]) => [name, [...set].sort()])),
    refused,
  };
}

import { describe, expect, it } from '@jest/globals';
import { retireSecret, type SecretState, secretsOf } from '../../src/n8n/index.ts';

const hour = 3_600_000;
const now = Date.parse('2026-07-15T10:00:00Z');

describe('A secret that was replaced', () => {
  const replaced = (): SecretState => {
    const state: SecretState = { secret: 'old' };
    retireSecret(state, now);
    state.secret = 'new';
    return state;
  };

  it('is accepted until the last retry of what it signed is over, 24 hours later', () => {
    expect(secretsOf(replaced(), now)).toEqual(['new', 'old']);
    expect(secretsOf(replaced(), now + 24 * hour)).toEqual(['new', 'old']);
  });

  it('is accepted an hour longer, for clocks that differ, and then no more', () => {
    expect(secretsOf(replaced(), now + 25 * hour - 1)).toEqual(['new', 'old']);
    expect(secretsOf(replaced(), now + 25 * hour)).toEqual(['new']);
  });

  it('is forgotten with the next change once its time is over', () => {
    const state = replaced();
    retireSecret(state, now + 26 * hour);
    expect(state).toEqual({ formerSecrets: [{ secret: 'new', until: now + 51 * hour }] });
  });

  it('is one of three at most', () => {
    const state: SecretState = {};
    for (const secret of ['a', 'b', 'c', 'd']) {
      state.secret = secret;
      retireSecret(state, now);
    }
    expect(secretsOf(state, now)).toEqual(['d', 'c', 'b']);
  });

  it('leaves none behind where there was none', () => {
    const state: SecretState = {};
    retireSecret(state, now);
    expect(secretsOf(state, now)).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Dated,
  forgetStates,
  keepState,
  refreshState,
  triggerKey,
  writeAgain,
} from '../../src/n8n/index.ts';

beforeEach(forgetStates);

interface State extends Dated {
  secret?: string;
  former?: string[];
}

describe('the state of a trigger', () => {
  it.each<[string, State]>([
    ['lost', {}],
    ['gone back to an older one', { secret: 'old', former: ['older'], at: 5 }],
  ])('is set right when n8n has it %s', (_, stored) => {
    const written: State = { secret: 'new' };
    keepState('wf:node', written);
    expect(refreshState('wf:node', stored)).toBe(true);
    expect(stored).toEqual(written);
  });

  it('stays as it is when another process has written it since', () => {
    const written: State = { secret: 'new' };
    keepState('wf:node', written);
    const newer = { secret: 'of another process', at: (written.at ?? 0) + 1 };
    expect(refreshState('wf:node', newer)).toBe(false);
    expect(newer.secret).toBe('of another process');
  });

  it('is dated later each time, also within a millisecond and after a clock that was ahead', () => {
    const state: State = { secret: 'a', at: Date.now() + 60_000 };
    const before = state.at as number;
    keepState('wf:node', state);
    expect(state.at).toBe(before + 1);
  });

  it('is not changed by what is done to the object later', () => {
    const state: State = { secret: 'a', former: ['b'] };
    keepState('wf:node', state);
    state.former?.push('c');
    const stored: State = {};
    refreshState('wf:node', stored);
    expect(stored.former).toEqual(['b']);
  });

  it('of a test run is another than that of production', () => {
    const context = (mode: string) => ({
      getMode: () => mode,
      getWorkflow: () => ({ id: 'wf' }),
      getNode: () => ({ id: 'node' }),
    });
    expect(triggerKey(context('webhook'))).toBe(triggerKey(context('trigger')));
    expect(triggerKey(context('manual'))).not.toBe(triggerKey(context('webhook')));
  });

  it('is written once more after the delivery has been handed on, so that n8n saves it', async () => {
    const written: string[] = [];
    const state = new Proxy({ at: 7 } as State, {
      set(target, name, value) {
        written.push(String(name));
        return Reflect.set(target, name, value);
      },
    });
    writeAgain(state, async () => {});
    expect(written).toEqual([]);
    await Promise.resolve();
    await Promise.resolve();
    expect(written).toEqual(['at']);
  });
});

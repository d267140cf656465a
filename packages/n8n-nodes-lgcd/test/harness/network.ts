import { afterAll, afterEach, beforeAll } from '@jest/globals';
import nock from 'nock';

/** For a file of tests: no request leaves the machine, and none that a test expected is left over. */
export function closedNetwork(): void {
  beforeAll(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    const left = nock.pendingMocks();
    nock.cleanAll();
    if (left.length > 0) throw new Error(`Expected, and never sent: ${left.join(', ')}`);
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}

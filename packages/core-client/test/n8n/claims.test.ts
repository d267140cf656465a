import { beforeEach, describe, expect, it } from '@jest/globals';
import { claim, forgetClaims, onlyBareSuccess, takeTurn } from '../../src/n8n/index.ts';
import { FakeResponse } from './exchange.ts';

beforeEach(forgetClaims);

describe('claim', () => {
  it('gives a delivery to the first who asks', async () => {
    await expect(claim({ key: 'a' }, new FakeResponse())).resolves.toBe(true);
  });

  it('lets a concurrent duplicate wait until the first is answered, and refuses it then', async () => {
    const first = new FakeResponse();
    await claim({ key: 'a' }, first);
    const order: string[] = [];
    const second = claim({ key: 'a' }, new FakeResponse()).then((won) => order.push(`second ${won}`));
    await Promise.resolve();
    order.push('answered');
    first.finish(200);
    await second;
    expect(order).toEqual(['answered', 'second false']);
  });

  it('starts one execution of twenty concurrent duplicates', async () => {
    const responses = Array.from({ length: 20 }, () => new FakeResponse());
    const results = responses.map((response) =>
      claim({ key: 'a' }, response).then((won) => won && response.finish(200)),
    );
    const won = (await Promise.all(results)).filter((result) => result !== false);
    expect(won).toHaveLength(1);
  });

  it('starts twenty executions of twenty distinct deliveries', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => claim({ key: `a${index}` }, new FakeResponse())),
    );
    expect(results).toEqual(Array(20).fill(true));
  });

  it('lets the duplicate take the place of a first that n8n failed to take', async () => {
    const first = new FakeResponse();
    await claim({ key: 'a' }, first);
    const second = claim({ key: 'a' }, new FakeResponse());
    const third = claim({ key: 'a' }, new FakeResponse());
    first.finish(500);
    await expect(second).resolves.toBe(true);
    let settled = false;
    void third.then(() => {
      settled = true;
    });
    await new Promise(setImmediate);
    expect(settled).toBe(false);
  });

  it('lets the retry through when the sender hung up before the answer', async () => {
    const first = new FakeResponse();
    await claim({ key: 'a' }, first);
    first.hangUp();
    await expect(claim({ key: 'a' }, new FakeResponse())).resolves.toBe(true);
  });

  it('refuses a duplicate that comes after the answer', async () => {
    const first = new FakeResponse();
    await claim({ key: 'a' }, first);
    first.finish(200);
    await expect(claim({ key: 'a' }, new FakeResponse())).resolves.toBe(false);
  });
});

describe('a claim that is good when the workflow has finished', () => {
  const finished = { key: 'a', until: 'finished' } as const;

  it('is held when the sender hangs up before, and is good when the workflow ends well', async () => {
    const first = new FakeResponse();
    await claim(finished, first);
    first.hangUp();
    const second = claim(finished, new FakeResponse());
    first.finish(200);
    await expect(second).resolves.toBe(false);
    await expect(claim(finished, new FakeResponse())).resolves.toBe(false);
  });

  it('is given to the next when the workflow fails', async () => {
    const first = new FakeResponse();
    await claim(finished, first);
    first.hangUp();
    first.finish(500);
    await expect(claim(finished, new FakeResponse())).resolves.toBe(true);
  });

  it('lets one of several that wait take the place of a failed one, and the others wait for it', async () => {
    const first = new FakeResponse();
    await claim(finished, first);
    const waiting = [new FakeResponse(), new FakeResponse()];
    const results = waiting.map((response) => claim(finished, response));
    first.finish(500);
    await expect(results[0]).resolves.toBe(true);
    waiting[0]?.finish(200);
    await expect(results[1]).resolves.toBe(false);
  });

  it('with repetitions wanted answers once for what the sender had not heard, and starts what comes then', async () => {
    const repeatable = { ...finished, repeatable: true };
    const first = new FakeResponse();
    await claim(repeatable, first);
    first.hangUp();
    first.finish(200);
    await expect(claim(repeatable, new FakeResponse())).resolves.toBe(false);
    const replayed = new FakeResponse();
    await expect(claim(repeatable, replayed)).resolves.toBe(true);
    replayed.finish(200);
    await expect(claim(repeatable, new FakeResponse())).resolves.toBe(true);
  });
});

describe('onlyBareSuccess', () => {
  it.each([
    ['the success without content', 200, undefined, 200],
    ['the message of n8n that nothing ran', 200, { message: 'no data was returned' }, 500],
    ['an error as it is', 503, { message: 'later' }, 503],
  ])('answers %s', (_, status, body, expected) => {
    const response = new FakeResponse();
    onlyBareSuccess(response);
    response.status(status).json(body);
    expect(response.statusCode).toBe(expected);
  });
});

describe('takeTurn', () => {
  it('lets exchanges of one key pass one after the other, and others at once', async () => {
    const [first, second] = [new FakeResponse(), new FakeResponse()];
    const order: string[] = [];
    await takeTurn('a', first);
    const waiting = takeTurn('a', second).then(() => order.push('second'));
    await takeTurn('b', new FakeResponse());
    order.push('other');
    first.finish(200);
    await waiting;
    await takeTurn('c', new FakeResponse());
    expect(order).toEqual(['other', 'second']);
  });

  it('goes on after an exchange that failed', async () => {
    const first = new FakeResponse();
    await takeTurn('a', first);
    const second = takeTurn('a', new FakeResponse());
    first.hangUp();
    await expect(second).resolves.toBeUndefined();
  });

  it('does not wait for an exchange whose sender had hung up before its turn came', async () => {
    const gone = new FakeResponse();
    gone.hangUp();
    await takeTurn('a', gone);
    await expect(takeTurn('a', new FakeResponse())).resolves.toBeUndefined();
  });
});

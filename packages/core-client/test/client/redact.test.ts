import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { failureCode, redact, redactedCause, shownAddress, shownName } from '../../src/client/redact.ts';

const half = 'demoAgency42AllAbilities0000000000000000';
const token = `1|${half}`;

describe('redact', () => {
  it.each([
    [`with ${token}.`, 'with [token].'],
    [`with ${half}.`, 'with [token].'],
    [`twice ${token} and ${half}`, 'twice [token] and [token]'],
    [`in an address ?x=${encodeURIComponent(token)}&y=1`, 'in an address ?x=[token]&y=1'],
  ])('takes the known token out of %j', (text, expected) => {
    expect(redact(text, token)).toBe(expected);
  });

  it.each([
    [`of another agency: 77|${'a'.repeat(20)}`, 'of another agency: [token]'],
    [`in an address: 77%7C${'a'.repeat(20)}`, 'in an address: [token]'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer [token]'],
    ['Authorization: bearer\tabc', 'Authorization: bearer [token]'],
    ['"authorization":"Basic dXNlcjpwYXNz"', '"authorization":"Basic [token]"'],
    ["'Bearer abc', 'x'", "'Bearer [token]', 'x'"],
    ['{Bearer abc}', '{Bearer [token]}'],
    ['Bearer%20abc', 'Bearer [token]'],
    ['Bearer  abc', 'Bearer [token]'],
    ['calendar.ics?token=abc&x=1', 'calendar.ics?token=[token]&x=1'],
    ['calendar.ics?x=1&signature=abc#y', 'calendar.ics?x=1&signature=[token]#y'],
    ['?access_token=abc def', '?access_token=[token] def'],
    ['?client-secret=abc"', '?client-secret=[token]"'],
    ['?password=a%20b', '?password=[token]'],
    ["?apiKey=abc'", "?apiKey=[token]'"],
    ['?api_key=abc<', '?api_key=[token]<'],
    ['connect to https://user:pa@ss@x failed', 'connect to https://[token]@x failed'],
    ['proxy http://user:secret@127.0.0.1:3128/x', 'proxy http://[token]@127.0.0.1:3128/x'],
    ['{"secret":"whsec_1","id":2}', '{"secret":"[token]","id":2}'],
    ['{"webhook_secret" : "whsec_1"}', '{"webhook_secret" : "[token]"}'],
    ['refresh_token=abc&x=1', 'refresh_token=[token]&x=1'],
    ['password=abc;x', 'password=[token];x'],
    ['apikey=abc', 'apikey=[token]'],
    ['x-apikey: abc', 'x-apikey: [token]'],
    ['X-ApiKey  :  abc', 'X-ApiKey  :  [token]'],
    ['x-apikey=abc', 'x-apikey=[token]'],
    ['"X-ApiKey":"abc","y":1', '"X-ApiKey":"[token]","y":1'],
    ['{"password":"a, b} c","y":1}', '{"password":"[token]","y":1}'],
    [String.raw`{"token":"a\"b","y":1}`, '{"token":"[token]","y":1}'],
    [String.raw`{"url":"https:\/\/user:pw@host\/x"}`, String.raw`{"url":"https:\/\/[token]@host\/x"}`],
    [String.raw`"body":"{\"client_secret\":\"abc\"}"`, String.raw`"body":"{\"client_secret\":\"[token]\"}"`],
    ['the secret whsec_Ab1+/=_- is', 'the secret [token] is'],
    ['X-Auth-Token: abc', 'X-Auth-Token: [token]'],
    ['x-token=abc&y', 'x-token=[token]&y'],
    ['X-Api-Key: abc', 'X-Api-Key: [token]'],
    ['Set-Cookie: session=abc; Path=/\nX: 1', 'Set-Cookie: [token]\nX: 1'],
    ['"cookie":"a=b; c=d","y":1', '"cookie":"[token]","y":1'],
    ['Authorization: Token abc def\nX: 1', 'Authorization: [token]\nX: 1'],
    ['"authorization":"abc"', '"authorization":"[token]"'],
    ['?next=https%3A%2F%2Fuser%3Apw%40host%2Fx&y', '?next=https%3A%2F%2F[token]%40host%2Fx&y'],
    ['access_code=4711', 'access_code=[token]'],
    ['{"passwd":"abc"', '{"passwd":"[token]"'],
    ['{"token":"cut off her', '{"token":"[token]'],
  ])('takes what is shaped like a secret out of %j', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'The token is expired.',
    'The token: expired.',
    'The secret field is required.',
    '{"token":{"name":"n8n"},"tokens":12,"secret":null}',
    'tokenise=abc',
    'a cookie is a biscuit',
    'https://api.lgcd.ma/v1/x, write to a@b.example',
    'x|y and 12|short',
    'https://api.lgcd.ma/v1/bookings?search=token&page=2',
    'write to a@b.example',
    'Bearer',
    'the bearers of 12|tokens',
    '1234567890',
    `no number |${'a'.repeat(20)}`,
    '',
  ])('leaves %j as it is', (text) => {
    expect(redact(text, token)).toBe(text);
  });

  it('does not tear words apart for a token that is too short to be one', () => {
    expect(redact('a 1|abcdef b', '1|abcdef')).toBe('a [token] b');
    expect(redact('a abcdef b', '1|abcdef')).toBe('a abcdef b');
    expect(redact('a abc b', 'abc')).toBe('a abc b');
    expect(redact('a 12345678 b', '12345678')).toBe('a [token] b');
  });

  it('changes nothing the second time, and never lets the token through', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.stringMatching(/^\d{1,6}\|[A-Za-z0-9]{40}$/),
        (a, b, secret) => {
          const once = redact(`${a}${secret}${b}`, secret);
          expect(once).not.toContain(secret);
          expect(once).not.toContain(secret.slice(secret.indexOf('|') + 1));
          expect(redact(once, secret)).toBe(once);
        },
      ),
    );
  });
});

describe('shownName', () => {
  it.each(['check_in', 'guest.name', 'data-x', '_y', 'a'.repeat(40)])('shows %s', (name) => {
    expect(shownName(name, token)).toBe(name);
  });

  it.each(['', 'a'.repeat(41), half, token, `77|${'a'.repeat(20)}`, '1a', 'a b', 'a"', '<b>', 'a\nb', 'é'])(
    'does not show %j',
    (name) => {
      expect(shownName(name, token)).toBe(`(a name of ${name.length} characters, not shown)`);
    },
  );
});

describe('shownAddress', () => {
  it.each([
    ['https://lgcd.ma/login', 'https://lgcd.ma/login'],
    ['/login?next=secret', '/login'],
    ['https://lgcd.ma/x#access=secret', 'https://lgcd.ma/x'],
    ['https://user:secret@lgcd.ma/', 'https://[token]@lgcd.ma/'],
    [`https://lgcd.ma/${token}/x`, 'https://lgcd.ma/[token]/x'],
    [`https://lgcd.ma/${half}`, 'https://lgcd.ma/[token]'],
    ['', ''],
  ])('of %j is %j', (given, shown) => {
    expect(shownAddress(given, token)).toBe(shown);
  });

  it('is cut off where it is long', () => {
    expect(shownAddress(`https://x/${'y'.repeat(1000)}`)).toBe(`https://x/${'y'.repeat(190)}…`);
    expect(shownAddress(`https://x/${'y'.repeat(190)}`)).toBe(`https://x/${'y'.repeat(190)}`);
  });
});

describe('a cause that is fit to be logged', () => {
  const leaf = { message: `with ${token}`, code: `E_${half}`, config: { headers: token }, stack: token };

  it('has message and code, both redacted, and nothing else of what the host threw', () => {
    const error = redactedCause(leaf, token);
    expect(error.message).toBe('with [token]');
    expect(failureCode(error)).toBe('E_[token]');
    expect(Object.keys(error)).toEqual(['code']);
    expect(error.stack).not.toContain(half);
    expect('cause' in error).toBe(false);
  });

  it('has the causes below it, down to the third', () => {
    const chain = [0, 1, 2, 3, 4].reduceRight<unknown>(
      (cause, level) => ({ message: `level ${level}`, cause }),
      undefined,
    );
    const seen: string[] = [];
    for (let at: unknown = redactedCause(chain); at instanceof Error; at = at.cause) seen.push(at.message);
    expect(seen).toEqual(['level 0', 'level 1', 'level 2', 'level 3']);
  });

  it('finds the code wherever it lies', () => {
    expect(failureCode(redactedCause({ message: 'fetch failed', cause: { code: 'ECONNRESET' } }))).toBe(
      'ECONNRESET',
    );
    expect(failureCode(redactedCause({ code: 'A', cause: { code: 'B' } }))).toBe('A');
    expect(failureCode(redactedCause(new Error('x')))).toBeUndefined();
    expect(failureCode(redactedCause({ code: 5 }))).toBeUndefined();
  });

  it.each<[unknown, string]>([
    [`text with ${token}`, 'text with [token]'],
    [undefined, 'undefined'],
    [null, 'null'],
    [7, '7'],
    [{ message: 7 }, ''],
    [{}, ''],
  ])('is made of whatever was thrown: %j', (thrown, message) => {
    expect(redactedCause(thrown, token).message).toBe(message);
  });
});

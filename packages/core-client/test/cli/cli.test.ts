import { describe, expect, it } from '@jest/globals';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import { bookingBlockExample } from '../../src/contract/booking.ts';
import { propertyExample } from '../../src/contract/property.ts';
import { recordingOf } from '../../src/drift.ts';
import { openApi } from '../../src/openapi.ts';
import { testDelivery } from '../../src/webhook.ts';

const secret = 'whsec_0123456789';
const { rawBody, signature } = testDelivery({
  event: 'booking.created',
  data: { booking: { ...bookingBlockExample, guest_name: 'Zoé' } },
  secret,
});

async function lgcd(
  args: string[],
  given: Partial<Omit<Io, 'args'>> & { stdin?: string; files?: Record<string, string> } = {},
) {
  const [out, err]: [string[], string[]] = [[], []];
  const { stdin = '', files = {}, ...rest } = given;
  const code = await run({
    args,
    env: {},
    readStdin: async () => Buffer.from(stdin),
    readFile: async (path) => {
      if (files[path] === undefined) throw new Error('no such file');
      return Buffer.from(files[path]);
    },
    fetchText: async () => {
      throw new Error('no network');
    },
    print: (text) => out.push(text),
    printError: (text) => err.push(text),
    ...rest,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const env = { LGCD_WEBHOOK_SECRET: secret };

describe('lgcd', () => {
  it('prints its usage when asked, and as an error when it is called wrongly', async () => {
    expect(await lgcd(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('lgcd webhook sign'),
    });
    for (const args of [[], ['explode'], ['constructor']]) {
      expect(await lgcd(args)).toMatchObject({ code: 2, err: expect.stringContaining('lgcd drift') });
    }
  });

  it.each([
    [['webhook', '--help'], 'lgcd webhook verify', 'lgcd drift'],
    [['webhook', '-h'], 'LGCD_WEBHOOK_SECRET', 'lgcd drift'],
    [['webhook', 'verify', '--help'], '--signature <hex>', 'lgcd drift'],
    [['drift', '--help'], 'Compares the OpenAPI document', 'lgcd webhook'],
  ])('prints the usage of one command for %j', async (args, own, other) => {
    const { code, out, err } = await lgcd(args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(own);
    expect(out).not.toContain(other);
  });

  it.each([['-h'], ['help'], ['help', 'webhook']])(
    'prints the usage of all commands for %s',
    async (...args) => {
      const { code, out } = await lgcd(args);
      expect(code).toBe(0);
      expect(out).toContain('lgcd drift');
      expect(out).toContain('lgcd webhook sign');
    },
  );

  it('names an option that it does not know', async () => {
    expect(await lgcd(['drift', 'x.json', '--yaml'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--yaml'),
    });
  });
});

describe('lgcd webhook', () => {
  it('signs standard input with the secret of the environment', async () => {
    expect(await lgcd(['webhook', 'sign'], { env, stdin: rawBody })).toEqual({
      code: 0,
      out: signature,
      err: '',
    });
  });

  it('signs a file with a secret from standard input, without the line break behind it', async () => {
    const given = { stdin: `${secret}\n`, files: { 'body.json': rawBody } };
    expect(await lgcd(['webhook', 'sign', 'body.json', '--secret-stdin'], given)).toMatchObject({
      code: 0,
      out: signature,
    });
  });

  it('reads the secret from the variable it is told', async () => {
    const given = { env: { OTHER: secret }, stdin: rawBody };
    expect(await lgcd(['webhook', 'sign', '--secret-env', 'OTHER'], given)).toMatchObject({
      code: 0,
      out: signature,
    });
  });

  it('answers 0 for a good delivery and names its event', async () => {
    const result = await lgcd(['webhook', 'verify', '--signature', signature], { env, stdin: rawBody });
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out).toContain('Valid: booking.created');
  });

  it('answers 1 for a refused delivery and says why', async () => {
    const result = await lgcd(['webhook', 'verify', '--signature', signature], {
      env,
      stdin: JSON.stringify(JSON.parse(rawBody)),
    });
    expect(result).toMatchObject({ code: 1, out: '' });
    expect(result.err).toContain('Refused (body_reserialised)');
  });

  it.each<[string, string[], Parameters<typeof lgcd>[1], RegExp]>([
    ['a secret as an argument', ['webhook', 'sign', '--secret', secret], { env }, /seen by everyone/],
    [
      'a secret as an argument with =',
      ['webhook', 'sign', `--secret=${secret}`],
      { env },
      /seen by everyone/,
    ],
    ['no secret', ['webhook', 'sign'], { stdin: rawBody }, /LGCD_WEBHOOK_SECRET is empty/],
    [
      'an empty secret on standard input',
      ['webhook', 'sign', 'b', '--secret-stdin'],
      { files: { b: 'x' } },
      /must not be empty/,
    ],
    [
      'secret and body both on standard input',
      ['webhook', 'sign', '--secret-stdin'],
      {},
      /body must come from a file/,
    ],
    ['no signature', ['webhook', 'verify'], { env, stdin: rawBody }, /--signature is missing/],
    ['a file that is not there', ['webhook', 'sign', 'nope.json'], { env }, /nope.json could not be read/],
    ['another verb', ['webhook', 'forge'], { env }, /lgcd webhook sign/],
  ])('answers 2 for %s', async (_, args, given, message) => {
    const result = await lgcd(args, given);
    expect(result.code).toBe(2);
    expect(result.err).toMatch(message);
    expect(result.err).not.toContain(secret);
  });
});

describe('lgcd drift', () => {
  const served = openApi();
  delete served.paths['/rates'];
  const files = {
    'same.json': JSON.stringify(openApi()),
    'other.json': JSON.stringify(served),
    'page.html': '<html>',
    'x.json': '{}',
  };

  it('answers 0 for a document that agrees', async () => {
    expect(await lgcd(['drift', 'same.json'], { files })).toEqual({
      code: 0,
      out: 'The served document and the contract agree.',
      err: '',
    });
  });

  it('answers 1 for one that differs, and prints the differences', async () => {
    const { code, out } = await lgcd(['drift', 'other.json'], { files });
    expect(code).toBe(1);
    expect(out).toContain('rate.create\n  is not served (POST /rates) [inferred]');
  });

  it('prints them as JSON when asked', async () => {
    const { code, out } = await lgcd(['drift', 'other.json', '--json'], { files });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ kind: 'missing_operation', subject: 'rate.create' }),
    );
  });

  const line = (answer: unknown) =>
    JSON.stringify(
      recordingOf({
        method: 'GET',
        path: '/properties/1',
        query: '',
        sent: '',
        accept: 'application/json',
        status: 200,
        headers: { 'Content-Type': 'application/json', 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '59' },
        answer: JSON.stringify(answer),
      }),
    );
  const recordings = {
    ...files,
    'seen.jsonl': `${line({ data: { ...propertyExample, garden: true } })}\n`,
    'agrees.jsonl': `${line({ data: propertyExample })}\n${line({ data: propertyExample })}\n`,
    'nothing.jsonl': '\n',
  };

  it('compares what was seen, alone and beside the document', async () => {
    const agrees = await lgcd(['drift', '--seen', 'agrees.jsonl'], { files: recordings });
    expect(agrees.code).toBe(0);
    expect(agrees.out).toContain('What was seen in 2 answers and the contract agree.');
    expect(agrees.out).toMatch(/Not seen with success: account\.get, .*webhook\.create/);
    const differs = await lgcd(['drift', 'same.json', '--seen', 'seen.jsonl'], { files: recordings });
    expect(differs.code).toBe(1);
    expect(differs.out).toContain('The served document and the contract agree.');
    expect(differs.out).toContain('property.get\n  answer data.garden is served, and the contract does not have it');
    const json = await lgcd(['drift', '--seen', 'seen.jsonl', '--seen', 'agrees.jsonl', '--json'], {
      files: recordings,
    });
    expect(JSON.parse(json.out)).toEqual([
      { kind: 'extra_field', subject: 'property.get', place: 'answer', field: 'data.garden' },
    ]);
  });

  it.each<[string[], RegExp]>([
    [['drift', '--seen', 'nothing.jsonl'], /nothing is recorded there/],
    [['drift', '--seen', 'same.json'], /line 1 is no recording/],
    [['drift', '--seen', 'nope.jsonl'], /nope.jsonl could not be read/],
  ])('answers 2 for %j', async (args, message) => {
    const { code, err } = await lgcd(args, { files: recordings });
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });

  it('reads an address, and standard input', async () => {
    const fetchText = async (url: string) => {
      expect(url).toBe('https://api.lgcd.ma/v1/openapi.json');
      return files['same.json'];
    };
    expect(await lgcd(['drift', 'https://api.lgcd.ma/v1/openapi.json'], { fetchText })).toMatchObject({
      code: 0,
    });
    expect(await lgcd(['drift', '-'], { stdin: files['same.json'] })).toMatchObject({ code: 0 });
  });

  it.each<[string[], RegExp]>([
    [['drift'], /lgcd drift <url or file/],
    [['drift', 'a', 'b'], /lgcd drift <url or file/],
    [['drift', 'nope.json'], /nope.json could not be read: no such file/],
    [['drift', 'https://api.lgcd.ma/v1/openapi.json'], /could not be read: no network/],
    [['drift', 'page.html'], /It is a web page/],
    [['drift', 'x.json'], /no OpenAPI 3 document/],
  ])('answers 2 for %j', async (args, message) => {
    const { code, err } = await lgcd(args, { files });
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fetchCalendar, largestCalendar } from '../src/ical/fetch.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function host(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path.ics`;
}

const refusal = async (address: string, options = {}): Promise<string> => {
  const error = await fetchCalendar(address, options).then(
    () => new Error('The calendar was fetched.'),
    (reason: Error) => reason,
  );
  expect(error.name).toBe('IcalError');
  expect(error.message).not.toContain('secret');
  return error.message;
};

describe('fetching a calendar', () => {
  it('answers its text, whatever its media type', async () => {
    const address = await host((_, response) => response.end('BEGIN:VCALENDAR é'));
    expect(await fetchCalendar(address)).toBe('BEGIN:VCALENDAR é');
  });

  it('follows redirects', async () => {
    const address = await host((request, response) => {
      if (request.url === '/end.ics') response.end('there');
      else response.writeHead(302, { location: '/end.ics' }).end();
    });
    expect(await fetchCalendar(address)).toBe('there');
  });

  it('sends the password of the address as a header, and not to another address', async () => {
    const seen: (string | undefined)[] = [];
    const other = await host((request, response) => {
      seen.push(request.headers.authorization);
      response.end('there');
    });
    const address = await host((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(301, { location: other }).end();
    });
    await fetchCalendar(address.replace('http://', 'http://agency:secret@'));
    expect(seen).toEqual([`Basic ${Buffer.from('agency:secret').toString('base64')}`, undefined]);
  });

  it('gives up after five redirects', async () => {
    const address = await host((request, response) =>
      response.writeHead(302, { location: request.url ?? '/' }).end(),
    );
    expect(await refusal(address)).toBe('The calendar redirects more than 5 times.');
  });

  it('does not leave the web by a redirect', async () => {
    const address = await host((_, response) =>
      response.writeHead(302, { location: 'file:///secret' }).end(),
    );
    expect(await refusal(address)).toBe(
      'The calendar redirects to an address that is neither http nor https.',
    );
  });

  it('tells the status of a refusal', async () => {
    const address = await host((_, response) => response.writeHead(404).end('no'));
    expect(await refusal(address)).toBe('The calendar answered 404 Not Found.');
  });

  it('tells that nobody listens', async () => {
    const address = await host((_, response) => response.end());
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    expect(await refusal(address)).toBe("The calendar's host refused the connection.");
  });

  it('tells that the host does not exist', async () => {
    expect(await refusal('http://secret.calendar.invalid/1.ics')).toBe("The calendar's host was not found.");
  });

  it('tells that the connection broke', async () => {
    const address = await host((request) => request.socket.destroy());
    expect(await refusal(address)).toBe("The calendar's host closed the connection.");
  });

  it('tells that it takes too long, before the answer and within it', async () => {
    const silent = await host(() => {});
    expect(await refusal(silent, { timeoutMs: 50 })).toBe('The calendar took longer than 0.05 seconds.');
    const halting = await host((_, response) => response.write('BEGIN:VCALENDAR'));
    expect(await refusal(halting, { timeoutMs: 100 })).toBe('The calendar took longer than 0.1 seconds.');
  });

  it('stops reading behind 5 MB', async () => {
    const address = await host((_, response) => {
      response.write(Buffer.alloc(largestCalendar));
      response.end('x');
    });
    expect(await refusal(address)).toBe('The calendar is larger than 5 MB.');
    const full = await host((_, response) => response.end(Buffer.alloc(largestCalendar, 'x')));
    expect(await fetchCalendar(full)).toHaveLength(largestCalendar);
  });

  it('ends when the server closes', async () => {
    const address = await host(() => {});
    const closing = AbortSignal.abort(new Error('closing'));
    await expect(fetchCalendar(address, { signal: closing })).rejects.toThrow('closing');
  });
});

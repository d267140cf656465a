/** One client in a process of its own: does what its parent asks for, all at once, and tells what came of it. */
import { createClient, type LgcdError } from '@lgcd/core-client';
import { fetchPlatform } from '@lgcd/core-client/fetch';
import { ask } from './ask.ts';

/** What a process is asked for. */
export type Job =
  | { do: 'look'; times: number }
  | { do: 'change'; path: string; field: string; values: (string | number)[] }
  | { do: 'create'; booking: Booking }
  | { do: 'import'; booking: Booking }
  | { do: 'book'; bookings: Booking[] };

export type Booking = {
  property_id: number;
  check_in: string;
  check_out: string;
  guest_name: string;
  guests_count: number;
  external_reference?: string;
};

/** One answer: the status, and the one thing of it that counts for the job. */
export interface Told {
  status: number;
  value: number | string | null;
}

async function work(server: { url: string; token: string }, job: Job): Promise<Told[]> {
  const create = async (booking: Booking): Promise<Told> => {
    const { status, json } = await ask(server, 'POST', '/bookings', booking);
    return { status, value: json.data?.id ?? null };
  };
  switch (job.do) {
    case 'look': {
      const looks = Array.from({ length: job.times }, async () => {
        const { status, headers } = await ask(server, 'GET', '/me');
        return { status, value: headers.get('x-ratelimit-remaining') };
      });
      return Promise.all(looks);
    }
    case 'change': {
      const told: Told[] = [];
      for (const value of job.values)
        told.push({ status: (await ask(server, 'PATCH', job.path, { [job.field]: value })).status, value });
      return told;
    }
    case 'create':
      return [await create(job.booking)];
    case 'import': {
      // As a workflow that is started ten times does it: the client finds what another has made.
      const client = createClient(fetchPlatform(), {
        baseUrl: `${server.url}/v1`,
        accessToken: server.token,
      });
      const made = client.call('booking.create', job.booking);
      return [
        await made.then(
          ({ id }) => ({ status: 201, value: id }),
          (error: LgcdError) => ({ status: 422, value: error.message }),
        ),
      ];
    }
    case 'book': {
      const told: Told[] = [];
      for (const booking of job.bookings) told.push(await create(booking));
      return told;
    }
  }
}

process.on('message', ({ server, job }: { server: { url: string; token: string }; job: Job }) => {
  work(server, job).then(
    (told) => process.send?.({ told }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.send?.('ready');

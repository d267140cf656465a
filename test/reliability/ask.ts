export interface Reply {
  status: number;
  headers: Headers;
  // A check looks into answers of any shape.
  // biome-ignore lint/suspicious/noExplicitAny: the check names the shape by what it reads
  json: any;
}

/** One request to the API. Rejects when there was no whole answer. */
export async function ask(
  { url, token }: { url: string; token: string },
  method: string,
  path: string,
  body?: object,
): Promise<Reply> {
  const answer = await fetch(`${url}/v1${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text === '' ? undefined : JSON.parse(text) };
}

/** All objects of a list. */
export async function all(server: { url: string; token: string }, path: string): Promise<Reply['json'][]> {
  const objects: Reply['json'][] = [];
  for (let page = 1; ; page++) {
    const { json } = await ask(
      server,
      'GET',
      `${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`,
    );
    objects.push(...json.data);
    if (page >= json.meta.last_page) return objects;
  }
}

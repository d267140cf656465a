import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

export const baseUrl = 'https://api.lgcd.test/v1';
export const origin = 'https://api.lgcd.test';
export const accessToken = '1|unitTestTokenOfAgency42000000000000000000';

/** n8n's HTTP helper over `fetch`, which nock stands in for: the options that the nodes use, and no other. */
export async function request(options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
  const response = await fetch(options.url, {
    method: options.method ?? 'GET',
    headers: options.headers as Record<string, string>,
    redirect: options.disableFollowRedirect ? 'manual' : 'follow',
    ...(options.body === undefined ? {} : { body: options.body as string }),
  });
  const body = await response.text();
  if (!options.ignoreHttpStatusErrors && !response.ok) throw new Error(`Request failed: ${response.status}`);
  return { statusCode: response.status, headers: Object.fromEntries(response.headers), body };
}

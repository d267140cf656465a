import { idOf, type Step } from './flow.ts';

/** An account that n8n holds, by its type and the name that the file proposes. */
export const accounts = {
  lgcd: { lgcdApi: 'LGCD account' },
  slack: { slackApi: 'Slack account' },
  pagerDuty: { pagerDutyApi: 'PagerDuty account' },
  brevo: { sendInBlueApi: 'Brevo account' },
  activeCampaign: { activeCampaignApi: 'ActiveCampaign account' },
  google: { googleSheetsOAuth2Api: 'Google Sheets account' },
  notion: { notionApi: 'Notion account' },
  trello: { trelloApi: 'Trello account' },
  quickBooks: { quickBooksOAuth2Api: 'QuickBooks account' },
  xero: { xeroOAuth2Api: 'Xero account' },
  postgres: { postgres: 'Reports database' },
  datadog: { datadogApi: 'Datadog account' },
} as const;

/** n8n tries again after a 429, a 5xx or a broken connection, as long as it lets a node wait. */
export const again = { retryOnFail: true, maxTries: 3, waitBetweenTries: 5000 } as const;

/** Starts on events of LGCD, which delivers again what the workflow could not finish. */
export const onEvents = (...events: string[]): Step => ({
  type: 'n8n-nodes-lgcd.lgcdTrigger',
  typeVersion: 1,
  parameters: { events, options: { confirm: 'finished' } },
  credentials: accounts.lgcd,
});

export const every = (interval: Record<string, unknown>): Step => ({
  type: 'n8n-nodes-base.scheduleTrigger',
  typeVersion: 1.2,
  parameters: { rule: { interval: [interval] } },
});

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** A node of LGCD. */
export const lgcd = (
  resource: string,
  operation: string,
  parameters: Record<string, unknown> = {},
): Step => ({
  type: 'n8n-nodes-lgcd.lgcd',
  typeVersion: 1,
  parameters: { resource, operation, ...parameters },
  credentials: accounts.lgcd,
});

/** Reads one whole object of LGCD as it stands now. */
export const read = (resource: string, id: string): Step =>
  lgcd(resource, 'get', { id: byId(id), simplify: false });

/** A node of an app, which tries again when the app does not answer. */
export const app = (
  type: string,
  typeVersion: number,
  credentials: Record<string, string>,
  parameters: Record<string, unknown>,
): Step => ({ type: `n8n-nodes-base.${type}`, typeVersion, parameters, credentials, ...again });

/** What a person sets, in one node. */
export const settings = (values: Record<string, string | number | boolean>): Step => fields(values, true);

export const fields = (values: Record<string, string | number | boolean>, keep = false): Step => ({
  type: 'n8n-nodes-base.set',
  typeVersion: 3.4,
  parameters: {
    assignments: {
      assignments: Object.entries(values).map(([name, value]) => ({
        id: idOf('field', name),
        name,
        type: typeof value,
        value,
      })),
    },
    includeOtherFields: keep,
    options: {},
  },
});

/** A value of the settings, inside an expression. */
export const set = (name: string) => `$('Settings').first().json.${name}`;

/**
 * Writes rows to the sheet that the settings name, each by its key: the same row again goes over itself.
 * Rows are appended, not put at the line that was the last one a moment ago: two runs at once would write over each other.
 */
export const writeRows = (columns: readonly string[], key: string): Step =>
  app('googleSheets', 4.5, accounts.google, {
    resource: 'sheet',
    operation: 'appendOrUpdate',
    documentId: byId(`={{ ${set('spreadsheetId')} }}`),
    sheetName: byName(`={{ ${set('sheet')} }}`),
    columns: {
      mappingMode: 'autoMapInputData',
      value: {},
      matchingColumns: [key],
      schema: columns.map((id) => ({
        id,
        displayName: id,
        required: false,
        defaultMatch: false,
        display: true,
        type: 'string',
        canBeUsedToMatch: true,
      })),
      attemptToConvertTypes: false,
      convertFieldsToString: false,
    },
    options: { cellFormat: 'RAW', useAppend: true },
  });

/** Leads to its first output when the expression is true, to its second one otherwise. */
export const when = (expression: string): Step => ({
  type: 'n8n-nodes-base.if',
  typeVersion: 2.2,
  parameters: {
    conditions: {
      options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
      combinator: 'and',
      conditions: [
        {
          id: idOf('condition', expression),
          leftValue: `={{ ${expression} }}`,
          rightValue: '',
          operator: { type: 'boolean', operation: 'true', singleValue: true },
        },
      ],
    },
    options: {},
  },
});

/** Plain JavaScript, once for all items. */
export const code = (jsCode: string): Step => ({
  type: 'n8n-nodes-base.code',
  typeVersion: 2,
  parameters: { jsCode },
});

/** Leaves the workflow with words that a person reads in n8n's list of executions. */
export const stop = (errorMessage: string): Step => ({
  type: 'n8n-nodes-base.stopAndError',
  typeVersion: 1,
  parameters: { errorMessage },
});

/** Where two ways meet. */
export const meet = (): Step => ({ type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} });

/** One item for each entry of a list. */
export const split = (fieldToSplitOut: string): Step => ({
  type: 'n8n-nodes-base.splitOut',
  typeVersion: 1,
  parameters: { fieldToSplitOut, options: {} },
});

/** An address of n8n that another service calls, and the workflow answers. */
export const called = (httpMethod: string, path: string): Step => ({
  type: 'n8n-nodes-base.webhook',
  typeVersion: 2,
  parameters: { httpMethod, path, responseMode: 'responseNode', options: {} },
});

export const reply = (status: number, body: string, contentType = 'text/plain; charset=utf-8'): Step => ({
  type: 'n8n-nodes-base.respondToWebhook',
  typeVersion: 1.1,
  parameters: {
    respondWith: 'text',
    responseBody: body,
    options: {
      responseCode: status,
      responseHeaders: { entries: [{ name: 'content-type', value: contentType }] },
    },
  },
});

interface Http {
  method: string;
  url: string;
  /** The type of n8n's own credential of the app, with the name that the file proposes; or a generic one. */
  account?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** An expression that gives the body. */
  body?: string;
  options?: Record<string, unknown>;
}

const generic = ['httpHeaderAuth', 'httpBasicAuth', 'httpBearerAuth', 'httpCustomAuth', 'oAuth2Api'];

const pairs = (values: Record<string, string>) => ({
  parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
});

/** n8n's HTTP Request, for what no node of n8n can do. */
export function http({ method, url, account = {}, query, headers, body, options = {} }: Http): Step {
  const [type] = Object.keys(account);
  const named = generic.includes(type ?? '')
    ? { authentication: 'genericCredentialType', genericAuthType: type }
    : { authentication: 'predefinedCredentialType', nodeCredentialType: type };
  const authentication = type === undefined ? {} : named;
  return app('httpRequest', 4.2, account, {
    method,
    url,
    ...authentication,
    ...(query && { sendQuery: true, queryParameters: pairs(query) }),
    ...(headers && { sendHeaders: true, headerParameters: pairs(headers) }),
    ...(body && { sendBody: true, specifyBody: 'json', jsonBody: `={{ ${body} }}` }),
    options,
  });
}

/** A row a thing: what an app gave back under the ID of LGCD. */
const memory = (operation: string, parameters: Record<string, unknown>): Step => ({
  type: 'n8n-nodes-base.dataTable',
  typeVersion: 1.1,
  parameters: { operation, dataTableId: byName('lgcd_links'), ...parameters },
});

const key = (value: string) => ({
  matchType: 'allConditions',
  filters: { conditions: [{ keyName: 'key', condition: 'eq', keyValue: value }] },
});

const column = (id: string) => ({
  id,
  displayName: id,
  required: false,
  defaultMatch: false,
  display: true,
  type: 'string',
  readOnly: false,
  removed: false,
});

/** n8n's data table `lgcd_links`: where the apps have no place for an ID of LGCD, theirs is kept under it. */
export const links = {
  open: (): Step => ({
    type: 'n8n-nodes-base.dataTable',
    typeVersion: 1.1,
    parameters: {
      resource: 'table',
      operation: 'create',
      tableName: 'lgcd_links',
      columns: { column: ['key', 'foreign_id', 'state'].map((name) => ({ name, type: 'string' })) },
      options: { createIfNotExists: true },
    },
  }),
  find: (value: string): Step => ({ ...memory('get', { ...key(value), limit: 1 }), alwaysOutputData: true }),
  keep: (value: string, foreign_id: string, state: string): Step =>
    memory('upsert', {
      ...key(value),
      columns: {
        mappingMode: 'defineBelow',
        value: { key: value, foreign_id, state },
        matchingColumns: [],
        schema: ['key', 'foreign_id', 'state'].map(column),
      },
      options: {},
    }),
};

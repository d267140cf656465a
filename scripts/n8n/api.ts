import { randomUUID } from 'node:crypto';
import {
  type ExecutionFilter,
  getExecution,
  listExecutions,
  type WaitOptions,
  waitForExecution,
} from './executions.ts';
import { restClient, type Send } from './http.ts';
import { assertPublished, publicationSettled } from './publication.ts';
import type {
  Choice,
  CredentialRef,
  DynamicParameter,
  Execution,
  ExecutionSummary,
  NodeType,
  Workflow,
  WorkflowDraft,
  WorkflowNode,
} from './types.ts';

export interface Owner {
  email: string;
  password: string;
}

/** n8n over the REST API of its own editor. Every method throws `N8nApiError` when n8n answers an error. */
export interface N8nApi {
  /** Any other route under `/rest`; answers the `data` of n8n's envelope. */
  send: Send;
  /** Makes the first user; once per database. Leaves the driver logged in. */
  setUpOwner(owner: Owner): Promise<void>;
  login(owner: Owner): Promise<void>;

  createCredential(credential: {
    name: string;
    type: string;
    data: Record<string, unknown>;
  }): Promise<CredentialRef>;
  updateCredential(credential: CredentialRef & { data: Record<string, unknown> }): Promise<CredentialRef>;
  deleteCredential(id: string): Promise<void>;
  /** Runs the credential's own test, with `data` instead of what is stored when given. */
  testCredential(
    credential: CredentialRef & { data?: Record<string, unknown> },
  ): Promise<{ status: 'OK' | 'Error'; message: string }>;

  /** Nodes get an id, a position and a webhook id when they have none. */
  createWorkflow(draft: WorkflowDraft): Promise<Workflow>;
  getWorkflow(id: string): Promise<Workflow>;
  /** Changes the draft; what runs in production stays as it is until `activate`. */
  updateWorkflow(id: string, changes: Partial<WorkflowDraft>): Promise<Workflow>;
  /**
   * Publishes the draft and waits until its triggers run. n8n registers anew only what is not registered yet or
   * whose trigger node changed since the version before.
   * @throws N8nActivationError with the trigger's own words when it failed; n8n calls the workflow active even so
   */
  activate(id: string): Promise<Workflow>;
  /** Takes the workflow out of production and waits until its triggers are down. */
  deactivate(id: string): Promise<Workflow>;
  /** Archives (which deactivates) and deletes. */
  deleteWorkflow(id: string): Promise<void>;

  /**
   * Runs the draft by hand, from a trigger on, or up to a node. With a webhook trigger n8n waits for one call
   * of its test URL, for 120 s: then there is no execution yet, and the answer says so.
   */
  runWorkflow(
    id: string,
    start: { from: string } | { to: string },
  ): Promise<
    { executionId: string; waitingForWebhook?: never } | { waitingForWebhook: true; executionId?: never }
  >;
  listExecutions(filter?: ExecutionFilter): Promise<ExecutionSummary[]>;
  getExecution(id: string): Promise<Execution>;
  waitForExecution(workflowId: string, options?: WaitOptions): Promise<Execution[]>;

  /**
   * The description of a loaded node, as the editor gets it.
   * @param name with its package's prefix: `n8n-nodes-lgcd.lgcdTrigger`
   */
  nodeType(name: string, version?: number): Promise<NodeType>;
  /** The content of a dropdown with a `loadOptionsMethod`. */
  loadOptions(request: DynamicParameter): Promise<Choice[]>;
  /** One page of a resource locator's list. */
  listSearch(
    request: DynamicParameter & { filter?: string; paginationToken?: string },
  ): Promise<{ results: Choice[]; paginationToken?: string }>;
}

/** n8n answers the encrypted data besides, which is nobody's business. */
const reference = ({ id, name, type }: CredentialRef): CredentialRef => ({ id, name, type });

const completeNode = (node: WorkflowNode, index: number): WorkflowNode => ({
  id: randomUUID(),
  position: [index * 220, 0],
  webhookId: randomUUID(),
  ...node,
});

const complete = <T extends Partial<WorkflowDraft>>(draft: T): T =>
  draft.nodes === undefined ? draft : { ...draft, nodes: draft.nodes.map(completeNode) };

const dynamic = ({ type, typeVersion = 1, method, path, parameters, credentials }: DynamicParameter) => ({
  path: path ?? 'parameters.propertyId',
  nodeTypeAndVersion: { name: type, version: typeVersion },
  methodName: method,
  currentNodeParameters: parameters ?? {},
  ...(credentials && { credentials }),
});

/**
 * A driver for the n8n at `baseUrl`, not logged in.
 * @param baseUrl such as `http://127.0.0.1:5678`
 */
export function createN8nApi(baseUrl: string): N8nApi {
  const send = restClient(baseUrl);
  const getWorkflow = (id: string) => send<Workflow>('GET', `/workflows/${id}`);
  return {
    send,
    async setUpOwner(owner) {
      await send('POST', '/owner/setup', { ...owner, firstName: 'Demo', lastName: 'Owner' });
    },
    async login({ email, password }) {
      await send('POST', '/login', { emailOrLdapLoginId: email, password });
    },

    createCredential: async (credential) => reference(await send('POST', '/credentials', credential)),
    updateCredential: async ({ id, ...changes }) =>
      reference(await send('PATCH', `/credentials/${id}`, changes)),
    async deleteCredential(id) {
      await send('DELETE', `/credentials/${id}`);
    },
    async testCredential({ id, name, type, data }) {
      // As the editor does: it sends back what it was shown, and n8n puts the blanked secrets in again.
      const stored = data
        ? undefined
        : await send<{ data: object }>('GET', `/credentials/${id}?includeData=true`);
      return send('POST', '/credentials/test', {
        credentials: { id, name, type, data: data ?? stored?.data },
      });
    },

    createWorkflow: (draft) =>
      send('POST', '/workflows', { connections: {}, settings: {}, ...complete(draft) }),
    getWorkflow,
    updateWorkflow: (id, changes) => send('PATCH', `/workflows/${id}`, complete(changes)),
    async activate(id) {
      const { versionId } = await getWorkflow(id);
      await send('POST', `/workflows/${id}/activate`, { versionId });
      await assertPublished(send, id);
      return getWorkflow(id);
    },
    async deactivate(id) {
      await send('POST', `/workflows/${id}/deactivate`, {});
      await publicationSettled(send, id);
      return getWorkflow(id);
    },
    async deleteWorkflow(id) {
      await send('POST', `/workflows/${id}/archive`, {});
      await publicationSettled(send, id);
      await send('DELETE', `/workflows/${id}`);
    },

    runWorkflow: (id, start) =>
      send(
        'POST',
        `/workflows/${id}/run`,
        'from' in start
          ? { triggerToStartFrom: { name: start.from } }
          : { destinationNode: { nodeName: start.to, mode: 'inclusive' } },
      ),
    listExecutions: (filter) => listExecutions(send, filter),
    getExecution: (id) => getExecution(send, id),
    waitForExecution: (workflowId, options) => waitForExecution(send, workflowId, options),

    async nodeType(name, version = 1) {
      const [found] = await send<NodeType[]>('POST', '/node-types', { nodeInfos: [{ name, version }] });
      return { ...(found as NodeType), name };
    },
    loadOptions: (request) => send('POST', '/dynamic-node-parameters/options', dynamic(request)),
    listSearch: ({ filter, paginationToken, ...request }) =>
      send('POST', '/dynamic-node-parameters/resource-locator-results', {
        ...dynamic(request),
        ...(filter !== undefined && { filter }),
        ...(paginationToken !== undefined && { paginationToken }),
      }),
  };
}

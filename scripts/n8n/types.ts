/** The parts of n8n's REST objects that the journeys use, as n8n 2.41 answers them. */

export interface CredentialRef {
  id: string;
  name: string;
  type: string;
}

export interface WorkflowNode {
  name: string;
  /** With the package's prefix: `n8n-nodes-lgcd.lgcdTrigger`. */
  type: string;
  typeVersion: number;
  parameters: Record<string, unknown>;
  position?: [number, number];
  /** By credential type; `{ id, name }` of one that exists. */
  credentials?: Record<string, { id: string; name: string }>;
  id?: string;
  /** Makes the path of a webhook fixed; n8n's editor gives every webhook node one, and so does the driver. */
  webhookId?: string;
  disabled?: boolean;
  onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
  retryOnFail?: boolean;
  maxTries?: number;
}

/** Node name to its outputs, each a list of the inputs it feeds. */
export type Connections = Record<
  string,
  Record<string, ({ node: string; type: string; index: number }[] | null)[]>
>;

export interface WorkflowDraft {
  name: string;
  nodes: WorkflowNode[];
  connections?: Connections;
  settings?: Record<string, unknown>;
  pinData?: Record<string, unknown>;
  /** Trigger memory; n8n keeps what was there when it is left out. */
  staticData?: unknown;
}

export interface Workflow extends Required<Pick<WorkflowDraft, 'name' | 'nodes' | 'connections'>> {
  id: string;
  active: boolean;
  /** The draft's version. */
  versionId: string;
  /** The version that runs in production, null when inactive. */
  activeVersionId: string | null;
  /** `node:<name>` to what the node remembers, in plain text. */
  staticData: Record<string, unknown> | null;
  settings: Record<string, unknown>;
}

export type ExecutionStatus =
  | 'canceled'
  | 'crashed'
  | 'error'
  | 'new'
  | 'running'
  | 'success'
  | 'unknown'
  | 'waiting';

export interface ExecutionSummary {
  id: string;
  workflowId: string;
  status: ExecutionStatus;
  /** `webhook` (production), `manual`, `trigger`, `retry`, ... */
  mode: string;
  startedAt: string | null;
  stoppedAt: string | null;
}

export interface ExecutionError {
  name?: string;
  message: string;
  description?: string | null;
  httpCode?: string | null;
  context?: Record<string, unknown>;
}

export interface Item {
  json: Record<string, unknown>;
  pairedItem?: unknown;
  error?: ExecutionError;
}

export interface NodeRun {
  executionStatus: ExecutionStatus;
  executionTime: number;
  error?: ExecutionError;
  data?: { main?: (Item[] | null)[] } & Record<string, (Item[] | null)[] | undefined>;
}

export interface Execution extends ExecutionSummary {
  data: {
    resultData: {
      runData: Record<string, NodeRun[]>;
      lastNodeExecuted?: string;
      error?: ExecutionError;
    };
  };
}

export interface NodeType {
  /** With its package's prefix. */
  name: string;
  displayName: string;
  version: number | number[];
  properties: { name: string; displayName: string; type: string; options?: unknown[] }[];
  credentials?: { name: string; required?: boolean }[];
  usableAsTool?: boolean;
}

export interface Choice {
  name: string;
  value: string | number | boolean;
  description?: string;
  url?: string;
}

/** What a request for a dropdown's content carries: the node as it is being edited. */
export interface DynamicParameter {
  /** Of the node: `n8n-nodes-lgcd.lgcd`. */
  type: string;
  typeVersion?: number;
  /** The node's method: a `loadOptions` or a `listSearch` one. */
  method: string;
  /** Where the parameter stands, `parameters.propertyId` unless told. */
  path?: string;
  parameters?: Record<string, unknown>;
  credentials?: Record<string, { id: string; name: string }>;
}

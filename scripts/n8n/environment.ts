import { join } from 'node:path';
import { cacheRoot, n8nVersion } from './paths.ts';
import { loopback } from './ports.ts';

export interface EnvironmentOptions {
  userFolder: string;
  port: number;
  /** The port between n8n and its task runner. */
  brokerPort: number;
  /** Serve the web editor (costs about 2 s at each start). */
  editor: boolean;
}

/**
 * Parts of n8n that no journey touches. Without them it starts a third faster and asks nobody outside
 * (`mcp-registry` would). `community-packages` stays: it loads our nodes.
 */
const unneededModules = [
  'agents',
  'breaking-changes',
  'chat-hub',
  'dynamic-credentials',
  'encryption-key-manager',
  'external-secrets',
  'insights',
  'instance-ai',
  'instance-registry',
  'instance-version-history',
  'ldap',
  'log-streaming',
  'mcp',
  'mcp-registry',
  'n8n-packages',
  'oauth-jwe',
  'oauth-server',
  'otel',
  'policy-infrastructure',
  'provisioning',
  'quick-connect',
  'redaction',
  'runtime-credentials',
  'source-control',
  'sso-oidc',
  'sso-saml',
  'token-exchange',
  'workflow-builder',
  'workflow-reviews',
];

/** No call leaves the machine: none is needed, and on a closed network each would be waited for. */
const silence = {
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
  N8N_DYNAMIC_BANNERS_ENABLED: 'false',
  N8N_TEMPLATES_ENABLED: 'false',
  N8N_PERSONALIZATION_ENABLED: 'false',
  N8N_HIRING_BANNER_ENABLED: 'false',
  N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
  N8N_VERIFIED_PACKAGES_ENABLED: 'false',
  N8N_REINSTALL_MISSING_PACKAGES: 'false',
  N8N_AI_ENABLED: 'false',
};

/** What a person's shell or a test runner may have set, and n8n would read. */
const foreign =
  /^(N8N|DB|EXECUTIONS|QUEUE|NODES|CREDENTIALS|GENERIC|WEBHOOK|E2E|JEST)_|^(NODE_ENV|NODE_OPTIONS|NODE_PATH)$/;

/** n8n's whole environment: the machine's without foreign settings, ours, and last what the caller adds. */
export function n8nEnvironment(
  { userFolder, port, brokerPort, editor }: EnvironmentOptions,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const machine: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !foreign.test(name)) machine[name] = value;
  }
  return {
    ...machine,
    ...silence,
    N8N_USER_FOLDER: userFolder,
    N8N_LISTEN_ADDRESS: loopback,
    N8N_HOST: loopback,
    N8N_PORT: String(port),
    N8N_RUNNERS_BROKER_PORT: String(brokerPort),
    N8N_WEBHOOK_URL: `http://${loopback}:${port}/`,
    N8N_SECURE_COOKIE: 'false',
    N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
    N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
    N8N_PUBLIC_API_DISABLED: 'true',
    N8N_DISABLED_MODULES: unneededModules.join(','),
    N8N_DISABLE_UI: String(!editor),
    N8N_LOG_LEVEL: 'info',
    N8N_LOG_OUTPUT: 'console',
    GENERIC_TIMEZONE: 'UTC',
    // Compiled code, kept between starts: 2 s less at each.
    NODE_COMPILE_CACHE: join(cacheRoot, `compiled-${n8nVersion()}`),
    ...extra,
  };
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WorkflowNode } from '../n8n/types.ts';
import { type Icons, readIcons } from './icons.ts';
import { readTemplates, type Template } from './library.ts';

export interface TemplateServer {
  /** What n8n gets as `N8N_TEMPLATES_HOST`. */
  url: string;
  close(): Promise<void>;
}

interface Library {
  templates: readonly Template[];
  icons: Icons;
}

const author = { username: 'LGCD', name: 'LGCD', bio: null, verified: false };
const madeAt = '2026-11-25T00:00:00.000Z';

/** The kinds of nodes of a workflow, as the list shows them: those of apps before n8n's own tools. */
function kindsOf({ workflow }: Template, icons: Icons) {
  const unlike = new Map<string, WorkflowNode>();
  for (const node of workflow.nodes) if (!node.type.endsWith('.stickyNote')) unlike.set(node.type, node);
  const tool = ({ type }: WorkflowNode) => Number(icons.get(type)?.tool ?? false);
  return [...unlike.values()]
    .sort((one, other) => tool(one) - tool(other))
    .map(({ type, typeVersion }, index) => {
      const { displayName = type, iconUrl } = icons.get(type) ?? {};
      return {
        id: index + 1,
        name: type,
        displayName,
        defaults: { name: displayName },
        typeVersion,
        iconUrl,
        group: '[]',
      };
    });
}

const summary = (template: Template, icons: Icons) => ({
  id: template.id,
  name: template.name,
  description: template.description,
  createdAt: madeAt,
  totalViews: 0,
  recentViews: 0,
  user: author,
  nodes: kindsOf(template, icons),
});

/** Searched as n8n's own library is: words of the name, the text, the apps and events; use cases as categories. */
function search({ templates, icons }: Library, categories: readonly string[], query: URLSearchParams) {
  const wanted = (query.get('search') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = (query.get('category') ?? '').split(',').filter(Boolean);
  const fits = ({ name, description, words, useCase }: Template) => {
    const text = `${name} ${description} ${words} ${useCase}`.toLowerCase();
    const category = String(categories.indexOf(useCase) + 1);
    const inCategory = chosen.length === 0 || chosen.includes(category) || chosen.includes(useCase);
    return inCategory && wanted.every((word) => text.includes(word));
  };
  const found = templates.filter(fits);
  const limit = Number(query.get('limit') ?? 20);
  const from = (Number(query.get('page') ?? 1) - 1) * limit;
  return {
    totalWorkflows: found.length,
    workflows: found.slice(from, from + limit).map((one) => summary(one, icons)),
    filters: [],
  };
}

function answer(library: Library, url: URL): unknown {
  const { templates, icons } = library;
  const categories = [...new Set(templates.map(({ useCase }) => useCase))].sort();
  const named = categories.map((name, index) => ({ id: index + 1, name }));
  const [, id] = /^\/(?:templates\/workflows|workflows\/templates)\/(\d+)$/.exec(url.pathname) ?? [];
  const template = templates.find((one) => one.id === Number(id));
  if (url.pathname === '/health') return { status: 'OK' };
  if (url.pathname === '/templates/categories') return { categories: named };
  if (url.pathname === '/templates/collections') return { collections: [] };
  if (url.pathname === '/templates/search') return search(library, categories, url.searchParams);
  if (!template) return undefined;
  if (url.pathname.startsWith('/workflows/')) {
    return { id: template.id, name: template.name, workflow: template.workflow };
  }
  const ofIts = named.filter(({ name }) => name === template.useCase);
  return {
    workflow: { ...summary(template, icons), categories: ofIts, image: [], workflow: template.workflow },
  };
}

/** The editor asks from a page of its own, with its cookies; nobody but a page of this machine gets an answer. */
function allow(request: IncomingMessage, response: ServerResponse): void {
  const origin = request.headers.origin ?? '';
  if (!/^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(origin)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '');
  response.setHeader('Vary', 'Origin');
}

/** Serves the workflows of the package in the form that the editor's template library asks for, on the loopback interface. */
export async function startTemplates(): Promise<TemplateServer> {
  const library = { templates: readTemplates(), icons: readIcons() };
  const server = createServer((request, response) => {
    allow(request, response);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const found = answer(library, new URL(request.url ?? '/', 'http://127.0.0.1'));
    response
      .writeHead(found === undefined ? 404 : 200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(found ?? { message: 'Not found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

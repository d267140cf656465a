import type { Flow } from './flow.ts';
import { accounts, app, byId, links, onEvents, read, set, settings, when } from './steps.ts';

const ticket = "$('Read the ticket').first().json";
const property = "$('Read the property').first().json";
const key = `=lgcd-maintenance-{{ ${ticket}.id }}`;
/** Slack takes three characters for its own; nothing that a person wrote may call a channel or become a link. */
const plain = (expression: string) =>
  `${expression}.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')`;

const pagerDuty = (operation: string, parameters: Record<string, unknown>) =>
  app('pagerDuty', 1, accounts.pagerDuty, { resource: 'incident', operation, ...parameters });
const findIncident = (statuses?: string[]) => ({
  ...pagerDuty('getAll', {
    returnAll: false,
    limit: 1,
    options: { dateRange: 'all', incidentKey: key, ...(statuses && { statuses }) },
  }),
  alwaysOutputData: true,
});
const slack = (parameters: Record<string, unknown>, otherOptions: Record<string, unknown> = {}) =>
  app('slack', 2.3, accounts.slack, {
    select: 'channel',
    channelId: byId(`={{ ${set('slackChannel')} }}`),
    ...parameters,
    otherOptions: { includeLinkToWorkflow: false, unfurl_links: false, ...otherOptions },
  });

const headline = `'Urgent: ' + ${ticket}.title + ' (' + ${property}.name + ')'`;
const button = (text: string, url: string, style?: string) =>
  `{ type: 'button', text: { type: 'plain_text', text: '${text}' }, url: ${url}${style ? `, style: '${style}'` : ''} }`;

const blocks = `{ blocks: [
  { type: 'header', text: { type: 'plain_text', emoji: false, text: (${headline}).slice(0, 150) } },
  { type: 'section', text: { type: 'plain_text', emoji: false, text: (${ticket}.description || 'No description.').slice(0, 3000) } },
  { type: 'context', elements: [{ type: 'plain_text', emoji: false, text: 'Ticket ' + ${ticket}.id + ' · ' + (${ticket}.assignee ? 'assigned to ' + ${ticket}.assignee : 'nobody assigned yet') }] },
  { type: 'actions', elements: [
    ${button('Open the incident', "$('The incident').first().json.html_url", 'danger')},
    ${button('Open the ticket', `${set('cockpitTicketUrl')} + ${ticket}.id`)}
  ] }
] }`;

export const slackPagerDutyUrgentTickets: Flow = {
  slug: 'slack-pagerduty-urgent-tickets',
  name: 'Urgent repairs to Slack and PagerDuty',
  apps: ['Slack', 'PagerDuty'],
  useCase: 'Outsourced maintenance',
  audience: 'Agencies whose people on call must know of a leak or a dead air conditioning within a minute.',
  does: 'An urgent ticket becomes a PagerDuty incident and a Slack message with buttons to both. When the ticket is resolved, so is the incident, and the thread of the message says so.',
  setUp: [
    'In **Settings**, put the ID of the Slack channel, the ID of the PagerDuty service, the e-mail of a PagerDuty user, and the address of a ticket in your cockpit.',
    'Choose your LGCD, Slack (scope chat:write) and PagerDuty accounts in the nodes. Invite the Slack app into the channel.',
    'Publish (activate) it.',
  ],
  safe: 'The ticket is read first: an event that arrives after the repair pages nobody. The incident has the ID of the ticket as its key and is looked for; the message is kept in the data table `lgcd_links`. Each app is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours.',
  limits: 'Data tables came with n8n 1.113.',
  sources: [
    { what: 'Slack: chat.postMessage', at: 'docs.slack.dev/reference/methods/chat.postMessage' },
    { what: "PagerDuty: incidents, as n8n's node calls them", at: 'api.pagerduty.com/incidents' },
  ],
  steps: {
    'Ticket is urgent or resolved': onEvents('maintenance.urgent', 'maintenance.resolved'),
    Settings: settings({
      slackChannel: 'C0123456789',
      pagerDutyService: 'PABC123',
      pagerDutyEmail: 'on-call@example.com',
      cockpitTicketUrl: 'https://cockpit.example.com/maintenance-tickets/',
    }),
    'Read the ticket': read('maintenanceTicket', '={{ $json.data.maintenance_ticket.id }}'),
    'Read the property': read('property', '={{ $json.property_id }}'),
    'Make the table of links': links.open(),
    'Is it resolved?': when(`${ticket}.status === 'resolved'`),
    'Look for the incident': findIncident(),
    'Is it paged?': when('!!$json.id'),
    'Page the people on call': pagerDuty('create', {
      title: `={{ ${headline} }}`,
      serviceId: `={{ ${set('pagerDutyService')} }}`,
      email: `={{ ${set('pagerDutyEmail')} }}`,
      additionalFields: {
        incidentKey: key,
        urgency: 'high',
        details: `={{ ${ticket}.description || ${ticket}.title }}`,
      },
    }),
    'The incident': {
      type: 'n8n-nodes-base.noOp',
      typeVersion: 1,
      parameters: {},
    },
    'Look for the message': links.find(key),
    'Is it told?': when('!$json.foreign_id'),
    'Tell the channel': slack({
      messageType: 'block',
      blocksUi: `={{ JSON.stringify(${blocks}) }}`,
      text: `={{ ${plain(`(${headline})`)} }}`,
    }),
    'Keep the message': links.keep(
      key,
      "={{ $('Tell the channel').first().json.message_timestamp ?? $('Tell the channel').first().json.ts }}",
      'told',
    ),
    'Look for the open incident': findIncident(['triggered', 'acknowledged']),
    'Is it open?': when('!!$json.id'),
    'Resolve the incident': pagerDuty('update', {
      incidentId: '={{ $json.id }}',
      email: `={{ ${set('pagerDutyEmail')} }}`,
      updateFields: { status: 'resolved' },
    }),
    'Look for its message': links.find(key),
    'Is its thread open?': when("$json.state === 'told'"),
    'Tell the thread': slack(
      {
        messageType: 'text',
        text: `={{ 'Resolved: ' + ${plain(`${ticket}.title`)} }}`,
      },
      { thread_ts: { replyValues: { thread_ts: '={{ $json.foreign_id }}', reply_broadcast: true } } },
    ),
    'Close the thread': links.keep(
      key,
      "={{ $('Look for its message').first().json.foreign_id }}",
      'resolved',
    ),
  },
  wires: [
    [
      'Ticket is urgent or resolved',
      'Settings',
      'Read the ticket',
      'Read the property',
      'Make the table of links',
      'Is it resolved?',
    ],
    ['Is it resolved?', 1, 'Look for the incident', 'Is it paged?', 0, 'The incident'],
    [
      'Is it paged?',
      1,
      'Page the people on call',
      'The incident',
      'Look for the message',
      'Is it told?',
      'Tell the channel',
      'Keep the message',
    ],
    [
      'Is it resolved?',
      0,
      'Look for the open incident',
      'Is it open?',
      0,
      'Resolve the incident',
      'Look for its message',
    ],
    ['Is it open?', 1, 'Look for its message', 'Is its thread open?', 'Tell the thread', 'Close the thread'],
  ],
};

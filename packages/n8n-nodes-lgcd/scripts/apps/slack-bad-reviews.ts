import type { Flow } from './flow.ts';
import { accounts, app, byId, lgcd, links, onEvents, read, set, settings, when } from './steps.ts';

const review = "$('Read the review').first().json";
const property = "$('Read the property').first().json";
const key = `=slack-review-{{ ${review}.id }}`;
const plain = (type: string, text: string) =>
  `{ type: '${type}', text: { type: 'plain_text', emoji: false, text: ${text} } }`;

export const slackBadReviews: Flow = {
  slug: 'slack-bad-reviews',
  name: 'Bad reviews to Slack, with a follow-up',
  apps: ['Slack'],
  useCase: 'No-code automations',
  audience: 'Agencies that answer an unhappy guest on the same day.',
  does: 'A review of few stars becomes a Slack message, and a maintenance ticket on the property so that somebody looks at what the guest complains of.',
  setUp: [
    'In **Settings**, put the ID of the Slack channel and from how many stars on a review is bad.',
    'Choose your LGCD and Slack (scope chat:write) accounts in the nodes. Invite the Slack app into the channel.',
    'Publish (activate) it.',
  ],
  safe: 'What was told is kept in the data table `lgcd_links`: a repetition tells and opens nothing again. What the guest wrote is shown as plain text: it calls nobody and makes no link. Each call to Slack is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours.',
  limits: 'Data tables came with n8n 1.113.',
  sources: [{ what: 'chat.postMessage', at: 'docs.slack.dev/reference/methods/chat.postMessage' }],
  steps: {
    'A review comes in': onEvents('review.received'),
    Settings: settings({ slackChannel: 'C0123456789', badFrom: 3 }),
    'Read the review': lgcd('review', 'get', { id: byId('={{ $json.data.review.id }}') }),
    'Is it bad?': when(`$json.rating <= ${set('badFrom')}`),
    'Read the property': read('property', '={{ $json.property_id }}'),
    'Make the table of links': links.open(),
    'Look whether it is told': links.find(key),
    'Is it new?': when('!$json.state'),
    'Open a ticket': lgcd('maintenanceTicket', 'create', {
      propertyId: byId(`={{ ${review}.property_id }}`),
      title: `={{ 'Follow up the review ' + ${review}.id + ' (' + ${review}.rating + ' of 5)' }}`,
      additionalFields: { description: `={{ ${review}.comment ?? '' }}`, priority: 'high' },
    }),
    'Keep the ticket': links.keep(key, '={{ $json.id }}', 'ticket'),
    'Is it told?': when("$json.state !== 'told'"),
    'Tell the channel': app('slack', 2.3, accounts.slack, {
      select: 'channel',
      channelId: byId(`={{ ${set('slackChannel')} }}`),
      messageType: 'block',
      blocksUi: `={{ JSON.stringify({ blocks: [
  ${plain('header', `(${review}.rating + ' of 5 for ' + ${property}.name).slice(0, 150)`)},
  ${plain('section', `(${review}.author + ': ' + (${review}.comment || 'No comment.')).slice(0, 3000)`)}
] }) }}`,
      text: `={{ 'A review of ' + ${review}.rating + ' of 5' }}`,
      otherOptions: { includeLinkToWorkflow: false, unfurl_links: false },
    }),
    'Keep that it is told': links.keep(key, "={{ $('Is it told?').first().json.foreign_id }}", 'told'),
  },
  wires: [
    [
      'A review comes in',
      'Settings',
      'Read the review',
      'Is it bad?',
      'Read the property',
      'Make the table of links',
      'Look whether it is told',
      'Is it new?',
      'Open a ticket',
      'Keep the ticket',
      'Is it told?',
      'Tell the channel',
      'Keep that it is told',
    ],
    ['Is it new?', 1, 'Is it told?'],
  ],
};

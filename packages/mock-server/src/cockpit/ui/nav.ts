import type { IconName } from './icon.ts';

export interface Section {
  path: string;
  name: string;
  icon: IconName;
  /** The key after `g` that goes there. */
  key: string;
}

export interface SectionGroup {
  label: string;
  sections: readonly Section[];
}

/** The pages of the navigation, in its order. Shortcuts, the help and the tests of every page derive from it. */
export const navigation = [
  {
    label: '',
    sections: [{ path: '', name: 'Overview', icon: 'overview', key: 'o' }],
  },
  {
    label: 'Integration',
    sections: [
      { path: '/webhooks', name: 'Webhooks', icon: 'webhook', key: 'w' },
      { path: '/deliveries', name: 'Deliveries', icon: 'delivery', key: 'd' },
      { path: '/events', name: 'Events', icon: 'event', key: 'e' },
      { path: '/tokens', name: 'Tokens', icon: 'token', key: 't' },
      { path: '/requests', name: 'Requests', icon: 'request', key: 'r' },
      { path: '/faults', name: 'Faults', icon: 'fault', key: 'f' },
    ],
  },
  {
    label: 'Agency',
    sections: [
      { path: '/bookings', name: 'Bookings', icon: 'booking', key: 'b' },
      { path: '/calendar', name: 'Calendar', icon: 'calendar', key: 'c' },
      { path: '/properties', name: 'Properties', icon: 'property', key: 'p' },
      { path: '/owners', name: 'Owners', icon: 'owner', key: 'n' },
      { path: '/cleaning-tasks', name: 'Cleaning', icon: 'cleaning', key: 'l' },
      { path: '/maintenance-tickets', name: 'Maintenance', icon: 'maintenance', key: 'm' },
      { path: '/messages', name: 'Messages', icon: 'message', key: 'h' },
      { path: '/reviews', name: 'Reviews', icon: 'review', key: 'v' },
      { path: '/invoices', name: 'Invoices', icon: 'invoice', key: 'i' },
      { path: '/payments', name: 'Payments', icon: 'payment', key: 'y' },
      { path: '/statements', name: 'Statements', icon: 'statement', key: 's' },
      { path: '/tax-reports', name: 'Tax reports', icon: 'tax', key: 'x' },
      { path: '/audit-logs', name: 'Audit log', icon: 'audit', key: 'a' },
    ],
  },
  {
    label: 'Lodgify',
    sections: [
      { path: '/lodgify/bookings', name: 'Lodgify bookings', icon: 'booking', key: 'z' },
      { path: '/lodgify/subscriptions', name: 'Subscriptions', icon: 'webhook', key: 'u' },
      { path: '/lodgify/deliveries', name: 'Lodgify deliveries', icon: 'delivery', key: 'q' },
    ],
  },
] as const satisfies readonly SectionGroup[];

export const sections: readonly Section[] = navigation.flatMap((group) => [...group.sections]);

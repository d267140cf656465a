import type { Random } from './random.ts';

export interface Guest {
  name: string;
  email: string | null;
  phone: string | null;
}

/** Short names, as channels hand them on; accents, Arabic, long ones and an apostrophe among them. */
const names = [
  'Salma E.',
  'Youssef A.',
  'Amélie D.',
  'José M.',
  'Søren K.',
  'Fatima-Zahra B.',
  'Marta W.',
  "Liam O'Connor",
  'فاطمة الزهراء',
  'محمد العلوي',
  'Chiara R.',
  'Jürgen H.',
  'Inès L.',
  'Hamza T.',
  'Zoë van den Berg',
  'Émile R.',
  'Noura S.',
  'Adam K.',
  'Khadija M.',
  'Björn L.',
  'Camille P.',
  'Othmane F.',
  'Sofía G.',
  'أمينة بنسعيد',
  'Yasmine C.',
  'David N.',
  'Lucía F.',
  'Mehdi Z.',
  'Anaïs B.',
  'Oliver T.',
  'Ghita A.',
  'Łukasz W.',
  'Rania H.',
  'Thomas G.',
  'Meryem O.',
  'François-Xavier de La Rochefoucauld',
  'Aya J.',
  'Nils E.',
  '田中 美咲',
  'Samira D.',
] as const;

/** `amelie.d@example.com`; a name without Latin letters becomes `guest`. */
function emailOf(name: string, number: number): string {
  const latin = name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .trim()
    .toLowerCase()
    .replace(/ +/g, '.');
  return `${latin || 'guest'}.${number}@example.com`;
}

export function pickGuest(random: Random): Guest {
  const name = random.pick(names);
  const number = random.int(1000, 9998);
  return {
    name,
    email: random.chance(0.85) ? emailOf(name, number) : null,
    // The last four digits never make a number that is not on WhatsApp: those end in 0999.
    phone: random.chance(0.9) ? `+21266${random.int(100, 999)}${number}` : null,
  };
}

/** Articles, conjunctions and prepositions that stay small within a title (New York Times Manual of Style). */
const SMALL = new Set('a an and as at but by en for if in of on or the to v v. via vs vs.'.split(' '));

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A word with a capital beyond its first letter (iCal, WhatsApp, CRM) is spelled on purpose. */
const spelledOnPurpose = (word: string): boolean => /^.[^A-Z]*[A-Z]/.test(word);

function part(word: string): string {
  if (spelledOnPurpose(word)) return word;
  const small = word.toLowerCase();
  return SMALL.has(small) ? small : capitalised(word);
}

const whole = (word: string): string => (spelledOnPurpose(word) ? word : capitalised(word));

/** The label in the title case that Zapier asks for: first and last word always capitalised. */
export function titleCase(label: string): string {
  const words = label.split(' ');
  return words
    .map((word, index) => {
      const edge = index === 0 || index === words.length - 1;
      const parts = word.split('-');
      // Both parts of a compound are capitalised: Sit-In.
      const cased = parts.map(parts.length > 1 ? whole : part).join('-');
      return edge && !spelledOnPurpose(word) ? capitalised(cased) : cased;
    })
    .join(' ');
}

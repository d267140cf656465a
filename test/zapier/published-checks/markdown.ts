const LINK = /\[([^\]]+)\]\(([^()\s]+)\)/g;

/** Targets of the Markdown links in a text. */
export function markdownLinks(text = ''): string[] {
  return [...text.matchAll(LINK)].map(([, , target = '']) => target).filter((target) => URL.canParse(target));
}

/** The text without code spans, in which anything may stand. */
export const withoutCode = (text: string): string => text.replace(/`[^`]*`/g, '');

/** Whether a text has an address outside of code and links, or a link that is none. */
export function hasBrokenLink(text = ''): boolean {
  const links = new Set(markdownLinks(text));
  const rest = withoutCode(text).replace(LINK, (whole, _label, target: string) =>
    links.has(target) ? '' : whole,
  );
  return /https?:\/\/|www\.|\]\s*\(|\)\s*\[/i.test(rest);
}

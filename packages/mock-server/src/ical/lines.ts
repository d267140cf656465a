import { IcalError } from './error.ts';

/** A property of an entry: `DTSTART;VALUE=DATE:20280105`. */
export interface Property {
  name: string;
  /** With the semicolons before them, as written. */
  params: string;
  value: string;
}

/** What stands between BEGIN and END, without what is nested in it (alarms). */
export interface Entry {
  properties: Property[];
}

export interface Sections {
  entries: Entry[];
  /** VTIMEZONE components, as written. */
  zones: string[];
}

const property = /^[A-Za-z][A-Za-z0-9-]*(?=[;:])/;

/** Where the value begins: behind the first colon that no quotation mark encloses. */
function colonOf(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return at;
  }
  return -1;
}

function propertyOf(line: string): Property | undefined {
  const name = property.exec(line)?.[0];
  const colon = colonOf(line);
  if (name === undefined || colon < 0) return undefined;
  return {
    name: name.toUpperCase(),
    params: line.slice(name.length, colon),
    value: line.slice(colon + 1).trimEnd(),
  };
}

/** A mark, a day or a time that is complete; what stands below it in lines of its own is no part of it. */
const isClosed = (line: string) =>
  /^(?:BEGIN|END|DTSTART|DTEND|EXDATE|RDATE|RRULE)[;:]/i.test(line) && !line.trimEnd().endsWith(':');

/**
 * The lines as they were meant, read leniently, since every writer has its own faults: any line ends, blanks at their
 * ends, empty lines and lines of blanks between them, long lines folded (RFC 5545, 3.1) or simply broken.
 */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n')) {
    const last = lines.length - 1;
    if (line.trim() === '') continue;
    if (/^[ \t]/.test(line) && last >= 0) lines[last] += line.slice(1);
    else if (property.test(line)) lines.push(line);
    else if (last >= 0 && !isClosed(lines[last] as string)) lines[last] += line;
  }
  return lines;
}

const isMark = ({ name, value }: Property, mark: 'BEGIN' | 'END', component: string) =>
  name === mark && value.trim().toUpperCase() === component;

/**
 * The entries of a calendar. What stands behind its end (a comment of a cache) is passed over.
 * @throws IcalError when it is none, or is cut off: what is missing could be a stay
 */
export function sectionsOf(text: string): Sections {
  const body = text.replace(/^\uFEFF/, '').trimStart();
  if (!/^BEGIN:VCALENDAR/i.test(body)) {
    throw new IcalError('The answer is not an iCalendar: it does not begin with BEGIN:VCALENDAR.');
  }
  const entries: Entry[] = [];
  const zones: string[] = [];
  let open = 0;
  let entry: Entry | undefined;
  let nested = 0;
  let zone: string[] | undefined;
  for (const line of logicalLines(body)) {
    const read = propertyOf(line);
    if (!read) continue;
    if (isMark(read, 'BEGIN', 'VCALENDAR')) open += 1;
    else if (isMark(read, 'END', 'VCALENDAR')) open -= 1;
    else if (open <= 0) continue;
    else if (zone) {
      zone.push(line.trimEnd());
      if (!isMark(read, 'END', 'VTIMEZONE')) continue;
      zones.push(zone.join('\r\n'));
      zone = undefined;
    } else if (isMark(read, 'BEGIN', 'VTIMEZONE')) zone = [line.trimEnd()];
    else if (isMark(read, 'BEGIN', 'VEVENT')) {
      // One that was never closed ends where the next begins.
      entry = { properties: [] };
      entries.push(entry);
      nested = 0;
    } else if (isMark(read, 'END', 'VEVENT')) entry = undefined;
    else if (read.name === 'BEGIN') nested += 1;
    else if (read.name === 'END') nested = Math.max(0, nested - 1);
    else if (entry && nested === 0) entry.properties.push(read);
  }
  if (open > 0 || zone || entry) {
    throw new IcalError('The calendar is cut off: it does not end with END:VCALENDAR.');
  }
  return { entries, zones };
}

import type { Finding } from './definition.ts';

const PNG = '89504e470d0a1a0a';
const RGBA = 6;

/** M002, Description Is Invalid: 40 to 140 characters about the app, without Zapier and without "sync". */
export function checkDescription(description: string): Finding[] {
  const finding = (message: string): Finding => ({ code: 'M002', where: 'description', message });
  const findings: Finding[] = [];
  if (description.length < 40 || description.length > 140) {
    findings.push(finding(`Write 40 to 140 characters, not ${description.length}.`));
  }
  if (/zapier/i.test(description)) findings.push(finding('Leave out the word Zapier.'));
  if (/\bsync/i.test(description))
    findings.push(finding('Describe the app, not what the integration syncs.'));
  return findings;
}

/** M004, Invalid Logo: a square PNG of at least 256 by 256 pixels in RGBA mode. */
export function checkLogo(file: Buffer): Finding[] {
  const finding = (message: string): Finding[] => [{ code: 'M004', where: 'logo', message }];
  if (file.length < 26 || file.subarray(0, 8).toString('hex') !== PNG) return finding('Use a PNG image.');
  // The header chunk: width and height at 16 and 20, colour type at 25 (PNG specification, 11.2.2).
  const [width, height, mode] = [file.readUInt32BE(16), file.readUInt32BE(20), file[25]];
  if (width !== height) return finding(`Make it square, not ${width} by ${height}.`);
  if (width < 256) return finding(`Make it at least 256 pixels wide, not ${width}.`);
  return mode === RGBA ? [] : finding('Save it in RGBA mode.');
}

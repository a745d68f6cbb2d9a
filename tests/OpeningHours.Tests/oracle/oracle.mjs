// Reads a JSON array of opening hours from its input and writes, a line for each, when the npm library holds them open over
// 52 weeks: [minutes since the start, minutes until the end, perhaps]… or null where it refuses the text.
// TZ=UTC: a clock without summer time, so that minutes count what a clock on the wall shows.
import { text } from 'node:stream/consumers';
import OpeningHours from 'opening_hours';

const [start, weeks, state] = process.argv.slice(2);
const from = new Date(`${start}T00:00:00Z`);
const to = new Date(from.getTime() + Number(weeks) * 7 * 86_400_000);
const place = { lat: '48.85', lon: '2.35', address: { country_code: 'fr', country: 'France', state } };
const minutes = (date) => Math.round((date.getTime() - from.getTime()) / 60_000);

function answer(hours) {
  try {
    return new OpeningHours(hours, place).getOpenIntervals(from, to).map(([open, close, unknown]) => [minutes(open), minutes(close), unknown ? 1 : 0]);
  } catch {
    return null;
  }
}

for (const hours of JSON.parse(await text(process.stdin))) {
  process.stdout.write(`${JSON.stringify(answer(hours))}\n`);
}

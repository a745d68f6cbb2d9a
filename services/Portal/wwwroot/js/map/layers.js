// What is drawn: the ground (outlines and names of départements, from our own origin) and the places above it.
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// Numbers and names are pictures made here: text on a map would need a server of glyphs.
const pixels = 2;

export function draw(map, outlines) {
  map.setMissingStyleImageResolver(id => {
    const [kind, text] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
    const picture = { count: countPicture, name: namePicture }[kind]?.(text);
    if (picture) map.addImage(id, picture, { pixelRatio: pixels });
  });
  if (outlines) drawGround(map, outlines);
  map.addSource('zone', { type: 'geojson', data: empty });
  map.addSource('places', { type: 'vector', tiles: [], maxzoom: 14 });
  map.addLayer({ id: 'zone', type: 'line', source: 'zone', paint: { 'line-color': colour('border-active-blue-france'), 'line-width': 2, 'line-dasharray': [3, 2] } });
  const places = { source: 'places', 'source-layer': 'places' };
  const dot = { 'circle-color': colour('background-action-high-blue-france'), 'circle-stroke-color': '#fff' };
  map.addLayer({
    id: 'points', type: 'circle', ...places, filter: ['has', 'id'],
    paint: { ...dot, 'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, 4, 10, 5, 14, 9], 'circle-stroke-width': 1.5 },
  });
  map.addLayer({ id: 'chosen', type: 'circle', ...places, filter: none, paint: { ...dot, 'circle-color': colour('background-action-high-red-marianne') || '#c9191e', 'circle-radius': 11, 'circle-stroke-width': 3 } });
  map.addLayer({ id: 'clusters', type: 'symbol', ...places, filter: ['has', 'count'], layout: { 'icon-image': ['concat', 'count:', ['get', 'count']], 'icon-allow-overlap': true } });
}

const none = ['==', ['get', 'id'], ''];
const empty = { type: 'FeatureCollection', features: [] };

function drawGround(map, outlines) {
  map.addSource('departements', { type: 'geojson', data: outlines, attribution: 'Contours : @svg-maps (CC BY 4.0)' });
  map.addSource('names', { type: 'geojson', data: { type: 'FeatureCollection', features: outlines.features.map(named) } });
  map.addLayer({ id: 'elsewhere', type: 'background', paint: { 'background-color': '#e5e9ee' } });
  map.addLayer({ id: 'land', type: 'fill', source: 'departements', paint: { 'fill-color': '#fbfbf7' } });
  map.addLayer({ id: 'borders', type: 'line', source: 'departements', paint: { 'line-color': '#929292', 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.5, 10, 1.5] } });
  map.addLayer({ id: 'names', type: 'symbol', source: 'names', minzoom: 6.5, layout: { 'icon-image': ['concat', 'name:', ['get', 'name']], 'icon-padding': 4 } });
}

// The name stands in the middle of the largest ring.
function named({ properties, geometry }) {
  const ring = geometry.coordinates.map(([outer]) => outer).reduce((largest, next) => (next.length > largest.length ? next : largest));
  const middle = axis => (Math.min(...ring.map(point => point[axis])) + Math.max(...ring.map(point => point[axis]))) / 2;
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [middle(0), middle(1)] } };
}

export function refresh(map, query) {
  map.getSource('places').setTiles([`${location.origin}/api/directory/tiles/{z}/{x}/{y}.mvt${query ? `?${query}` : ''}`]);
}

/** Marks these places. */
export function mark(map, ids) {
  map.setFilter('chosen', ids.length ? ['in', ['get', 'id'], ['literal', ids]] : none);
}

function countPicture(text) {
  const radius = 13 + 4 * Math.log10(Number(text));
  const { canvas, context } = sheet(2 * radius + 4, 2 * radius + 4);
  const middle = radius + 2;
  context.arc(middle, middle, radius, 0, 2 * Math.PI);
  context.fillStyle = colour('background-action-high-blue-france') || '#000091';
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = '#fff';
  context.stroke();
  context.font = '700 12px Marianne, Arial, sans-serif';
  context.fillStyle = '#fff';
  context.fillText(Number(text).toLocaleString(document.documentElement.lang), middle, middle + 1);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function namePicture(text) {
  const font = '500 12px Marianne, Arial, sans-serif';
  const ruler = document.createElement('canvas').getContext('2d');
  ruler.font = font;
  const { canvas, context } = sheet(Math.ceil(ruler.measureText(text).width) + 8, 20);
  context.font = font;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = '#fbfbf7';
  context.strokeText(text, canvas.width / pixels / 2, 10);
  context.fillStyle = '#3a3a3a';
  context.fillText(text, canvas.width / pixels / 2, 10);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function sheet(width, height) {
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.ceil(width * pixels), height: Math.ceil(height * pixels) });
  const context = canvas.getContext('2d');
  context.scale(pixels, pixels);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  return { canvas, context };
}

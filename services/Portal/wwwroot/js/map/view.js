// Where the map looks, and what part of the country that is.
const earthKm = 6371;
const radians = Math.PI / 180;
const still = { animate: false, padding: 24, maxZoom: 14 };

/** Turns the map to what the list of results is about. */
export function show(map, list, outlines) {
  const circle = list.dataset.mapCircle ? ring(...list.dataset.mapCircle.split(',').map(Number)) : null;
  map.getSource('zone').setData({ type: 'FeatureCollection', features: circle ? [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: circle } }] : [] });
  const wanted = list.dataset.mapDepartements?.split(',').filter(Boolean) ?? [];
  const known = outlines.features.filter(feature => wanted.includes(feature.properties.code));
  const listed = [...list.querySelectorAll('[data-point*=","]')].map(item => item.dataset.point.split(',').map(Number).reverse());
  const points = circle ?? (known.length ? known.flatMap(feature => feature.geometry.coordinates.flat(2)) : wanted.length || list.dataset.mapClose ? listed : []);
  map.fitBounds(points.length ? around(points) : [-5.3, 41.2, 9.8, 51.3], still);
}

/** This page's address for the places in sight. */
export function zoneOf(map) {
  const { lat, lng } = map.getCenter();
  const bounds = map.getBounds();
  const km = Math.min(distance([lng, lat], [lng, bounds.getNorth()]), distance([lng, lat], [bounds.getEast(), lat]));
  const address = new URL(location.href);
  for (const name of ['ou', 'commune', 'rayon', 'suite']) address.searchParams.delete(name);
  address.searchParams.set('zone', `${lat.toFixed(4)},${lng.toFixed(4)},${Math.min(200, Math.max(0.1, km)).toFixed(1)}`);
  return address.href;
}

function around(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

// A circle on the sphere, closed.
function ring(latitude, longitude, km) {
  return Array.from({ length: 65 }, (_, step) => {
    const angle = (step / 64) * 2 * Math.PI;
    const north = (km / earthKm / radians) * Math.cos(angle);
    const east = ((km / earthKm / radians) * Math.sin(angle)) / Math.cos(latitude * radians);
    return [longitude + east, latitude + north];
  });
}

function distance([x1, y1], [x2, y2]) {
  const half = Math.sin(((y2 - y1) * radians) / 2) ** 2 + Math.cos(y1 * radians) * Math.cos(y2 * radians) * Math.sin(((x2 - x1) * radians) / 2) ** 2;
  return 2 * earthKm * Math.asin(Math.sqrt(half));
}

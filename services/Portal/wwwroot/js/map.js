// The map beside a list of places, or of one place. It shows what the list's criteria find; the list says the same without it.
import { draw, refresh, mark } from './map/layers.js';
import { Card } from './map/card.js';
import { show, zoneOf } from './map/view.js';

const part = document.querySelector('[data-map]');
const results = () => document.getElementById('resultats');

// Half a megabyte is fetched only by those who come near the map.
new IntersectionObserver((entries, observer) => {
  if (!entries.some(entry => entry.isIntersecting)) return;
  observer.disconnect();
  start().catch(error => {
    part.dataset.state = 'unavailable';
    part.querySelector('[data-canvas]').textContent = part.dataset.unavailable;
    console.warn(error);
  });
}, { rootMargin: '200px' }).observe(part);

async function start() {
  const [{ Map, NavigationControl, setWorkerUrl }, outlines] = await Promise.all([import(part.dataset.library), fetch(part.dataset.outlines).then(answer => answer.json())]);
  setWorkerUrl(new URL(part.dataset.worker, location.href).href);
  const map = new Map({
    container: part.querySelector('[data-canvas]'),
    style: part.dataset.ground || { version: 8, sources: {}, layers: [] },
    bounds: [-5.3, 41.2, 9.8, 51.3],
    maxPitch: 0,
    maxZoom: 18,
    dragRotate: false,
    cooperativeGestures: true,
    fadeDuration: 0,
    attributionControl: { compact: true },
    locale: JSON.parse(part.dataset.locale),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  await map.once('load');

  const always = part.dataset.chosen ? [part.dataset.chosen] : [];
  const card = new Card(part, ids => mark(map, ids.length ? ids : always));
  draw(map, part.dataset.ground ? null : outlines);
  follow(map, card, outlines);
  document.addEventListener('htmx:afterSettle', event => event.target.id === 'resultats' && follow(map, card, outlines));
  listen(map, card);
}

// The criteria of the list that is shown now.
function follow(map, card, outlines) {
  const list = results();
  if (!list) {
    const [latitude, longitude] = part.dataset.at.split(',').map(Number);
    refresh(map, '');
    mark(map, [part.dataset.chosen]);
    map.jumpTo({ center: [longitude, latitude], zoom: 11 });
    return;
  }
  card.close();
  refresh(map, list.dataset.mapQuery);
  show(map, list, outlines);
  part.querySelector('[data-here]').hidden = true;
  for (const item of list.querySelectorAll('[data-point*=","]')) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-icon-map-pin-2-line fr-btn--icon-left hp-result__map', textContent: part.dataset.show });
    const name = item.querySelector('h3').id;
    button.setAttribute('aria-describedby', name);
    button.addEventListener('click', () => {
      const [latitude, longitude] = item.dataset.point.split(',').map(Number);
      map.jumpTo({ center: [longitude, latitude], zoom: Math.max(map.getZoom(), 13) });
      part.scrollIntoView({ block: 'nearest' });
      card.open([item.dataset.place], button);
    });
    item.append(button);
  }
}

function listen(map, card) {
  map.on('click', event => {
    const reach = 6; // pixels around the pointer: points are small
    const { x, y } = event.point;
    const found = map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: ['clusters', 'points'] });
    const cluster = found.find(feature => feature.layer.id === 'clusters');
    if (cluster) map.easeTo({ center: cluster.geometry.coordinates, zoom: map.getZoom() + 2 });
    else if (found.length) card.open([...new Set(found.map(feature => feature.properties.id))]);
  });
  for (const layer of ['clusters', 'points']) {
    map.on('mouseenter', layer, () => { map.getCanvas().style.cursor = 'pointer'; });
    map.on('mouseleave', layer, () => { map.getCanvas().style.cursor = ''; });
  }
  map.on('moveend', event => {
    // Only where the reader moved it, not where we did.
    if (!event.originalEvent || !results()) return;
    const here = part.querySelector('[data-here]');
    here.href = zoneOf(map);
    here.hidden = false;
  });
  map.on('idle', () => {
    part.dataset.clusters = map.queryRenderedFeatures({ layers: ['clusters'] }).length;
    part.dataset.points = map.queryRenderedFeatures({ layers: ['points'] }).length;
    part.dataset.state = 'ready';
  });
}

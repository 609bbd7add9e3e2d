// Thins the borders of one city's map without tearing neighbours apart: rings are cut into arcs where three borders meet,
// and an arc shared by two counties is thinned once for both (Douglas–Peucker on the arc, in one fixed direction).

const key = p => p[0] + ' ' + p[1];

/** @param {number[][][]} rings closed rings of all features of one city @param {number} tolerance in degrees */
export function thinned(rings, tolerance) {
  const neighbours = new Map();
  const join = (a, b) => {
    const set = neighbours.get(key(a)) ?? new Set();
    neighbours.set(key(a), set.add(key(b)));
  };
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      join(ring[i - 1], ring[i]);
      join(ring[i], ring[i - 1]);
    }
  }
  const junction = p => neighbours.get(key(p)).size !== 2;
  const arcs = new Map();
  return rings.map(ring => arcsOf(ring, junction).flatMap((arc, i) => {
    const points = thinnedArc(arc, tolerance, arcs);
    return i === 0 ? points : points.slice(1);
  }));
}

/** The ring as arcs from cut to cut. A ring without junctions is cut at its two most distant corners. */
function arcsOf(ring, junction) {
  const open = ring.slice(0, -1);
  let cuts = open.flatMap((p, i) => (junction(p) ? [i] : []));
  if (cuts.length < 2) cuts = corners(open);
  const turned = [...open.slice(cuts[0]), ...open.slice(0, cuts[0])];
  const ends = [...cuts.map(c => c - cuts[0]), turned.length];
  turned.push(turned[0]);
  return ends.slice(1).map((end, i) => turned.slice(ends[i], end + 1));
}

function corners(open) {
  const first = open.reduce((best, p, i) => (before(p, open[best]) ? i : best), 0);
  const far = open.reduce((best, p, i) => (distance2(p, open[first]) > distance2(open[best], open[first]) ? i : best), first);
  return first === far ? [0, open.length >> 1] : [first, far].sort((a, b) => a - b);
}

const before = (a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
const distance2 = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

function thinnedArc(arc, tolerance, done) {
  const [first, last] = [arc[0], arc.at(-1)];
  const backwards = key(first) === key(last) ? before(arc.at(-2), arc[1]) : before(last, first);
  const canonical = backwards ? [...arc].reverse() : arc;
  const name = canonical.map(key).join();
  if (!done.has(name)) done.set(name, douglasPeucker(canonical, tolerance));
  return backwards ? [...done.get(name)].reverse() : done.get(name);
}

function douglasPeucker(points, tolerance) {
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const spans = [[0, points.length - 1]];
  while (spans.length) {
    const [from, to] = spans.pop();
    let farthest = -1;
    let most = tolerance ** 2;
    for (let i = from + 1; i < to; i++) {
      const d = offLine2(points[i], points[from], points[to]);
      if (d > most) [farthest, most] = [i, d];
    }
    if (farthest > 0) {
      keep[farthest] = 1;
      spans.push([from, farthest], [farthest, to]);
    }
  }
  return points.filter((_, i) => keep[i]);
}

/** Squared distance of p from the segment a–b. */
function offLine2(p, a, b) {
  const length2 = distance2(a, b);
  if (length2 === 0) return distance2(p, a);
  const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length2));
  return distance2(p, [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
}

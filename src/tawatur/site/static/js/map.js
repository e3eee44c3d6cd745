// The map: Leaflet, the boundaries that ship with the package, and marks counted on the server. No tiles, no other host.
/* global L */

const box = document.querySelector("#map");
const lang = box.dataset.lang;
const WORLD = [[-60, -170], [80, 170]];
/** So many zoom levels finer than the view are the cells that are asked for. */
const FINER = 1;
const START = [[30.5, 34], [37.8, 47]];

/** TopoJSON's arcs as [lat, lon] lines. */
function decode(topology) {
  const [sx, sy] = topology.transform.scale;
  return topology.arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => { x += dx; y += dy; return [y * sy, x * sx]; });
  });
}

function ring(indices, arcs) {
  return indices.flatMap((index, n) => (index < 0 ? [...arcs[~index]].reverse() : arcs[index]).slice(n ? 1 : 0));
}

/** Land, inner borders and names, each in the order in which it must be drawn. */
async function ground(map) {
  const topology = await (await fetch(box.dataset.boundaries)).json();
  const arcs = decode(topology);
  const renderer = L.svg({ padding: 0.6, pane: "overlayPane" });
  for (const country of topology.objects.countries.geometries) {
    const rings = country.arcs.map((polygon) => polygon.map((part) => ring(part, arcs)));
    L.polygon(rings, { renderer, interactive: false, className: "land", weight: 1 }).addTo(map);
  }
  for (const area of topology.objects.areas.geometries) {
    L.polyline(area.arcs.map((line) => ring(line, arcs)), { renderer, interactive: false, className: "inner-border", weight: 0.8 }).addTo(map);
  }
  const scale = topology.transform.scale[0];
  const names = L.layerGroup().addTo(map);
  const draw = () => {
    names.clearLayers();
    const zoom = map.getZoom(), view = map.getBounds();
    const taken = marked.map(({ x, y }) => [x - 16, y - 16, x + 16, y + 16]);
    const place = (entry, at, kind) => {
      const where = L.latLng(at[1] * scale, at[0] * scale);
      if (!view.contains(where) || !entry.name_ar) return;
      const words = (lang === "ar" && entry.name_ar) || entry.name;
      const point = map.latLngToContainerPoint(where), half = words.length * 4.4;
      const room = [point.x - half, point.y - 10, point.x + half, point.y + 10];
      if (taken.some((t) => room[0] < t[2] && t[0] < room[2] && room[1] < t[3] && t[1] < room[3])) return;
      taken.push(room);
      const span = document.createElement("span");
      span.textContent = words;
      span.lang = lang === "ar" && entry.name_ar ? "ar" : "en";
      names.addLayer(L.marker(where, { interactive: false, keyboard: false, pane: "names", icon: L.divIcon({ className: `map-name ${kind}`, html: span, iconSize: [half * 2, 18] }) }));
    };
    if (zoom >= 3) for (const c of topology.objects.countries.geometries) place(c.properties, c.properties.at, "country");
    if (zoom >= 6) for (const a of topology.objects.labels.geometries) place(a.properties, a.coordinates, "area");
  };
  box.addEventListener("marks", draw);
  draw();
}

const map = L.map(box, { zoomControl: false, attributionControl: false, minZoom: 2, maxZoom: 13, zoomSnap: 0.5, worldCopyJump: false, maxBounds: [[-85, -200], [85, 200]] });
map.createPane("names").style.zIndex = 450;
map.createPane("areas").style.zIndex = 440;
L.control.zoom({ position: document.dir === "rtl" ? "topleft" : "topright", zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);

/** To all events of the view. */
function fit() {
  const edges = box.dataset.extent?.split(",").map(Number);
  if (!edges) { map.fitBounds(START); return; }
  const [west, south, east, north] = edges;
  map.fitBounds([[south - 0.4, west - 0.4], [north + 0.4, east + 0.4]], { maxZoom: 8, padding: box.clientHeight < 300 ? [14, 14] : [30, 30], animate: false });
}

const marks = L.layerGroup().addTo(map);
const areas = L.layerGroup().addTo(map);
const form = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
let turn = 0;
let marked = [];

async function refresh() {
  const mine = (turn += 1);
  const view = map.getBounds().pad(0.15);
  const query = new URLSearchParams(box.dataset.query);
  query.set("bbox", [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()].map((n) => n.toFixed(3)).join(","));
  // Finer cells than the marks have room for: what overlaps is joined below, where most of it happened.
  query.set("z", Math.floor(map.getZoom()) + FINER);
  query.set("lang", lang);
  const answer = await fetch(`/api/cells?${query}`).catch(() => null);
  if (mine !== turn || !answer?.ok) return;
  marks.clearLayers();
  areas.clearLayers();
  const cells = apart((await answer.json()).cells);
  cells.forEach(add);
  // Names give way to marks, so they are drawn after them.
  marked = cells.map((cell) => map.latLngToContainerPoint([cell.lat, cell.lon]));
  box.dispatchEvent(new CustomEvent("marks"));
  box.dataset.ready = "true";
}

/** Marks that would cover one another as one: each must be large enough to be hit. At the closest look they stay apart. */
function apart(cells) {
  if (map.getZoom() >= map.getMaxZoom()) return cells;
  const kept = [];
  for (const cell of [...cells].sort((a, b) => b.count - a.count)) {
    const point = map.latLngToContainerPoint([cell.lat, cell.lon]);
    const near = kept.find((other) => map.latLngToContainerPoint([other.lat, other.lon]).distanceTo(point) < (size(other) + size(cell)) / 2);
    if (!near) { kept.push({ ...cell }); continue; }
    near.count += cell.count;
    near.approximate += cell.approximate;
    near.west = Math.min(near.west, cell.west); near.east = Math.max(near.east, cell.east);
    near.south = Math.min(near.south, cell.south); near.north = Math.max(near.north, cell.north);
    near.event_id = near.title = null;
    near.radius_km = 0;
  }
  return kept;
}

/** The width of a mark in pixels. */
function size(cell) {
  return Math.round(Math.min(54, 28 + 7 * Math.log10(cell.count)));
}

function add(cell) {
  const where = [cell.lat, cell.lon];
  const vague = cell.approximate === cell.count || cell.radius_km > 0;
  if (cell.radius_km > 0) {
    areas.addLayer(L.circle(where, { radius: cell.radius_km * 1000, interactive: false, className: "area-shape", pane: "areas" }));
  }
  const label = document.createElement("span");
  label.textContent = form.format(cell.count);
  const icon = L.divIcon({ className: `cluster${vague ? " approximate" : ""}`, html: label, iconSize: [size(cell), size(cell)] });
  const title = cell.title ?? `${box.dataset.events}: ${form.format(cell.count)}`;
  const mark = L.marker(where, { icon, title, alt: title, keyboard: true });
  if (cell.event_id) {
    const link = document.createElement("a");
    link.href = `/${lang}/events/${encodeURIComponent(cell.event_id)}`;
    link.textContent = cell.title;
    mark.bindPopup(link);
  } else {
    mark.on("click", () => {
      const extent = [[cell.south, cell.west], [cell.north, cell.east]];
      map.fitBounds(extent, { padding: [60, 60], maxZoom: Math.min(13, map.getZoom() + 3) });
    });
  }
  marks.addLayer(mark);
  mark.getElement()?.setAttribute("aria-label", title);
}

box.querySelector("noscript")?.remove();
fit();
map.on("moveend", refresh);
box.addEventListener("view", refresh);
await Promise.all([ground(map), refresh()]);

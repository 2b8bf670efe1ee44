// A lesson's touches one after the other, and the number of the step each belongs to. Knows no page.

// One stop a touch: a step has one, on some phones up to three.
export function stopsOf(steps) {
  const stops = [];
  steps.forEach((step) => step.touches.forEach((touch, t) => stops.push({ touch, n: step.n, key: step.id + '/' + t })));
  return stops;
}

export function createWalk(data) {
  const stops = stopsOf(data.steps);
  const total = data.steps.length;
  return {
    stops,
    total,
    end: stops.length, // the last page is the place after the last stop
    placeOf: (n) => (n > total ? stops.length : Math.max(0, stops.findIndex((stop) => stop.n === n))),
    placeKept: (key) => (key === 'end' ? stops.length : Math.max(0, stops.findIndex((stop) => stop.key === key))),
    numberAt: (place) => (place === stops.length ? total + 1 : stops[place].n),
    keyAt: (place) => (place === stops.length ? 'end' : stops[place].key),
  };
}

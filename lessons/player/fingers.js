// From the browser's events to samples in dp: pointer events, or touch events where there are none (iOS 12).

function samplesOf(event, toDp) {
  return Array.from(event.changedTouches).map((touch) => Object.assign(toDp(touch), {
    id: touch.identifier, first: event.touches.length === 1 && event.type === 'touchstart',
  }));
}

// A browser sends its own click after a touch, to whatever stands there by then: a key of the sheet that this very touch
// has opened. A touch that counted has no click; its end is awaited where it began, which may be gone from the page.
function withoutClick(then) {
  return (event) => {
    const { target } = event;
    const ended = (end) => {
      target.removeEventListener('touchend', ended);
      if (end.cancelable && then.isSpent()) end.preventDefault();
    };
    target.addEventListener('touchend', ended, { passive: false });
  };
}

function listenToTouches(node, toDp, then) {
  const each = (name) => (event) => samplesOf(event, toDp).forEach((sample) => then[name](sample));
  function moved(event) {
    each('move')(event);
    if (event.cancelable && then.keepsStill()) event.preventDefault(); // these phones know no touch-action
  }
  return [
    [node, 'touchstart', each('down')], [node, 'touchmove', moved, { passive: false }],
    [node, 'touchend', each('up')], [node, 'touchcancel', each('cancel')], [node, 'touchstart', withoutClick(then)],
  ];
}

function listenToPointers(node, toDp, then) {
  const sample = (event) => Object.assign(toDp(event), { id: event.pointerId, first: event.isPrimary });
  const each = (name) => (event) => then[name](sample(event));
  function down(event) {
    if (event.pointerType !== 'mouse' || event.button === 0) then.down(sample(event));
  }
  // Screens change while a finger is down, so the end of its way is awaited at the window.
  return [
    [node, 'pointerdown', down], [window, 'pointermove', each('move')], [window, 'pointerup', each('up')],
    [window, 'pointercancel', each('cancel')], [node, 'touchstart', withoutClick(then), { passive: true }],
  ];
}

// `then`: {down, move, up, cancel}(sample) keepsStill(): whether the page may not scroll now, and
// isSpent(): whether the touch that ends now counted. -> how to stop.
export function listenToFingers(node, toDp, then) {
  const around = (window.PointerEvent ? listenToPointers : listenToTouches)(node, toDp, then);
  around.forEach(([where, what, done, how]) => where.addEventListener(what, done, how));
  return () => around.forEach(([where, what, done, how]) => where.removeEventListener(what, done, how));
}

// The black sheet over the projector, and back. Any key or touch lifts it.

export function createBlank(sheet, frame) {
  let before = null; // what had the focus
  return {
    isDark: () => !sheet.hidden,
    dark() {
      before = frame.getRootNode().activeElement;
      sheet.hidden = false;
      sheet.focus({ preventScroll: true }); // its name tells those who listen how to go on
    },
    light() {
      sheet.hidden = true;
      if (before && before.focus) before.focus({ preventScroll: true });
    },
  };
}

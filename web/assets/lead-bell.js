// A new call for help is told by a short sound and a buzz, once this person has asked for it by a touch: browsers allow it
// only then, and nobody is startled who did not ask.

export function createBell(words, changed) {
  let known = null; // ids of calls that were told already
  let sound = null;

  function ring() {
    if (navigator.vibrate) navigator.vibrate([200, 100, 200]);
    if (!sound || sound.state !== 'running') return;
    const tone = sound.createOscillator();
    const loud = sound.createGain();
    const now = sound.currentTime;
    tone.frequency.value = 660;
    loud.gain.setValueAtTime(0.0001, now);
    loud.gain.exponentialRampToValueAtTime(0.2, now + 0.03);
    loud.gain.exponentialRampToValueAtTime(0.0001, now + 0.6);
    tone.connect(loud);
    loud.connect(sound.destination);
    tone.start(now);
    tone.stop(now + 0.65);
  }

  const bell = {
    on: false,
    words,
    start() {
      const Sound = window.AudioContext || window.webkitAudioContext;
      bell.on = true;
      if (Sound && !sound) sound = new Sound();
      if (sound && sound.resume) sound.resume();
      ring();
      changed();
    },
    heard(calls) {
      const open = calls.filter((one) => !one.taken).map((one) => one.id);
      const fresh = known && open.some((id) => !known[id]);
      known = known || {};
      open.forEach((id) => { known[id] = true; });
      if (fresh && bell.on) ring();
    },
  };
  return bell;
}

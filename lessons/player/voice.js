// The sound of one step: a person's recording, else the sentence clips one after another, else the browser's own voice.
// One <audio> for life: phones let only an element that was started by a touch play on by itself.

const SILENCE = 'data:audio/wav;base64,UklGRjQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YRAAAACAgICAgICAgICAgICAgICA';
const SLOW = 0.75;

function nothing() {}

// `on`: {start(), sentence(index), stop(), trouble('missing' | 'failed' | 'blocked')}; index -1 is a whole recording.
export function createVoice(audio, lang, on) {
  let run = 0; // grows with every start and stop, so that late answers of an older one are ignored
  let playing = false;
  let unlocked = false;
  let rate = 1;
  let speaking = null; // kept here: some browsers forget an utterance nobody holds

  function pace() {
    audio.preservesPitch = audio.webkitPreservesPitch = audio.mozPreservesPitch = true;
    audio.defaultPlaybackRate = audio.playbackRate = rate;
  }
  audio.addEventListener('loadedmetadata', pace);

  function ownVoice() {
    if (!('speechSynthesis' in window) || !window.SpeechSynthesisUtterance) return null;
    const voices = window.speechSynthesis.getVoices();
    return voices.find((one) => one.localService && one.lang.slice(0, 2) === lang) || null;
  }
  ownVoice(); // browsers load their voices only after the first question

  function clip(src) {
    return new Promise((answer) => {
      audio.onended = () => answer('done');
      audio.onerror = () => answer('failed');
      audio.src = src;
      pace();
      const promise = audio.play();
      if (promise) promise.catch((error) => answer(error.name === 'NotAllowedError' ? 'blocked' : 'failed'));
    });
  }

  function spoken(text) {
    const own = ownVoice();
    if (!own) return Promise.resolve('missing');
    return new Promise((answer) => {
      speaking = new window.SpeechSynthesisUtterance(text);
      speaking.voice = own;
      speaking.lang = own.lang;
      speaking.rate = rate;
      speaking.onend = () => answer('done');
      speaking.onerror = () => answer('failed');
      window.speechSynthesis.speak(speaking);
    });
  }

  function silence() {
    run += 1;
    audio.onended = audio.onerror = null;
    audio.pause();
    if (speaking) window.speechSynthesis.cancel();
    speaking = null;
  }

  function stop() {
    if (!playing) return;
    playing = false;
    silence();
    on.stop();
  }

  // The first sentence starts before this function first waits, so inside the touch that asked for it.
  async function play(sentences, recording) {
    silence();
    unlocked = true;
    const mine = run;
    playing = true;
    on.start();
    const list = recording ? [{ src: recording, index: -1 }] : sentences.map((one, index) => Object.assign({ index }, one));
    let missing = list.length === 0;
    for (let i = 0; i < list.length; i += 1) {
      on.sentence(list[i].index);
      const answer = list[i].src ? clip(list[i].src) : spoken(list[i].text);
      if (i + 1 < list.length && list[i + 1].src) fetch(list[i + 1].src).catch(nothing); // playing it will tell
      const result = await answer;
      if (run !== mine) return;
      missing = missing || result === 'missing';
      if (result === 'failed' || result === 'blocked') {
        stop();
        on.trouble(result);
        return;
      }
    }
    stop();
    if (missing) on.trouble('missing');
  }

  return {
    play,
    stop,
    isPlaying: () => playing,
    slow(wish) {
      rate = wish ? SLOW : 1;
      pace();
    },
    // Called in the first touch, whatever it was for.
    unlock() {
      if (unlocked) return;
      unlocked = true;
      audio.src = SILENCE;
      const promise = audio.play();
      if (promise) promise.catch(nothing); // 听一遍 will ask again, and say so if it fails
    },
  };
}

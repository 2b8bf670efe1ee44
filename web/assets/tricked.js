// 我好像被骗了, read aloud: made clips where there are some, else the browser's own voice, by the player's voice module.
import { createVoice } from './voice.js';

const data = JSON.parse(document.getElementById('spoken').textContent);
const box = document.getElementById('hear');
const button = box.querySelector('button');
const note = box.querySelector('p');
const deeds = document.querySelectorAll('.deeds > li');

function light(deed) {
  deeds.forEach((one, i) => one.classList.toggle('spoken', i === deed));
}

const voice = createVoice(document.createElement('audio'), data.lang, {
  start() {
    note.textContent = '';
    button.textContent = data.words.stop;
    button.setAttribute('aria-pressed', 'true');
  },
  sentence: (index) => light(data.sentences[index].deed),
  stop() {
    light(-1);
    button.textContent = data.words.listen;
    button.setAttribute('aria-pressed', 'false');
  },
  trouble() {
    note.textContent = data.words.trouble;
  },
});

button.addEventListener('click', () => (voice.isPlaying() ? voice.stop() : voice.play(data.sentences, null)));
box.hidden = false;

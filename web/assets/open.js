// Puts the player over the first step of a lesson page.
import { mount } from './player.js';

const data = JSON.parse(document.getElementById('lesson-data').textContent);
mount(document.getElementById('lesson'), data, { host: 'phone', memory: 'qibu.place.' + data.lesson });

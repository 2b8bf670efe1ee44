// Puts the player over the first step of a lesson page. A learner who is signed in has her finished steps reported.
import { mount } from './player.js';

const data = JSON.parse(document.getElementById('lesson-data').textContent);
const root = document.getElementById('lesson');
const place = 'qibu.place.' + data.lesson;

// On a device that several share, nothing of one learner's lesson stays for the next.
function asLearner({ me, queue, onLeave }, { createReporter }) {
  const reporter = createReporter(queue, me, data);
  onLeave(reporter.stop);
  mount(root, data, { host: 'phone', memory: me.shared ? null : place, report: reporter.done });
}

if (document.getElementById('me')) Promise.all([import('./me.js'), import('./queue.js')]).then(([me, queue]) => asLearner(me, queue));
else mount(root, data, { host: 'phone', memory: place });

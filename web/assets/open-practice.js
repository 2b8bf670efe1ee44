// Puts the practice phone into its page. A learner who is signed in has each finished step recorded; a guest has not.
import { createEvidence } from './evidence.js';
import { createLent } from './lent.js';
import { createMemory } from './memory.js';
import { mount } from './practice.js';
import { createScenario } from './scenario.js';

const data = JSON.parse(document.getElementById('lesson-data').textContent);
const root = document.getElementById('lesson');

function stand(me, queue, onLeave) {
  const evidence = createEvidence(data, me, queue);
  onLeave(evidence.stop);
  const scenario = data.scenario ? createScenario(data.scenario, me ? null : createMemory(null), me ? me.gone_through : []) : null;
  const memory = me && me.lent ? createLent(me.learner) : null;
  const hold = (between) => mount(root, data, { evidence, scenario, memory, between });
  const tricked = { link: data.links.tricked, label: data.words.tricked };
  if (me && me.surprise) import('./surprise.js').then((surprise) => hold(surprise.createBetween(me, queue, tricked)));
  else hold(null);
}

if (document.getElementById('me')) import('./me.js').then(({ me, queue, onLeave }) => stand(me, queue, onLeave));
else stand(null, null, () => {});

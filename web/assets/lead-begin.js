// 开始上课: another class was chosen, so its planned lesson comes with it, and what was hard for the first one goes. The page
// works without this too.
const lesson = document.getElementById('lesson');

if (lesson) {
  document.querySelectorAll('input[name=class]').forEach((one) => one.addEventListener('change', () => {
    lesson.value = one.getAttribute('data-lesson') || lesson.value;
    document.querySelectorAll('[data-of]').forEach((part) => { part.hidden = part.getAttribute('data-of') !== one.value; });
  }));
}

// 打印: the browser's own printing; without scripts its menu does the same.
const print = document.getElementById('print');

print.hidden = false;
print.addEventListener('click', () => window.print());

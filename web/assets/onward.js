// A page of the lesson without scripts, on a phone that has them after all: its reader touched 下一步 before the player was
// there. It goes on with the player, at the same step.
window.location.replace(document.getElementById('lesson').getAttribute('data-player'));

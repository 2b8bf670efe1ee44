"""The live class: every phone follows the teacher, nobody is stuck alone."""

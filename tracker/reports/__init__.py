"""Tables that leave the house: exports, the quarter's report, lists on paper. The only rooms that know pandas."""

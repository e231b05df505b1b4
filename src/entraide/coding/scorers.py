"""How each kind of exercise is scored; a memo is read by the instructor."""

from entraide.coding.evening import score_evening
from entraide.coding.scoring import score_choice, score_coding, score_numbers

SCORERS = {"coding": score_coding, "choice": score_choice, "numbers": score_numbers, "meeting": score_evening}

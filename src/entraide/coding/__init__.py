"""What coders do, and how it is judged: answers, scores, agreement. Pure, without a widget or a gradebook."""

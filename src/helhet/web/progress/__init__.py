"""How it goes: answers, steps, evaluation, statuses asked for, the law's list, and notes made on paper."""
